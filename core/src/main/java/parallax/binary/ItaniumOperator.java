package parallax.binary;

import org.jspecify.annotations.Nullable;

/// `<operator-name>`: two letters, how it is written, how many operands it has in an expression.
///
/// @param text as it stands between its operands; a word before an operand has its space
record ItaniumOperator(String code, String text, int operands) {

    private static final int LETTERS = 'z' - 'A' + 1;

    /// By both letters.
    private static final @Nullable ItaniumOperator[] ALL = new ItaniumOperator[LETTERS * LETTERS];

    static {
        every(0, "tr", "throw");
        every(
                1,
                "aw",
                "co_await ",
                "ps",
                "+",
                "ng",
                "-",
                "ad",
                "&",
                "de",
                "*",
                "co",
                "~",
                "nt",
                "!",
                "pp",
                "++",
                "mm",
                "--",
                "dl",
                "delete ",
                "da",
                "delete[] ",
                "gs",
                "::",
                "st",
                "sizeof ",
                "sz",
                "sizeof ",
                "at",
                "alignof ",
                "az",
                "alignof ",
                "tw",
                "throw ",
                "sP",
                "sizeof...",
                "sZ",
                "sizeof...");
        every(
                2,
                "pl",
                "+",
                "mi",
                "-",
                "ml",
                "*",
                "dv",
                "/",
                "rm",
                "%",
                "an",
                "&",
                "or",
                "|",
                "eo",
                "^",
                "aS",
                "=",
                "pL",
                "+=",
                "mI",
                "-=",
                "mL",
                "*=",
                "dV",
                "/=",
                "rM",
                "%=",
                "aN",
                "&=",
                "oR",
                "|=",
                "eO",
                "^=",
                "ls",
                "<<",
                "rs",
                ">>",
                "lS",
                "<<=",
                "rS",
                ">>=",
                "eq",
                "==",
                "ne",
                "!=",
                "lt",
                "<",
                "gt",
                ">",
                "le",
                "<=",
                "ge",
                ">=",
                "ss",
                "<=>",
                "aa",
                "&&",
                "oo",
                "||",
                "cm",
                ",",
                "pm",
                "->*",
                "ds",
                ".*",
                "dt",
                ".",
                "pt",
                "->",
                "cl",
                "()",
                "ix",
                "[]",
                "di",
                "=",
                "dx",
                "]=",
                "fl",
                "...",
                "fr",
                "...",
                "cc",
                "const_cast",
                "dc",
                "dynamic_cast",
                "sc",
                "static_cast",
                "rc",
                "reinterpret_cast");
        every(3, "qu", "?", "nw", "new", "na", "new[]", "dX", "]=", "fL", "...", "fR", "...");
    }

    private static void every(int operands, String... codesAndTexts) {
        for (int i = 0; i < codesAndTexts.length; i += 2) {
            String code = codesAndTexts[i];
            ALL[index(code.charAt(0), code.charAt(1))] = new ItaniumOperator(code, codesAndTexts[i + 1], operands);
        }
    }

    static @Nullable ItaniumOperator of(char first, char second) {
        boolean letters =
                ItaniumCursor.isLower(first) && (ItaniumCursor.isLower(second) || ItaniumCursor.isUpper(second));
        return letters ? ALL[index(first, second)] : null;
    }

    private static int index(char first, char second) {
        return (first - 'A') * LETTERS + second - 'A';
    }

    boolean is(String other) {
        return code.equals(other);
    }

    /// Written with a type in angle brackets before the operand.
    boolean isNamedCast() {
        return operands == 2 && text.endsWith("_cast");
    }
}
