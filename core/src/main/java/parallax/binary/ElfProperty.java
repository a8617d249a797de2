package parallax.binary;

/// One property of a `.note.gnu.property` (Linux gABI extensions, "Program Property"; the psABI of the machine).
///
/// @param type {@link #X86_ISA_1_NEEDED} and its like
/// @param value its first four bytes, or eight where it has eight; 0 where it has none
public record ElfProperty(int type, long value) {

    public static final int STACK_SIZE = 1;
    public static final int NO_COPY_ON_PROTECTED = 2;
    public static final int AARCH64_FEATURE_1_AND = 0xc0000000;
    public static final int X86_FEATURE_1_AND = 0xc0000002;
    public static final int X86_ISA_1_NEEDED = 0xc0008002;
    public static final int X86_ISA_1_USED = 0xc0010002;

    /// Bits of {@link #X86_FEATURE_1_AND}.
    public static final int X86_IBT = 1;

    public static final int X86_SHSTK = 2;

    /// Bits of {@link #AARCH64_FEATURE_1_AND}.
    public static final int AARCH64_BTI = 1;

    public static final int AARCH64_PAC = 2;

    /// Bits of {@link #X86_ISA_1_NEEDED} and {@link #X86_ISA_1_USED}.
    public static final int X86_64_BASELINE = 1;

    public static final int X86_64_V2 = 2;
    public static final int X86_64_V3 = 4;
    public static final int X86_64_V4 = 8;
}
