package parallax.testkit;

import java.util.ArrayList;
import java.util.List;

/// Builds small Mach-O images byte by byte. Numbers are as `mach-o/loader.h` has them.
public final class MachOBuilder {

    private static final int HEADER_64 = 32;
    private static final int HEADER_32 = 28;

    /// A command whose body is made when it is known where its data lie.
    private static final class Command {
        private final int number;
        private final byte[] body;
        private final List<byte[]> data;
        private final List<Integer> places;

        Command(int number, byte[] body, List<byte[]> data, List<Integer> places) {
            this.number = number;
            this.body = body;
            this.data = data;
            this.places = places;
        }
    }

    private record Symbol(String name, int type, int section, int description, long value) {}

    private final boolean is64;
    private final boolean bigEndian;
    private int cpuType = 0x01000007;
    private int cpuSubtype = 3;
    private int fileType = 6;
    private int flags = 0x80;
    private final List<Command> commands = new ArrayList<>();
    private final List<Symbol> symbols = new ArrayList<>();

    public MachOBuilder(boolean is64, boolean bigEndian) {
        this.is64 = is64;
        this.bigEndian = bigEndian;
    }

    /// A little-endian dylib for x86_64 with two-level names.
    public static MachOBuilder dylib64() {
        return new MachOBuilder(true, false);
    }

    public MachOBuilder cpu(int type, int subtype) {
        cpuType = type;
        cpuSubtype = subtype;
        return this;
    }

    public MachOBuilder fileType(int type) {
        fileType = type;
        return this;
    }

    public MachOBuilder flags(int value) {
        flags = value;
        return this;
    }

    /// Any command.
    ///
    /// @param body what follows its number and size
    public MachOBuilder command(int number, byte[] body) {
        commands.add(new Command(number, body, List.of(), List.of()));
        return this;
    }

    /// A command of 32-bit numbers.
    public MachOBuilder command(int number, int... values) {
        BinaryOutput body = output();
        for (int value : values) {
            body.u32(value);
        }
        return command(number, body.toBytes());
    }

    /// LC_LOAD_DYLIB and its like.
    public MachOBuilder library(int number, String name, int current, int compatibility) {
        BinaryOutput body = output().u32(24).u32(2).u32(current).u32(compatibility);
        return command(number, body.text(name).align(8).toBytes());
    }

    public MachOBuilder rpath(String folder) {
        return command(0x8000001c, output().u32(12).text(folder).align(4).toBytes());
    }

    /// A segment with sections of no bytes in the file.
    public MachOBuilder segment(String name, String... sections) {
        BinaryOutput body = output().padded(name, 16);
        int word = is64 ? 8 : 4;
        body.number(0x1000, word).number(0x2000, word).number(0, word).number(0, word);
        body.u32(7).u32(5).u32(sections.length).u32(0);
        for (String section : sections) {
            body.padded(section, 16).padded(name, 16).number(0x1000, word).number(0x80, word);
            // S_ZEROFILL
            body.u32(0).u32(0).u32(0).u32(0).u32(1).u32(0).u32(0);
            if (is64) {
                body.u32(0);
            }
        }
        return command(is64 ? 0x19 : 1, body.toBytes());
    }

    /// An entry of LC_SYMTAB, which comes last of the commands.
    public MachOBuilder symbol(String name, int type, int section, int description, long value) {
        symbols.add(new Symbol(name, type, section, description, value));
        return this;
    }

    /// LC_DYLD_EXPORTS_TRIE or LC_DYLD_CHAINED_FIXUPS.
    public MachOBuilder data(int number, byte[] data) {
        commands.add(new Command(number, new byte[8], List.of(data), List.of(0)));
        return this;
    }

    /// LC_DYLD_INFO_ONLY.
    public MachOBuilder dyldInfo(byte[] bind, byte[] weakBind, byte[] lazyBind, byte[] exports) {
        commands.add(new Command(
                0x80000022, new byte[40], List.of(bind, weakBind, lazyBind, exports), List.of(8, 16, 24, 32)));
        return this;
    }

    /// A trie in which each name is an edge of the root; the leaves hold the bytes given.
    public static byte[] flatTrie(List<String> names, List<byte[]> leaves) {
        // Offsets are below 16384 and take two bytes each, so that the places of leaves are known before.
        int rootSize = 2;
        for (String name : names) {
            rootSize += name.length() + 3;
        }
        BinaryOutput trie = new BinaryOutput(false).number(0, 1).number(names.size(), 1);
        int place = rootSize;
        for (int index = 0; index < names.size(); index++) {
            trie.text(names.get(index)).number((place & 0x7f) | 0x80, 1).number(place >>> 7, 1);
            place += leaves.get(index).length + 2;
        }
        for (byte[] leaf : leaves) {
            trie.number(leaf.length, 1).raw(leaf).number(0, 1);
        }
        return trie.toBytes();
    }

    /// The data of LC_DYLD_CHAINED_FIXUPS without chains.
    ///
    /// @param format 1 to 3
    /// @param imports as the format packs them, two numbers each in formats 2 and 3
    public byte[] chainedFixups(int format, int count, long[] imports, byte[] names) {
        int width = format == 3 ? 8 : 4;
        int table = 28;
        BinaryOutput data = output().u32(0).u32(table).u32(table);
        data.u32(table + (long) width * imports.length).u32(count).u32(format).u32(0);
        for (long number : imports) {
            data.number(number, width);
        }
        return data.raw(names).toBytes();
    }

    public byte[] build() {
        List<Command> all = new ArrayList<>(commands);
        if (!symbols.isEmpty()) {
            all.add(new Command(2, new byte[16], List.of(symbolTable(), symbolNames()), List.of(0, 8)));
        }
        int size = 0;
        for (Command command : all) {
            size += 8 + command.body.length;
        }
        int header = is64 ? HEADER_64 : HEADER_32;
        BinaryOutput out =
                output().u32(is64 ? 0xfeedfacfL : 0xfeedfaceL).u32(cpuType).u32(cpuSubtype);
        out.u32(fileType).u32(all.size()).u32(size).u32(flags);
        if (is64) {
            out.u32(0);
        }
        BinaryOutput tail = output();
        for (Command command : all) {
            byte[] body = command.body.clone();
            for (int index = 0; index < command.data.size(); index++) {
                byte[] data = command.data.get(index);
                boolean table = command.number == 2 && index == 0;
                byte[] place = output().u32(data.length == 0 ? 0 : header + size + tail.size())
                        .u32(table ? symbols.size() : data.length)
                        .toBytes();
                System.arraycopy(place, 0, body, command.places.get(index), 8);
                tail.raw(data);
            }
            out.u32(command.number).u32(8 + body.length).raw(body);
        }
        return out.raw(tail.toBytes()).toBytes();
    }

    private byte[] symbolTable() {
        BinaryOutput table = output();
        int name = 1;
        for (Symbol symbol : symbols) {
            table.u32(name).number(symbol.type, 1).number(symbol.section, 1).u16(symbol.description);
            table.number(symbol.value, is64 ? 8 : 4);
            name += symbol.name.length() + 1;
        }
        return table.toBytes();
    }

    private byte[] symbolNames() {
        BinaryOutput names = output().number(0, 1);
        symbols.forEach(symbol -> names.text(symbol.name));
        return names.toBytes();
    }

    /// A universal file of images for x86_64, arm64 and so on, as their own headers say.
    public static byte[] universal(boolean is64, List<byte[]> images) {
        BinaryOutput out =
                new BinaryOutput(true).u32(is64 ? 0xcafebabfL : 0xcafebabeL).u32(images.size());
        int width = is64 ? 32 : 20;
        long place = 8 + (long) width * images.size();
        for (byte[] image : images) {
            boolean big = image[0] == (byte) 0xfe;
            for (int field = 4; field < 12; field += 4) {
                for (int index = 0; index < 4; index++) {
                    out.number(image[big ? field + index : field + 3 - index], 1);
                }
            }
            out.number(place, is64 ? 8 : 4).number(image.length, is64 ? 8 : 4).u32(0);
            if (is64) {
                out.u32(0);
            }
            place += image.length;
        }
        images.forEach(out::raw);
        return out.toBytes();
    }

    private BinaryOutput output() {
        return new BinaryOutput(bigEndian);
    }
}
