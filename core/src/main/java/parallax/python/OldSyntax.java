package parallax.python;

/// Statements of Python 2 whose tokens are those of Python 3.
final class OldSyntax {

    private static final String[] FOLLOWING = {"and", "or", "not", "in", "is", "if", "else", "for"};

    private OldSyntax() {}

    /// @throws NotTokenisedException where a statement is one of Python 2 for certain
    static void check(TokenLine line, int from, int to) throws NotTokenisedException {
        if (line.kinds[from] != Token.NAME || to - from < 2) {
            return;
        }
        boolean print = line.is(from, "print");
        if ((print || line.is(from, "exec")) && isOperand(line, from + 1)) {
            throw new NotTokenisedException(
                    line.number, "a statement `" + (print ? "print" : "exec") + "`, as in Python 2");
        }
        if (line.is(from, "raise")) {
            int nesting = 0;
            for (int i = from; i < to; i++) {
                nesting += line.nesting(i);
                if (nesting == 0 && line.operator(i) == ',') {
                    throw new NotTokenisedException(line.number, "`raise` with a comma, as in Python 2");
                }
            }
        }
    }

    private static boolean isOperand(TokenLine line, int token) {
        return switch (line.kinds[token]) {
            case Token.STRING, Token.NUMBER -> true;
            case Token.NAME -> {
                for (String keyword : FOLLOWING) {
                    if (line.is(token, keyword)) {
                        yield false;
                    }
                }
                yield true;
            }
            default -> false;
        };
    }
}
