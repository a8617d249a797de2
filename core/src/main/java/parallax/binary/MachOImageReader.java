package parallax.binary;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one image: its header and load commands, then what they point to.
final class MachOImageReader {

    private static final int MH_MAGIC = 0xfeedface;
    private static final int MH_CIGAM = 0xcefaedfe;
    private static final int MH_MAGIC_64 = 0xfeedfacf;
    private static final int MH_CIGAM_64 = 0xcffaedfe;
    private static final int MH_OBJECT = 1;

    private static final int LC_REQ_DYLD = 0x80000000;
    private static final int LC_SEGMENT = 1;
    private static final int LC_SYMTAB = 2;
    private static final int LC_LOAD_DYLIB = 0xc;
    private static final int LC_ID_DYLIB = 0xd;
    private static final int LC_LOAD_WEAK_DYLIB = 0x18 | LC_REQ_DYLD;
    private static final int LC_SEGMENT_64 = 0x19;
    private static final int LC_UUID = 0x1b;
    private static final int LC_RPATH = 0x1c | LC_REQ_DYLD;
    private static final int LC_CODE_SIGNATURE = 0x1d;
    private static final int LC_REEXPORT_DYLIB = 0x1f | LC_REQ_DYLD;
    private static final int LC_LAZY_LOAD_DYLIB = 0x20;
    private static final int LC_ENCRYPTION_INFO = 0x21;
    private static final int LC_DYLD_INFO = 0x22;
    private static final int LC_DYLD_INFO_ONLY = 0x22 | LC_REQ_DYLD;
    private static final int LC_LOAD_UPWARD_DYLIB = 0x23 | LC_REQ_DYLD;
    private static final int LC_VERSION_MIN_MACOSX = 0x24;
    private static final int LC_VERSION_MIN_IPHONEOS = 0x25;
    private static final int LC_SOURCE_VERSION = 0x2a;
    private static final int LC_ENCRYPTION_INFO_64 = 0x2c;
    private static final int LC_VERSION_MIN_TVOS = 0x2f;
    private static final int LC_VERSION_MIN_WATCHOS = 0x30;
    private static final int LC_BUILD_VERSION = 0x32;
    private static final int LC_DYLD_EXPORTS_TRIE = 0x33 | LC_REQ_DYLD;
    private static final int LC_DYLD_CHAINED_FIXUPS = 0x34 | LC_REQ_DYLD;

    /// Bytes that a value of ours takes besides its texts, roughly; what the budget is charged for each.
    private static final int ENTRY_COST = 64;

    private final BinaryBytes bytes;
    private final MachOHeader header;
    private final long commands;
    private final long commandsSize;
    private final int headerSize;
    private final BinaryNotes notes = new BinaryNotes();

    private @Nullable MachOLibrary id;
    private final List<MachOLibrary> libraries = new ArrayList<>();
    private final List<String> rpaths = new ArrayList<>();
    private @Nullable String uuid;
    private final List<MachOBuildVersion> buildVersions = new ArrayList<>();
    private @Nullable String sourceVersion;
    private final List<MachOSegment> segments = new ArrayList<>();
    private boolean signed;
    private boolean encrypted;
    private boolean hasSymbolTable;
    private List<MachOSymbol> symbols = List.of();
    private List<MachOExport> exports = List.of();
    private final MachOBindings bindings;

    MachOImageReader(BinaryBytes window) throws BinaryDamage {
        window.check(0, 28, "the header of a Mach-O image");
        int magic = window.order(true).i32(0);
        if (!isMagic(magic)) {
            throw window.damage(
                    0, "a Mach-O image starts with 0xfeedface or 0xfeedfacf, found 0x" + Integer.toHexString(magic));
        }
        boolean bigEndian = magic == MH_MAGIC || magic == MH_MAGIC_64;
        boolean is64 = magic == MH_MAGIC_64 || magic == MH_CIGAM_64;
        bytes = window.order(bigEndian);
        headerSize = is64 ? 32 : 28;
        bytes.check(0, headerSize, "the header of a Mach-O image");
        header = new MachOHeader(
                bytes.base(), bytes.size(), is64, bigEndian, bytes.i32(4), bytes.i32(8), bytes.i32(12), bytes.i32(24));
        commands = bytes.u32(16);
        commandsSize = bytes.u32(20);
        bindings = new MachOBindings(bytes, notes, header.twoLevel());
    }

    /// As it reads in big-endian order.
    static boolean isMagic(int magic) {
        return magic == MH_MAGIC || magic == MH_CIGAM || magic == MH_MAGIC_64 || magic == MH_CIGAM_64;
    }

    MachOImage read() {
        try {
            readCommands();
        } catch (BinaryDamage damage) {
            notes.add(BinaryPart.LOAD_COMMANDS, damage);
        }
        return new MachOImage(
                header,
                id,
                libraries,
                rpaths,
                uuid,
                buildVersions,
                sourceVersion,
                segments,
                signed,
                encrypted,
                hasSymbolTable,
                symbols,
                exports,
                bindings.toList(),
                notes.toList());
    }

    private void readCommands() throws BinaryDamage {
        long end = headerSize + commandsSize;
        if (end > bytes.size()) {
            notes.add(
                    BinaryPart.LOAD_COMMANDS,
                    bytes.base() + headerSize,
                    "the load commands take " + commandsSize + " bytes, the image has " + bytes.size());
            end = bytes.size();
        }
        long at = headerSize;
        for (long number = 0; number < commands; number++) {
            if (end - at < 8) {
                throw bytes.damage(
                        at,
                        "load command " + (number + 1) + " of " + commands
                                + " is outside of the room for load commands");
            }
            long size = bytes.u32(at + 4);
            if (size < 8 || size > end - at) {
                throw bytes.damage(
                        at, "load command " + (number + 1) + " states " + size + " bytes, there are " + (end - at));
            }
            int command = bytes.i32(at);
            BinaryPart part = part(command);
            try {
                bytes.charge(at, ENTRY_COST, "the load commands");
                readCommand(command, bytes.slice(at, size, "a load command"));
            } catch (BinaryDamage damage) {
                notes.add(part, damage);
            }
            at += size;
        }
    }

    private static BinaryPart part(int command) {
        return switch (command) {
            case LC_SEGMENT, LC_SEGMENT_64 -> BinaryPart.SECTIONS;
            case LC_SYMTAB -> BinaryPart.SYMBOLS;
            case LC_DYLD_EXPORTS_TRIE -> BinaryPart.EXPORTS;
            case LC_DYLD_INFO, LC_DYLD_INFO_ONLY, LC_DYLD_CHAINED_FIXUPS -> BinaryPart.IMPORTS;
            default -> BinaryPart.LOAD_COMMANDS;
        };
    }

    private void readCommand(int command, BinaryBytes data) throws BinaryDamage {
        switch (command) {
            case LC_SEGMENT -> readSegment(data, false);
            case LC_SEGMENT_64 -> readSegment(data, true);
            case LC_SYMTAB -> readSymbols(data);
            case LC_ID_DYLIB -> id = library(MachOLibrary.Kind.SELF, 0, data);
            case LC_LOAD_DYLIB -> addLibrary(MachOLibrary.Kind.LOAD, data);
            case LC_LOAD_WEAK_DYLIB -> addLibrary(MachOLibrary.Kind.WEAK, data);
            case LC_REEXPORT_DYLIB -> addLibrary(MachOLibrary.Kind.REEXPORT, data);
            case LC_LAZY_LOAD_DYLIB -> addLibrary(MachOLibrary.Kind.LAZY, data);
            case LC_LOAD_UPWARD_DYLIB -> addLibrary(MachOLibrary.Kind.UPWARD, data);
            case LC_RPATH -> rpaths.add(data.text(data.u32(8), data.size(), "the folder of LC_RPATH"));
            case LC_UUID -> uuid = HexFormat.of().formatHex(data.copy(8, 16, "the UUID"));
            case LC_CODE_SIGNATURE -> signed = true;
            case LC_ENCRYPTION_INFO, LC_ENCRYPTION_INFO_64 -> encrypted |= data.i32(16) != 0;
            case LC_VERSION_MIN_MACOSX -> addMinimum(1, data);
            case LC_VERSION_MIN_IPHONEOS -> addMinimum(2, data);
            case LC_VERSION_MIN_TVOS -> addMinimum(3, data);
            case LC_VERSION_MIN_WATCHOS -> addMinimum(4, data);
            case LC_BUILD_VERSION -> readBuildVersion(data);
            case LC_SOURCE_VERSION -> sourceVersion = sourceVersion(data.i64(8));
            case LC_DYLD_INFO, LC_DYLD_INFO_ONLY -> {
                bindings.bind(data.u32(16), data.u32(20), MachOImport.Origin.BIND);
                bindings.bind(data.u32(24), data.u32(28), MachOImport.Origin.WEAK_BIND);
                bindings.bind(data.u32(32), data.u32(36), MachOImport.Origin.LAZY_BIND);
                readExports(data.u32(40), data.u32(44));
            }
            case LC_DYLD_EXPORTS_TRIE -> readExports(data.u32(8), data.u32(12));
            case LC_DYLD_CHAINED_FIXUPS -> bindings.chainedFixups(data.u32(8), data.u32(12));
            default -> {
                // Nothing that a user of the library gets.
            }
        }
    }

    private void addLibrary(MachOLibrary.Kind kind, BinaryBytes data) throws BinaryDamage {
        int ordinal = libraries.size() + 1;
        try {
            libraries.add(library(kind, ordinal, data));
        } catch (BinaryDamage damage) {
            // Symbols name libraries by their place, so that none may be left out.
            libraries.add(new MachOLibrary(kind, ordinal, "", MachOVersion.of(0), MachOVersion.of(0)));
            throw damage;
        }
    }

    private static MachOLibrary library(MachOLibrary.Kind kind, int ordinal, BinaryBytes data) throws BinaryDamage {
        return new MachOLibrary(
                kind,
                ordinal,
                data.text(data.u32(8), data.size(), "the name of a library"),
                MachOVersion.of(data.i32(16)),
                MachOVersion.of(data.i32(20)));
    }

    private void addMinimum(int platform, BinaryBytes data) throws BinaryDamage {
        buildVersions.add(new MachOBuildVersion(
                platform, MachOVersion.of(data.i32(8)), MachOVersion.of(data.i32(12)), List.of()));
    }

    private void readBuildVersion(BinaryBytes data) throws BinaryDamage {
        List<MachOBuildVersion.Tool> tools = new ArrayList<>();
        long count = data.u32(20);
        data.check(24, count * 8, "the tools of LC_BUILD_VERSION");
        data.charge(24, count * 32, "the tools of LC_BUILD_VERSION");
        for (int number = 0; number < count; number++) {
            tools.add(new MachOBuildVersion.Tool(
                    data.i32(24 + 8L * number), MachOVersion.of(data.i32(28 + 8L * number))));
        }
        buildVersions.add(new MachOBuildVersion(
                data.i32(8), MachOVersion.of(data.i32(12)), MachOVersion.of(data.i32(16)), tools));
    }

    private static String sourceVersion(long packed) {
        return (packed >>> 40) + "." + (packed >>> 30 & 0x3ff) + "." + (packed >>> 20 & 0x3ff) + "."
                + (packed >>> 10 & 0x3ff) + "." + (packed & 0x3ff);
    }

    private void readSegment(BinaryBytes data, boolean is64) throws BinaryDamage {
        int sectionSize = is64 ? 80 : 68;
        int firstSection = is64 ? 72 : 56;
        long count = data.u32(is64 ? 64 : 48);
        data.check(firstSection, count * sectionSize, "the headers of sections");
        data.charge(firstSection, count * ENTRY_COST, "the headers of sections");
        List<MachOSection> sections = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            long at = firstSection + (long) number * sectionSize;
            MachOSection section = new MachOSection(
                    data.padded(at + 16, 16, "the segment of a section"),
                    data.padded(at, 16, "the name of a section"),
                    is64 ? data.i64(at + 32) : data.u32(at + 32),
                    is64 ? data.i64(at + 40) : data.u32(at + 36),
                    data.u32(at + (is64 ? 48 : 40)),
                    data.i32(at + (is64 ? 64 : 56)));
            sections.add(section);
            if (!section.zeroFill() && section.size() != 0 && !bytes.has(section.offset(), section.size())) {
                notes.add(
                        BinaryPart.SECTIONS,
                        data.base() + at,
                        "the section `" + section.name() + "` ends behind the image");
            }
        }
        segments.add(new MachOSegment(
                data.padded(8, 16, "the name of a segment"),
                is64 ? data.i64(24) : data.u32(24),
                is64 ? data.i64(32) : data.u32(28),
                is64 ? data.i64(40) : data.u32(32),
                is64 ? data.i64(48) : data.u32(36),
                sections));
    }

    private void readSymbols(BinaryBytes data) throws BinaryDamage {
        hasSymbolTable = true;
        MachOSymbolReader reader = new MachOSymbolReader(bytes, header, header.fileType() == MH_OBJECT, notes);
        symbols = reader.read(data.u32(8), data.u32(12), data.u32(16), data.u32(20));
    }

    private void readExports(long offset, long size) {
        if (size == 0) {
            return;
        }
        MachOExportReader reader = new MachOExportReader(bytes);
        try {
            reader.read(offset, size);
        } catch (BinaryDamage damage) {
            notes.add(BinaryPart.EXPORTS, damage);
        }
        exports = reader.exports();
    }
}
