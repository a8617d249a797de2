package parallax.binary;

/// What a symbol stands for (gABI, "Symbol Table", `st_info`).
public enum ElfSymbolType {
    NOTYPE,
    OBJECT,
    FUNC,
    SECTION,
    FILE,
    COMMON,
    TLS,
    /// STT_GNU_IFUNC: a function that chooses the function, such as by the processor.
    IFUNC,
    /// A value of the reserved ranges.
    OTHER;

    static ElfSymbolType of(int value) {
        return switch (value) {
            case 0 -> NOTYPE;
            case 1 -> OBJECT;
            case 2 -> FUNC;
            case 3 -> SECTION;
            case 4 -> FILE;
            case 5 -> COMMON;
            case 6 -> TLS;
            case 10 -> IFUNC;
            default -> OTHER;
        };
    }
}
