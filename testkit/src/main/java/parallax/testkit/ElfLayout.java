package parallax.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts the parts of an ELF file one behind the other: header, program headers, sections, section headers.
final class ElfLayout {

    private static final int LOAD = 1;
    private static final int DYNAMIC = 2;
    private static final int INTERP = 3;
    private static final int NOTE = 4;

    /// An entry of the dynamic section: a number, or the text whose index its value becomes.
    record Entry(long tag, long value, String text) {}

    record Relocation(int type, int symbol) {}

    static final class Section {

        private final String name;
        private final int type;
        private final long flags;
        private final int align;
        private final byte[] content;

        Section(String name, int type, long flags, int align, byte[] content) {
            this.name = name;
            this.type = type;
            this.flags = flags;
            this.align = align;
            this.content = content;
        }
    }

    /// @param section what it covers; empty text for nothing
    record Segment(int type, int flags, String section, long memorySize) {}

    record Header(int type, int machine, int osAbi, boolean hasSectionHeaders) {}

    private final boolean is64;
    private final boolean bigEndian;
    private final List<Section> sections = new ArrayList<>();
    private final Map<String, Long> offsets = new LinkedHashMap<>();
    private int needCount;
    private int definitionCount;

    ElfLayout(boolean is64, boolean bigEndian) {
        this.is64 = is64;
        this.bigEndian = bigEndian;
    }

    void add(String name, int type, long flags, int align, byte[] content) {
        add(new Section(name, type, flags, align, content));
    }

    void add(Section section) {
        sections.add(section);
    }

    Map<String, Long> offsets() {
        return offsets;
    }

    /// The content of `.shstrtab`, which is in it as well.
    byte[] sectionNames() {
        ElfStringTable names = names();
        names.add(".shstrtab");
        return names.toBytes();
    }

    void addDynamic(
            ElfSymbols symbols,
            String soname,
            boolean hasGnuHash,
            boolean hasSysvHash,
            List<Relocation> relocations,
            int initFunctions,
            List<Entry> texts,
            List<Entry> numbers) {
        ElfStringTable strings = new ElfStringTable();
        int word = is64 ? 8 : 4;
        int code = 1 + indexOf(".text");
        // The address of `.text` does not depend on what follows it.
        long text = ElfBuilder.BASE + offsetsOf(sections).get(code - 1);
        add(".dynsym", 11, 2, 8, symbols.table(is64, bigEndian, strings, code, text));
        List<String> names = new ArrayList<>(List.of(""));
        symbols.ordered().forEach(symbol -> names.add(symbol.name()));
        if (hasGnuHash) {
            int first = symbols.firstDefined();
            List<String> defined = names.subList(first, names.size());
            add(".gnu.hash", 0x6ffffff6, 2, 8, ElfHashTables.gnu(defined, first, is64, bigEndian));
        }
        if (hasSysvHash) {
            add(".hash", 5, 2, 8, ElfHashTables.sysv(names, is64, bigEndian));
        }
        if (symbols.hasVersions()) {
            add(".gnu.version", 0x6fffffff, 2, 2, symbols.indices(is64, bigEndian));
        }
        if (symbols.hasNeeds()) {
            needCount = symbols.needCount();
            add(".gnu.version_r", 0x6ffffffe, 2, 8, symbols.neededVersions(is64, bigEndian, strings));
        }
        if (symbols.hasDefinitions()) {
            definitionCount = symbols.definitionCount();
            add(".gnu.version_d", 0x6ffffffd, 2, 8, symbols.definedVersions(is64, bigEndian, strings, soname));
        }
        if (!relocations.isEmpty()) {
            ElfOutput out = new ElfOutput(is64, bigEndian);
            for (Relocation relocation : relocations) {
                out.word(text);
                out.word(
                        is64
                                ? (long) relocation.symbol() << 32 | relocation.type()
                                : (long) relocation.symbol() << 8 | relocation.type());
                out.word(0);
            }
            add(".rela.dyn", 4, 2, 8, out.toBytes());
        }
        if (initFunctions != 0) {
            add(".init_array", 14, 3, 8, new byte[initFunctions * word]);
        }
        List<Entry> resolved = new ArrayList<>();
        texts.forEach(entry -> resolved.add(new Entry(entry.tag(), strings.add(entry.text()), "")));
        add(".dynstr", 3, 2, 1, strings.toBytes());
        resolved.addAll(numbers);
        resolved.addAll(places(word));
        resolved.add(new Entry(0, 0, ""));
        ElfOutput dynamic = new ElfOutput(is64, bigEndian);
        resolved.forEach(entry -> dynamic.word(entry.tag()).word(entry.value()));
        add(".dynamic", 6, 3, 8, dynamic.toBytes());
    }

    /// Entries that say where the other sections are.
    private List<Entry> places(int word) {
        List<Entry> entries = new ArrayList<>();
        place(entries, ".dynsym", 6, 0);
        place(entries, ".dynstr", 5, 10);
        place(entries, ".gnu.hash", 0x6ffffef5L, 0);
        place(entries, ".hash", 4, 0);
        place(entries, ".gnu.version", 0x6ffffff0L, 0);
        place(entries, ".gnu.version_r", 0x6ffffffeL, 0);
        place(entries, ".gnu.version_d", 0x6ffffffcL, 0);
        place(entries, ".rela.dyn", 7, 8);
        place(entries, ".init_array", 25, 27);
        entries.add(new Entry(11, is64 ? 24 : 16, ""));
        if (needCount != 0) {
            entries.add(new Entry(0x6fffffffL, needCount, ""));
        }
        if (definitionCount != 0) {
            entries.add(new Entry(0x6ffffffdL, definitionCount, ""));
        }
        if (indexOf(".rela.dyn") >= 0) {
            entries.add(new Entry(9, 3L * word, ""));
        }
        return entries;
    }

    private void place(List<Entry> entries, String section, long tag, long sizeTag) {
        int index = indexOf(section);
        if (index >= 0) {
            entries.add(new Entry(tag, ElfBuilder.BASE + offsetsOf(sections).get(index), ""));
            if (sizeTag != 0) {
                entries.add(new Entry(sizeTag, sections.get(index).content.length, ""));
            }
        }
    }

    byte[] build(Header header, List<Segment> extra) {
        List<Segment> segments = new ArrayList<>(List.of(new Segment(LOAD, 7, "", 0)));
        segments.addAll(extra);
        addFor(segments, ".interp", INTERP);
        addFor(segments, ".note", NOTE);
        addFor(segments, ".dynamic", DYNAMIC);
        List<Long> places = offsetsOf(sections);
        long end = sections.isEmpty() ? headRoom() : places.getLast() + sections.getLast().content.length;
        long headers = (end + 7) / 8 * 8;
        ElfOutput out = new ElfOutput(is64, bigEndian);
        header(out, header, segments.size(), headers);
        offsets.put("program headers", (long) out.size());
        for (Segment segment : segments) {
            segment(out, segment, places, end);
        }
        for (int index = 0; index < sections.size(); index++) {
            pad(out, places.get(index));
            offsets.put(sections.get(index).name, places.get(index));
            out.raw(sections.get(index).content);
        }
        if (header.hasSectionHeaders()) {
            pad(out, headers);
            offsets.put("section headers", headers);
            sectionHeaders(out, places);
        }
        return out.toBytes();
    }

    private void addFor(List<Segment> segments, String section, int type) {
        if (indexOf(section) >= 0) {
            segments.add(new Segment(type, 4, section, 0));
        }
    }

    private void header(ElfOutput out, Header header, int segments, long sectionHeaders) {
        boolean hasSections = header.hasSectionHeaders();
        out.raw(new byte[] {0x7f, 'E', 'L', 'F'})
                .u8(is64 ? 2 : 1)
                .u8(bigEndian ? 2 : 1)
                .u8(1);
        out.u8(header.osAbi()).raw(new byte[8]);
        out.u16(header.type()).u16(header.machine()).u32(1);
        out.word(0).word(is64 ? 64 : 52).word(hasSections ? sectionHeaders : 0);
        out.u32(0).u16(is64 ? 64 : 52).u16(is64 ? 56 : 32).u16(segments);
        out.u16(is64 ? 64 : 40).u16(hasSections ? sections.size() + 1 : 0);
        out.u16(hasSections ? sections.size() : 0);
    }

    private void segment(ElfOutput out, Segment segment, List<Long> places, long end) {
        long offset = 0;
        long size = segment.type() == LOAD ? end : 0;
        int index = indexOf(segment.section());
        if (index >= 0) {
            offset = places.get(index);
            size = sections.get(index).content.length;
        }
        long address = ElfBuilder.BASE + offset;
        long memory = Math.max(size, segment.memorySize());
        if (is64) {
            out.u32(segment.type())
                    .u32(segment.flags())
                    .u64(offset)
                    .u64(address)
                    .u64(address);
            out.u64(size).u64(memory).u64(segment.type() == NOTE ? 4 : 0x1000);
        } else {
            out.u32(segment.type()).u32(offset).u32(address).u32(address);
            out.u32(size).u32(memory).u32(segment.flags()).u32(segment.type() == NOTE ? 4 : 0x1000);
        }
    }

    private void sectionHeaders(ElfOutput out, List<Long> places) {
        ElfStringTable names = names();
        out.raw(new byte[is64 ? 64 : 40]);
        for (int index = 0; index < sections.size(); index++) {
            Section section = sections.get(index);
            long address = (section.flags & 2) != 0 ? ElfBuilder.BASE + places.get(index) : 0;
            out.u32(names.add(section.name)).u32(section.type).word(section.flags);
            out.word(address).word(places.get(index)).word(section.content.length);
            out.u32(link(section)).u32(info(section)).word(section.align).word(entrySize(section));
        }
    }

    private int link(Section section) {
        return switch (section.name) {
            case ".dynsym", ".dynamic", ".gnu.version_r", ".gnu.version_d" -> 1 + indexOf(".dynstr");
            case ".gnu.hash", ".hash", ".gnu.version", ".rela.dyn" -> 1 + indexOf(".dynsym");
            default -> 0;
        };
    }

    private int info(Section section) {
        return switch (section.name) {
            case ".dynsym" -> 1;
            case ".gnu.version_r" -> needCount;
            case ".gnu.version_d" -> definitionCount;
            default -> 0;
        };
    }

    private int entrySize(Section section) {
        return switch (section.name) {
            case ".dynsym" -> is64 ? 24 : 16;
            case ".dynamic" -> is64 ? 16 : 8;
            case ".rela.dyn" -> is64 ? 24 : 12;
            case ".gnu.version" -> 2;
            default -> 0;
        };
    }

    private ElfStringTable names() {
        ElfStringTable names = new ElfStringTable();
        sections.forEach(section -> names.add(section.name));
        return names;
    }

    private int indexOf(String section) {
        for (int index = 0; index < sections.size(); index++) {
            if (sections.get(index).name.equals(section)) {
                return index;
            }
        }
        return -1;
    }

    /// Room for the header and more segments than a file here can have.
    private static int headRoom() {
        return 64 + 12 * 56;
    }

    private static List<Long> offsetsOf(List<Section> sections) {
        List<Long> places = new ArrayList<>();
        long at = headRoom();
        for (Section section : sections) {
            at = (at + section.align - 1) / section.align * section.align;
            places.add(at);
            at += section.content.length;
        }
        return places;
    }

    private static void pad(ElfOutput out, long to) {
        while (out.size() < to) {
            out.u8(0);
        }
    }
}
