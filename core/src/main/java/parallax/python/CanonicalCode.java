package parallax.python;

import java.util.Arrays;

/// Walks over the tokens of a statement and leaves out what means nothing: a comma before a closing bracket, where it
/// makes no tuple, and brackets around all of an assigned, returned, imported or tested value.
///
/// What is left out never makes two programs one: a form that would be another program, or none, is kept.
final class CanonicalCode {

    /// Gets what is left of a statement, in order.
    interface Out {
        /// A name, a number or an operator.
        void token(TokenLine line, int token);

        /// Adjacent strings, which are one value, from the first token to before the last.
        void strings(TokenLine line, int from, int to);
    }

    private static final String[] AUGMENTED = {
        "=", "+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=", "|=", "^=", ">>=", "<<=", "**="
    };

    private static final String[] KEYWORDS = {
        "and",
        "as",
        "assert",
        "async",
        "await",
        "del",
        "elif",
        "else",
        "except",
        "for",
        "from",
        "global",
        "if",
        "import",
        "in",
        "is",
        "lambda",
        "nonlocal",
        "not",
        "or",
        "raise",
        "return",
        "while",
        "with",
        "yield"
    };

    // A field of a string is walked while its statement is, on the same stack.
    private int[] opened = new int[64];
    private int[] commas = new int[64];
    private boolean[] lambdas = new boolean[64];
    private int depth;

    /// Walks over one statement, or the head of a compound one with its colon.
    void statement(TokenLine line, int from, int to, Out out) {
        int last = line.operator(to - 1) == ':' ? to - 1 : to;
        int open = wholeValue(line, from, last);
        if (open < 0) {
            tokens(line, from, to, out);
            return;
        }
        int brackets = brackets(line, open, last);
        int start = open + brackets;
        int end = last - brackets;
        boolean comma = line.operator(end - 1) == ',' && (line.is(open - 1, "import") || isTuple(line, start, end - 1));
        tokens(line, from, open, out);
        tokens(line, start, comma ? end - 1 : end, out);
        tokens(line, last, to, out);
    }

    /// The bracket that opens around the whole rest of a statement, or -1.
    private static int wholeValue(TokenLine line, int from, int to) {
        if (to - from < 3 || line.operator(to - 1) != ')') {
            return -1;
        }
        int level = 0;
        // `for x in a in (b, c)`: only the first `in` is the loop's.
        boolean loop = line.is(from, "for") || (line.is(from, "async") && from + 1 < to && line.is(from + 1, "for"));
        boolean tested = line.is(from, "if") || line.is(from, "elif") || line.is(from, "while");
        for (int i = from; i < to; i++) {
            if (level == 0 && i > from && line.operator(i) == '(') {
                boolean before = (i == from + 1 && (tested || line.is(from, "return")))
                        || line.is(i - 1, "import")
                        || (loop && line.is(i - 1, "in"))
                        || isAssigning(line, i - 1);
                if (before && to - i > 2 && closing(line, i, to) == to - 1) {
                    return i;
                }
            }
            loop &= level > 0 || i == from || !line.is(i - 1, "in");
            level += line.nesting(i);
        }
        return -1;
    }

    private static boolean isAssigning(TokenLine line, int token) {
        if (line.kinds[token] != Token.OPERATOR) {
            return false;
        }
        for (String operator : AUGMENTED) {
            if (line.is(token, operator)) {
                return true;
            }
        }
        return false;
    }

    /// The token that closes the bracket at one, or `to`.
    private static int closing(TokenLine line, int open, int to) {
        int level = 0;
        for (int i = open; i < to; i++) {
            level += line.nesting(i);
            if (level == 0) {
                return i;
            }
        }
        return to;
    }

    /// How many pairs of brackets stand around all of an expression; those of an empty tuple do not count.
    private static int brackets(TokenLine line, int from, int to) {
        int first = from;
        while (first < to && line.operator(first) == '(') {
            first++;
        }
        int last = to;
        while (last > first && line.operator(last - 1) == ')') {
            last--;
        }
        int level = first - from;
        int least = first == last ? level - 1 : level;
        for (int i = first; i < last; i++) {
            level += line.nesting(i);
            least = Math.min(least, level);
        }
        return Math.max(0, Math.min(least, to - last));
    }

    /// How many of the pairs of brackets around all of a literal make no tuple of it.
    static int idleBrackets(TokenLine line, int from, int to) {
        int brackets = brackets(line, from, to);
        int first = from + brackets;
        int last = to - brackets;
        boolean tuple = brackets > 0 && (line.operator(last - 1) == ',' || isTuple(line, first, last));
        return tuple ? brackets - 1 : brackets;
    }

    private static boolean isTuple(TokenLine line, int from, int to) {
        int level = 0;
        boolean tuple = false;
        for (int i = from; i < to; i++) {
            level += line.nesting(i);
            if (level == 0) {
                tuple |= line.operator(i) == ',';
                if (line.is(i, "lambda")) {
                    return false;
                }
            }
        }
        return tuple;
    }

    /// Walks over any run of tokens with balanced brackets.
    void tokens(TokenLine line, int from, int to, Out out) {
        int base = depth;
        enter(from - 1);
        int i = from;
        while (i < to) {
            byte kind = line.kinds[i];
            if (kind == Token.STRING || kind == Token.FORMAT_START) {
                int end = endOfStrings(line, i, to);
                out.strings(line, i, end);
                i = end;
                continue;
            }
            if (kind == Token.OPERATOR) {
                int c = line.operator(i);
                if (c == ',') {
                    if (i + 1 < to && line.nesting(i + 1) < 0 && isIdle(line, from)) {
                        i++;
                        continue;
                    }
                    commas[depth - 1]++;
                } else if (c == '(' || c == '[' || c == '{') {
                    enter(i);
                } else if (c == ')' || c == ']' || c == '}') {
                    depth--;
                }
            } else if (kind == Token.NAME && line.is(i, "lambda")) {
                lambdas[depth - 1] = true;
            }
            out.token(line, i);
            i++;
        }
        depth = base;
    }

    private void enter(int bracket) {
        if (depth == opened.length) {
            opened = Arrays.copyOf(opened, 2 * depth);
            commas = Arrays.copyOf(commas, 2 * depth);
            lambdas = Arrays.copyOf(lambdas, 2 * depth);
        }
        opened[depth] = bracket;
        commas[depth] = 0;
        lambdas[depth] = false;
        depth++;
    }

    /// Whether a comma before the end of the innermost bracket means nothing there.
    private boolean isIdle(TokenLine line, int from) {
        int bracket = opened[depth - 1];
        if (bracket < from) {
            return false;
        }
        int c = line.operator(bracket);
        if (c == '{' || (commas[depth - 1] > 0 && !lambdas[depth - 1])) {
            return true;
        }
        boolean first = bracket == from;
        if (c == '(' && !first && line.is(bracket - 1, "import")) {
            return true;
        }
        // `match (a,):` and `case [a,]:` may be statements, or a call and a subscript.
        if (!first && (line.is(bracket - 1, "match") || line.is(bracket - 1, "case") || line.is(bracket - 1, "type"))) {
            return false;
        }
        boolean applied = !first && isOperand(line, bracket - 1);
        return applied == (c == '(');
    }

    /// Whether a bracket behind a token calls or subscripts it.
    private static boolean isOperand(TokenLine line, int token) {
        int c = line.operator(token);
        if (c == ')' || c == ']' || c == '}' || line.is(token, "...")) {
            return true;
        }
        if (line.kinds[token] != Token.NAME) {
            return line.kinds[token] != Token.OPERATOR && line.kinds[token] != Token.FIELD_EQUAL;
        }
        for (String keyword : KEYWORDS) {
            if (line.is(token, keyword)) {
                return false;
            }
        }
        return true;
    }

    private static int endOfStrings(TokenLine line, int from, int to) {
        int i = from;
        while (i < to) {
            if (line.kinds[i] == Token.STRING) {
                i++;
            } else if (line.kinds[i] == Token.FORMAT_START) {
                i = line.partner(i) + 1;
            } else {
                break;
            }
        }
        return i;
    }
}
