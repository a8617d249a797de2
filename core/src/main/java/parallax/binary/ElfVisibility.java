package parallax.binary;

/// Who may see a symbol (gABI, "Symbol Table", `st_other`).
public enum ElfVisibility {
    DEFAULT,
    INTERNAL,
    HIDDEN,
    PROTECTED;

    static ElfVisibility of(int value) {
        return switch (value & 3) {
            case 0 -> DEFAULT;
            case 1 -> INTERNAL;
            case 2 -> HIDDEN;
            default -> PROTECTED;
        };
    }
}
