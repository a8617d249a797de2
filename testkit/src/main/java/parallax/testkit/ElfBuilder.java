package parallax.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Builds tiny ELF files byte by byte: shared libraries with just what a test is about, sound in all the rest.
///
/// ```java
/// byte[] library = new ElfBuilder()
///         .soname("libz.so.1")
///         .needed("libc.so.6")
///         .undefined("memcpy", "libc.so.6", "GLIBC_2.14")
///         .defined("deflate", "ZLIB_1.2.0")
///         .build();
/// ```
///
/// Without more it is a 64-bit little-endian library for x86-64. All of it is loaded by one segment at {@link #BASE},
/// so that addresses and offsets differ. To damage a file, overwrite bytes at {@link #offsetOf}.
public final class ElfBuilder {

    /// Address of the file's first byte.
    public static final long BASE = 0x400000;

    private static final int PROGBITS = 1;
    private static final int STRTAB = 3;
    private static final int NOTE = 7;
    private static final int ALLOC = 2;
    private static final int CODE = 6;

    private final ElfSymbols symbols = new ElfSymbols();
    private final List<ElfLayout.Entry> dynamicTexts = new ArrayList<>();
    private final List<ElfLayout.Entry> dynamicNumbers = new ArrayList<>();
    private final List<Consumer<ElfOutput>> notes = new ArrayList<>();
    private final List<ElfLayout.Section> more = new ArrayList<>();
    private final List<ElfLayout.Relocation> relocations = new ArrayList<>();
    private final StringBuilder comments = new StringBuilder();
    private final Map<String, Long> offsets = new LinkedHashMap<>();
    private boolean is64 = true;
    private boolean bigEndian;
    private int machine = 62;
    private int type = 3;
    private int osAbi;
    private int initFunctions;
    private long tlsSize;
    private @Nullable String interpreter;
    private @Nullable String soname;
    private @Nullable Boolean executableStack;
    private boolean hasGnuHash = true;
    private boolean hasSysvHash;
    private boolean hasSectionHeaders = true;
    private boolean isDynamic = true;
    private boolean isRelro;
    private @Nullable String debugLink;
    private int debugCrc;

    /// A file of 32 bits, for i386 unless {@link #machine} says otherwise.
    public ElfBuilder bits32() {
        is64 = false;
        machine = machine == 62 ? 3 : machine;
        return this;
    }

    public ElfBuilder bigEndian() {
        bigEndian = true;
        return this;
    }

    /// @param value of `e_machine`
    public ElfBuilder machine(int value) {
        machine = value;
        return this;
    }

    /// @param value of `e_type`
    public ElfBuilder type(int value) {
        type = value;
        return this;
    }

    public ElfBuilder osAbi(int value) {
        osAbi = value;
        return this;
    }

    public ElfBuilder soname(String name) {
        soname = name;
        return text(14, name);
    }

    public ElfBuilder needed(String... names) {
        for (String name : names) {
            text(1, name);
        }
        return this;
    }

    /// @param path folders with `:` between them
    public ElfBuilder rpath(String path) {
        return text(15, path);
    }

    /// @param path folders with `:` between them
    public ElfBuilder runpath(String path) {
        return text(29, path);
    }

    /// Any entry of the dynamic section whose value is a number.
    public ElfBuilder dynamicEntry(long tag, long value) {
        dynamicNumbers.add(new ElfLayout.Entry(tag, value, ""));
        return this;
    }

    /// A function that must be found elsewhere.
    public ElfBuilder undefined(String... names) {
        for (String name : names) {
            add(name, false, ElfSymbols.GLOBAL, 0, null, null, false);
        }
        return this;
    }

    /// A function that must be found elsewhere, in this version.
    public ElfBuilder undefined(String name, String file, String version) {
        return add(name, false, ElfSymbols.GLOBAL, 0, file, version, false);
    }

    /// A function that may be missing.
    public ElfBuilder weakUndefined(String name) {
        return add(name, false, ElfSymbols.WEAK, 0, null, null, false);
    }

    /// Functions that others can use.
    public ElfBuilder defined(String... names) {
        for (String name : names) {
            add(name, true, ElfSymbols.GLOBAL, 0, null, null, false);
        }
        return this;
    }

    /// A function in its default version, `name@@VERSION`.
    public ElfBuilder defined(String name, String version) {
        return add(name, true, ElfSymbols.GLOBAL, 0, null, version, false);
    }

    /// A function in an older version, `name@VERSION`, which only references to that version find.
    public ElfBuilder definedHidden(String name, String version) {
        return add(name, true, ElfSymbols.GLOBAL, 0, null, version, true);
    }

    /// A symbol of any kind that this file defines.
    ///
    /// @param binding 1 global, 2 weak, 10 unique
    /// @param symbolType 1 object, 2 function, 6 thread-local, 10 indirect function
    /// @param visibility 0 default, 2 hidden, 3 protected
    public ElfBuilder definedSymbol(String name, int binding, int symbolType, int visibility) {
        symbols.add(new ElfSymbols.Symbol(name, true, binding, symbolType, visibility, null, null, false));
        return this;
    }

    /// A version that this file defines, and those it extends.
    public ElfBuilder version(String name, String... parents) {
        symbols.define(name, List.of(parents));
        return this;
    }

    public ElfBuilder note(String owner, int noteType, byte[] content) {
        notes.add(out -> {
            out.u32(owner.getBytes(StandardCharsets.UTF_8).length + 1)
                    .u32(content.length)
                    .u32(noteType);
            out.text(owner).align(4).raw(content).align(4);
        });
        return this;
    }

    public ElfBuilder buildId(byte... id) {
        return note("GNU", 3, id);
    }

    /// Texts of `.comment`.
    public ElfBuilder comment(String... texts) {
        for (String text : texts) {
            comments.append(text).append('\0');
        }
        return this;
    }

    public ElfBuilder interpreter(String path) {
        interpreter = path;
        return this;
    }

    public ElfBuilder debugLink(String file, int crc) {
        debugLink = file;
        debugCrc = crc;
        return this;
    }

    /// Any other section: `.rodata`, `.nv_fatbin`, `.symtab`.
    ///
    /// @param sectionType 1 for bytes of the program, 2 for a symbol table
    /// @param flags 2 for loaded, 4 for code
    public ElfBuilder section(String name, int sectionType, long flags, byte[] content) {
        more.add(new ElfLayout.Section(name, sectionType, flags, 1, content));
        return this;
    }

    public ElfBuilder executableStack(boolean value) {
        executableStack = value;
        return this;
    }

    public ElfBuilder relro() {
        isRelro = true;
        return this;
    }

    /// @param size in memory, bytes
    public ElfBuilder threadLocal(long size) {
        tlsSize = size;
        return this;
    }

    public ElfBuilder initFunctions(int count) {
        initFunctions = count;
        return this;
    }

    /// @param relocationType by the machine's psABI
    /// @param symbol index in the symbol table: undefined ones come first, from 1 on, in the order they were added
    public ElfBuilder relocation(int relocationType, int symbol) {
        relocations.add(new ElfLayout.Relocation(relocationType, symbol));
        return this;
    }

    public ElfBuilder withSysvHash() {
        hasSysvHash = true;
        return this;
    }

    public ElfBuilder withoutGnuHash() {
        hasGnuHash = false;
        return this;
    }

    public ElfBuilder withoutSectionHeaders() {
        hasSectionHeaders = false;
        return this;
    }

    /// A file without a dynamic section, such as a static program or an object file.
    public ElfBuilder withoutDynamicSection() {
        isDynamic = false;
        return this;
    }

    public byte[] build() {
        ElfLayout layout = new ElfLayout(is64, bigEndian);
        if (interpreter != null) {
            layout.add(
                    ".interp",
                    PROGBITS,
                    ALLOC,
                    1,
                    new ElfOutput(is64, bigEndian).text(interpreter).toBytes());
        }
        if (!notes.isEmpty()) {
            layout.add(".note", NOTE, ALLOC, 4, notes());
        }
        layout.add(".text", PROGBITS, CODE, 16, new byte[64]);
        if (isDynamic) {
            layout.addDynamic(
                    symbols,
                    soname == null ? "base" : soname,
                    hasGnuHash,
                    hasSysvHash,
                    relocations,
                    initFunctions,
                    dynamicTexts,
                    dynamicNumbers);
        }
        more.forEach(layout::add);
        if (debugLink != null) {
            ElfOutput link = new ElfOutput(is64, bigEndian);
            layout.add(
                    ".gnu_debuglink",
                    PROGBITS,
                    0,
                    4,
                    link.text(debugLink).align(4).u32(debugCrc).toBytes());
        }
        if (!comments.isEmpty()) {
            layout.add(".comment", PROGBITS, 0, 1, comments.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (hasSectionHeaders) {
            layout.add(".shstrtab", STRTAB, 0, 1, layout.sectionNames());
        }
        List<ElfLayout.Segment> segments = new ArrayList<>();
        if (executableStack != null) {
            segments.add(new ElfLayout.Segment(0x6474e551, executableStack ? 7 : 6, "", 0));
        }
        if (tlsSize != 0) {
            segments.add(new ElfLayout.Segment(7, 4, "", tlsSize));
        }
        if (isRelro) {
            segments.add(new ElfLayout.Segment(0x6474e552, 4, ".dynamic", 0));
        }
        byte[] file = layout.build(new ElfLayout.Header(type, machine, osAbi, hasSectionHeaders), segments);
        offsets.clear();
        offsets.putAll(layout.offsets());
        return file;
    }

    /// Where a part of the file that was built last begins: a section by name, or `program headers`, `section headers`.
    public int offsetOf(String part) {
        Long offset = offsets.get(part);
        if (offset == null) {
            throw new IllegalArgumentException(part + " is none of " + offsets.keySet());
        }
        return offset.intValue();
    }

    private byte[] notes() {
        ElfOutput out = new ElfOutput(is64, bigEndian);
        notes.forEach(note -> note.accept(out));
        return out.toBytes();
    }

    private ElfBuilder text(long tag, String text) {
        dynamicTexts.add(new ElfLayout.Entry(tag, 0, text));
        return this;
    }

    private ElfBuilder add(
            String name,
            boolean isDefined,
            int binding,
            int visibility,
            @Nullable String file,
            @Nullable String version,
            boolean hidden) {
        symbols.add(new ElfSymbols.Symbol(name, isDefined, binding, 2, visibility, file, version, hidden));
        return this;
    }
}
