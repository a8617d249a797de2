package parallax.binary;

/// One section header (gABI, "Sections"). Sizes and offsets are as the file states them and may exceed it; whoever
/// reads through them checks.
///
/// @param name empty for the null section, and where the name cannot be read
/// @param type {@link #SHT_PROGBITS} and its like
/// @param address when loaded; 0 for a section that is not
/// @param offset in the file, bytes
/// @param size in bytes; of {@link #SHT_NOBITS} in memory alone
/// @param link index of another section, by type
/// @param info by type
/// @param entrySize bytes of one entry of a table; 0 for none
public record ElfSection(
        String name,
        int type,
        long flags,
        long address,
        long offset,
        long size,
        long link,
        long info,
        long align,
        long entrySize) {

    public static final int SHT_NULL = 0;
    public static final int SHT_PROGBITS = 1;
    public static final int SHT_SYMTAB = 2;
    public static final int SHT_STRTAB = 3;
    public static final int SHT_RELA = 4;
    public static final int SHT_HASH = 5;
    public static final int SHT_DYNAMIC = 6;
    public static final int SHT_NOTE = 7;
    public static final int SHT_NOBITS = 8;
    public static final int SHT_REL = 9;
    public static final int SHT_DYNSYM = 11;
    public static final int SHT_INIT_ARRAY = 14;
    public static final int SHT_FINI_ARRAY = 15;
    public static final int SHT_GNU_HASH = 0x6ffffff6;
    public static final int SHT_GNU_VERDEF = 0x6ffffffd;
    public static final int SHT_GNU_VERNEED = 0x6ffffffe;
    public static final int SHT_GNU_VERSYM = 0x6fffffff;

    public static final long SHF_WRITE = 1;
    public static final long SHF_ALLOC = 2;
    public static final long SHF_EXECINSTR = 4;
    public static final long SHF_TLS = 0x400;
    public static final long SHF_COMPRESSED = 0x800;

    /// Whether its bytes are code.
    public boolean isExecutable() {
        return (flags & SHF_EXECINSTR) != 0;
    }

    /// Whether its bytes are in the file.
    public boolean isInFile() {
        return type != SHT_NOBITS && type != SHT_NULL;
    }
}
