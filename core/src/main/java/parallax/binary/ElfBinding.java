package parallax.binary;

/// How a symbol is bound (gABI, "Symbol Table", `st_info`).
public enum ElfBinding {
    LOCAL,
    GLOBAL,
    WEAK,
    /// STB_GNU_UNIQUE: one in a process, whichever library comes first.
    UNIQUE,
    /// A value of the reserved ranges.
    OTHER;

    static ElfBinding of(int value) {
        return switch (value) {
            case 0 -> LOCAL;
            case 1 -> GLOBAL;
            case 2 -> WEAK;
            case 10 -> UNIQUE;
            default -> OTHER;
        };
    }
}
