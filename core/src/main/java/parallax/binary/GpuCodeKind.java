package parallax.binary;

/// What an entry of a CUDA fatbin holds.
public enum GpuCodeKind {
    /// Text that the driver compiles for the GPU it finds; runs on its architecture and later ones.
    PTX,
    /// A cubin: machine code for one architecture.
    CUBIN,
    /// NVVM code for link-time optimisation; no driver runs it.
    LTO_IR,
    /// A kind that we do not know.
    OTHER;

    static GpuCodeKind of(int value) {
        return switch (value) {
            case 1 -> PTX;
            case 2 -> CUBIN;
            case 8 -> LTO_IR;
            default -> OTHER;
        };
    }
}
