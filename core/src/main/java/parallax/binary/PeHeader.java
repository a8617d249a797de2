package parallax.binary;

/// The headers of a PE file.
///
/// @param machine and `characteristics` as `IMAGE_FILE_…` has them
/// @param timestamp seconds since 1970, unsigned; a hash of the file in reproducible builds, so not always a time
/// @param is64 PE32+ rather than PE32
/// @param linkerMajor version of the linker: 14 for Visual Studio 2015 to 2022, 2 for binutils
/// @param imageSize bytes in memory
/// @param headersSize bytes of all headers in the file
/// @param osMajor the oldest Windows it states; `subsystemMajor` is the one that is looked at
/// @param subsystem 2 graphical, 3 console
/// @param dllCharacteristics as `IMAGE_DLLCHARACTERISTICS_…` has them
public record PeHeader(
        int machine,
        int characteristics,
        long timestamp,
        boolean is64,
        int linkerMajor,
        int linkerMinor,
        long imageBase,
        long imageSize,
        long headersSize,
        int osMajor,
        int osMinor,
        int subsystemMajor,
        int subsystemMinor,
        int subsystem,
        int dllCharacteristics) {

    private static final int IMAGE_FILE_DLL = 0x2000;
    private static final int DYNAMIC_BASE = 0x40;
    private static final int NX_COMPAT = 0x100;
    private static final int HIGH_ENTROPY_VA = 0x20;
    private static final int GUARD_CF = 0x4000;

    /// As Windows's users name it: `x86`, `x64`, `arm64`; `machine-0xN` where it is none of those we know.
    public String architecture() {
        return switch (machine) {
            case 0x14c -> "x86";
            case 0x8664 -> "x64";
            case 0xaa64 -> "arm64";
            case 0xa641 -> "arm64ec";
            case 0x1c4 -> "arm";
            case 0x200 -> "ia64";
            default -> "machine-0x" + Integer.toHexString(machine);
        };
    }

    public boolean dll() {
        return (characteristics & IMAGE_FILE_DLL) != 0;
    }

    /// Whether it can be loaded at any address.
    public boolean dynamicBase() {
        return (dllCharacteristics & DYNAMIC_BASE) != 0;
    }

    public boolean highEntropyAddresses() {
        return (dllCharacteristics & HIGH_ENTROPY_VA) != 0;
    }

    /// Whether its data are not to be executed.
    public boolean noExecute() {
        return (dllCharacteristics & NX_COMPAT) != 0;
    }

    public boolean controlFlowGuard() {
        return (dllCharacteristics & GUARD_CF) != 0;
    }
}
