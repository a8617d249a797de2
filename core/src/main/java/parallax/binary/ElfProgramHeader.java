package parallax.binary;

/// One segment as the loader sees it (gABI, "Program Header"). Sizes and offsets are as the file states them and may
/// exceed it; whoever reads through them checks.
///
/// @param type {@link #PT_LOAD} and its like
/// @param flags bits {@link #PF_X}, {@link #PF_W}, {@link #PF_R}
/// @param offset in the file, bytes
/// @param virtualAddress where it is loaded, relative to the base
/// @param fileSize bytes in the file
/// @param memorySize bytes in memory
public record ElfProgramHeader(
        int type, int flags, long offset, long virtualAddress, long fileSize, long memorySize, long align) {

    public static final int PT_LOAD = 1;
    public static final int PT_DYNAMIC = 2;
    public static final int PT_INTERP = 3;
    public static final int PT_NOTE = 4;
    public static final int PT_TLS = 7;
    public static final int PT_GNU_EH_FRAME = 0x6474e550;
    public static final int PT_GNU_STACK = 0x6474e551;
    public static final int PT_GNU_RELRO = 0x6474e552;
    public static final int PT_GNU_PROPERTY = 0x6474e553;

    public static final int PF_X = 1;
    public static final int PF_W = 2;
    public static final int PF_R = 4;

    public boolean isExecutable() {
        return (flags & PF_X) != 0;
    }
}
