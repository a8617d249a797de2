package parallax.binary;

/// The header of one image.
///
/// @param offset of the image in bytes from the start of the file; 0 unless the file is universal
/// @param size bytes of the image
/// @param cpuType and `cpuSubtype` as `mach/machine.h` has them
/// @param fileType as `mach-o/loader.h` has it: 6 for a dylib, 8 for a bundle
/// @param flags as they stand there
public record MachOHeader(
        long offset, long size, boolean is64, boolean bigEndian, int cpuType, int cpuSubtype, int fileType, int flags) {

    private static final int CPU_SUBTYPE_MASK = 0x00ffffff;
    private static final int MH_TWOLEVEL = 0x80;
    private static final int MH_WEAK_DEFINES = 0x8000;
    private static final int MH_BINDS_TO_WEAK = 0x10000;

    /// As Apple's tools name it: `x86_64`, `arm64`; `cpu-N-M` where it is none of those we know.
    public String architecture() {
        int subtype = cpuSubtype & CPU_SUBTYPE_MASK;
        return switch (cpuType) {
            case 7 -> "i386";
            case 0x01000007 -> subtype == 8 ? "x86_64h" : "x86_64";
            case 12 ->
                switch (subtype) {
                    case 6 -> "armv6";
                    case 9 -> "armv7";
                    case 11 -> "armv7s";
                    case 12 -> "armv7k";
                    default -> "arm";
                };
            case 0x0100000c -> subtype == 2 ? "arm64e" : "arm64";
            case 0x0200000c -> "arm64_32";
            case 18 -> "ppc";
            case 0x01000012 -> "ppc64";
            default -> "cpu-" + cpuType + "-" + subtype;
        };
    }

    /// Whether a symbol is looked up in the library it was linked from, rather than in all that are loaded.
    public boolean twoLevel() {
        return (flags & MH_TWOLEVEL) != 0;
    }

    public boolean definesWeak() {
        return (flags & MH_WEAK_DEFINES) != 0;
    }

    public boolean bindsToWeak() {
        return (flags & MH_BINDS_TO_WEAK) != 0;
    }

    /// `executable`, `dylib`, `bundle`, `object`; `type-N` where it is none of those we know.
    public String type() {
        return switch (fileType) {
            case 1 -> "object";
            case 2 -> "executable";
            case 4 -> "core";
            case 6 -> "dylib";
            case 7 -> "dylinker";
            case 8 -> "bundle";
            case 9 -> "dylib stub";
            case 10 -> "debug symbols";
            case 11 -> "kernel extension";
            default -> "type-" + fileType;
        };
    }
}
