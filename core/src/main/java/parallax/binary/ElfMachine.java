package parallax.binary;

/// Values of `e_machine` that Python packages are built for.
public final class ElfMachine {

    public static final int SPARC = 2;
    public static final int I386 = 3;
    public static final int M68K = 4;
    public static final int MIPS = 8;
    public static final int PARISC = 15;
    public static final int SPARC32PLUS = 18;
    public static final int PPC = 20;
    public static final int PPC64 = 21;
    public static final int S390 = 22;
    public static final int ARM = 40;
    public static final int SH = 42;
    public static final int SPARCV9 = 43;
    public static final int IA_64 = 50;
    public static final int X86_64 = 62;
    public static final int AARCH64 = 183;
    public static final int CUDA = 190;
    public static final int AMDGPU = 224;
    public static final int RISCV = 243;
    public static final int BPF = 247;
    public static final int LOONGARCH = 258;

    private ElfMachine() {}

    /// The name people use: `x86-64`; `machine 4711` for a value without a name here.
    public static String nameOf(int machine) {
        return switch (machine) {
            case SPARC -> "SPARC";
            case I386 -> "i386";
            case M68K -> "m68k";
            case MIPS -> "MIPS";
            case PARISC -> "PA-RISC";
            case SPARC32PLUS -> "SPARC32+";
            case PPC -> "PowerPC";
            case PPC64 -> "PowerPC64";
            case S390 -> "s390x";
            case ARM -> "ARM";
            case SH -> "SuperH";
            case SPARCV9 -> "SPARC v9";
            case IA_64 -> "IA-64";
            case X86_64 -> "x86-64";
            case AARCH64 -> "AArch64";
            case CUDA -> "CUDA";
            case AMDGPU -> "AMDGPU";
            case RISCV -> "RISC-V";
            case BPF -> "BPF";
            case LOONGARCH -> "LoongArch";
            default -> "machine " + machine;
        };
    }
}
