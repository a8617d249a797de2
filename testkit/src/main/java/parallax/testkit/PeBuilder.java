package parallax.testkit;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Builds small PE files byte by byte: headers and one section that holds every table.
public final class PeBuilder {

    /// Where the section is in memory and in the file.
    public static final int ADDRESS = 0x1000;

    public static final int OFFSET = 0x400;

    /// Where a 32-bit image wants to be in memory.
    public static final int BASE_32 = 0x10000000;

    /// Where the PE header is.
    public static final int PE = 0x100;

    private final boolean is64;
    private int machine;
    private int timestamp = 0x5bf57dc8;
    private int dllCharacteristics = 0x160;
    private final long[] directories = new long[32];
    private byte[] stub = new byte[0];
    private final BinaryOutput section = new BinaryOutput(false);

    public PeBuilder(boolean is64) {
        this.is64 = is64;
        this.machine = is64 ? 0x8664 : 0x14c;
        section.u64(0);
    }

    public PeBuilder machine(int value) {
        machine = value;
        return this;
    }

    public PeBuilder timestamp(int seconds) {
        timestamp = seconds;
        return this;
    }

    public PeBuilder dllCharacteristics(int value) {
        dllCharacteristics = value;
        return this;
    }

    /// Sets one data directory, number 0 to 15.
    public PeBuilder directory(int number, long address, long size) {
        directories[2 * number] = address;
        directories[2 * number + 1] = size;
        return this;
    }

    /// The Rich header, with triples of product, build and count.
    public PeBuilder rich(int key, int... triples) {
        BinaryOutput out =
                new BinaryOutput(false).u32(0x536e6144 ^ key).u32(key).u32(key).u32(key);
        for (int index = 0; index < triples.length; index += 3) {
            out.u32((triples[index] << 16 | triples[index + 1]) ^ key).u32(triples[index + 2] ^ key);
        }
        stub = out.u32(0x68636952).u32(key).toBytes();
        return this;
    }

    /// The import directory, one DLL for each key; `#7` asks for a number.
    public PeBuilder imports(Map<String, List<String>> dlls) {
        List<long[]> rows = new ArrayList<>();
        dlls.forEach((dll, names) -> rows.add(new long[] {lookupTable(names, 0), put(dll)}));
        long start = here();
        for (long[] row : rows) {
            section.u32(row[0]).u32(0).u32(0).u32(row[1]).u32(row[0]);
        }
        section.raw(new byte[20]);
        return directory(1, start, here() - start);
    }

    /// The directory of delayed imports of one DLL.
    ///
    /// @param base 0 for addresses relative to the image, as all now are; otherwise the base of the image
    public PeBuilder delayImports(String dll, List<String> names, long base) {
        long table = lookupTable(names, base);
        long name = put(dll);
        long start = here();
        section.u32(base == 0 ? 1 : 0)
                .u32(name + base)
                .u32(0)
                .u32(0)
                .u32(table + base)
                .u32(0)
                .u32(0)
                .u32(0);
        section.raw(new byte[32]);
        return directory(13, start, here() - start);
    }

    private long lookupTable(List<String> names, long base) {
        List<Long> entries = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith("#")) {
                entries.add(Long.parseLong(name.substring(1)) | (is64 ? Long.MIN_VALUE : 0x80000000L));
            } else {
                section.align(2);
                entries.add(here() + base);
                section.u16(0).text(name);
            }
        }
        section.align(8);
        long table = here();
        entries.forEach(entry -> section.number(entry, is64 ? 8 : 4));
        section.u64(0);
        return table;
    }

    /// The export directory. A function is `name`, `name=DLL.other` for a forwarder, `` for a hole, `@` for
    /// one without a name.
    public PeBuilder exports(String dll, int base, String... functions) {
        List<Long> names = new ArrayList<>();
        List<Integer> ordinals = new ArrayList<>();
        List<String> forwarders = new ArrayList<>();
        for (int index = 0; index < functions.length; index++) {
            String name = functions[index].replaceAll("=.*", "");
            forwarders.add(functions[index].contains("=") ? functions[index].replaceAll(".*=", "") : "");
            if (!name.isEmpty() && !name.equals("@")) {
                names.add(put(name));
                ordinals.add(index);
            }
        }
        long dllName = put(dll);
        section.align(4);
        long start = here();
        long table = start + 40;
        long nameTable = table + 4L * functions.length;
        long ordinalTable = nameTable + 4L * names.size();
        long texts = ordinalTable + 2L * ordinals.size();
        section.u32(0)
                .u32(0)
                .u32(0)
                .u32(dllName)
                .u32(base)
                .u32(functions.length)
                .u32(names.size());
        section.u32(table).u32(nameTable).u32(ordinalTable);
        long text = texts;
        for (int index = 0; index < functions.length; index++) {
            String forwarder = forwarders.get(index);
            section.u32(!forwarder.isEmpty() ? text : functions[index].isEmpty() ? 0 : 0x5000 + index);
            text += forwarder.isEmpty() ? 0 : forwarder.length() + 1;
        }
        names.forEach(section::u32);
        ordinals.forEach(section::u16);
        forwarders.stream().filter(forwarder -> !forwarder.isEmpty()).forEach(section::text);
        return directory(0, start, here() - start);
    }

    /// The version resource of one language.
    public PeBuilder version(int[] file, Map<String, String> strings) {
        BinaryOutput texts = new BinaryOutput(false);
        strings.forEach((key, value) -> {
            texts.align(4);
            byte[] text = (value + "\0").getBytes(UTF_16LE);
            texts.raw(block(key, value.length() + 1, text));
        });
        byte[] table = block("040904b0", 0, texts.toBytes());
        byte[] stringInfo = block("StringFileInfo", 0, table);
        BinaryOutput fixed = new BinaryOutput(false).u32(0xfeef04bdL).u32(0x10000);
        for (int round = 0; round < 2; round++) {
            fixed.u16(file[1]).u16(file[0]).u16(file[3]).u16(file[2]);
        }
        fixed.raw(new byte[28]).raw(stringInfo);
        byte[] info = block("VS_VERSION_INFO", 52, fixed.toBytes());
        section.align(8);
        long start = here();
        int[] ids = {16, 1, 0x409};
        for (int level = 0; level < 3; level++) {
            long next = 24L * (level + 1);
            section.raw(new byte[12]).u16(0).u16(1).u32(ids[level]).u32(level < 2 ? next | 0x80000000L : next);
        }
        section.u32(here() + 16).u32(info.length).u32(0).u32(0).raw(info);
        return directory(2, start, here() - start);
    }

    private static byte[] block(String key, int valueLength, byte[] value) {
        BinaryOutput rest = new BinaryOutput(false).u16(0).u16(valueLength).u16(1);
        rest.raw((key + "\0").getBytes(UTF_16LE)).align(4).raw(value);
        byte[] bytes = rest.toBytes();
        bytes[0] = (byte) bytes.length;
        bytes[1] = (byte) (bytes.length >>> 8);
        return bytes;
    }

    /// The debug directory: a PDB, and that the build is reproducible.
    public PeBuilder debug(String pdb, int age) {
        section.align(4);
        int data = OFFSET + section.size();
        section.u32(0x53445352).raw(new byte[16]).u32(age).text(pdb);
        int size = OFFSET + section.size() - data;
        section.align(4);
        long start = here();
        section.u32(0)
                .u32(0)
                .u32(0)
                .u32(2)
                .u32(size)
                .u32(ADDRESS + data - OFFSET)
                .u32(data);
        section.u32(0).u32(0).u32(0).u32(16).u32(0).u32(0).u32(0);
        return directory(6, start, here() - start);
    }

    private long here() {
        return (long) ADDRESS + section.size();
    }

    private long put(String text) {
        long place = here();
        section.text(text);
        return place;
    }

    public byte[] build() {
        byte[] tables = section.toBytes();
        BinaryOutput out = new BinaryOutput(false).u16(0x5a4d).raw(new byte[58]).u32(PE);
        out.raw(new byte[0x40]).raw(stub);
        out.raw(new byte[PE - out.size()]);
        int optionalSize = (is64 ? 112 : 96) + 128;
        out.u32(0x4550)
                .u16(machine)
                .u16(1)
                .u32(timestamp)
                .u32(0)
                .u32(0)
                .u16(optionalSize)
                .u16(0x2022);
        out.u16(is64 ? 0x20b : 0x10b).number(14, 1).number(29, 1).raw(new byte[is64 ? 20 : 24]);
        out.number(is64 ? 0x180000000L : BASE_32, is64 ? 8 : 4);
        out.u32(ADDRESS).u32(0x200).u16(6).u16(1).u32(0).u16(6).u16(2).u32(0);
        out.u32(0x10000).u32(OFFSET).u32(0).u16(3).u16(dllCharacteristics);
        out.raw(new byte[is64 ? 32 : 16]).u32(0).u32(16);
        for (long directory : directories) {
            out.u32(directory);
        }
        out.padded(".rdata", 8)
                .u32(tables.length)
                .u32(ADDRESS)
                .u32(tables.length)
                .u32(OFFSET);
        out.raw(new byte[12]).u32(0x40000040);
        return out.raw(new byte[OFFSET - out.size()]).raw(tables).toBytes();
    }
}
