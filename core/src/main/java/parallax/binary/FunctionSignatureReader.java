package parallax.binary;

import org.jspecify.annotations.Nullable;

/// Finds the parameters in a demangled name: the last parentheses outside all brackets, with qualifiers alone behind.
final class FunctionSignatureReader {

    private static final String ANONYMOUS = "(anonymous namespace)";
    private static final String OPERATOR = "operator";
    private static final String SYMBOLS = "+-*/%^&|~!=<>,";

    /// What the compiler makes of functions; part of the name.
    private static final String[] ADAPTERS = {
        "non-virtual thunk to ",
        "virtual thunk to ",
        "covariant return thunk to ",
        "hidden alias for ",
        "transaction clone for ",
        "non-transaction clone for "
    };

    /// What the compiler makes of types and data.
    private static final String[] NO_FUNCTIONS = {
        "typeinfo ",
        "vtable for ",
        "VTT for ",
        "construction vtable for ",
        "guard variable for ",
        "reference temporary #",
        "template parameter object for ",
        "initializer for module "
    };

    private final String text;
    private int at;

    /// Where the name begins: behind the last space that is in no bracket.
    private int nameStart;

    private int open = -1;
    private int close = -1;

    FunctionSignatureReader(String text) {
        this.text = text;
    }

    @Nullable
    FunctionSignature read() {
        for (String other : NO_FUNCTIONS) {
            if (text.startsWith(other)) {
                return null;
            }
        }
        for (String adapter : ADAPTERS) {
            if (text.startsWith(adapter)) {
                FunctionSignature of = new FunctionSignatureReader(text.substring(adapter.length())).read();
                return of == null
                        ? null
                        : new FunctionSignature(of.result(), adapter + of.name(), of.parameters(), of.suffix());
            }
        }
        while (at < text.length() && step()) {}
        if (open < 0) {
            return null;
        }
        FunctionSignature within = resultIsPointer() ? within() : null;
        if (within != null) {
            return within;
        }
        if (open <= nameStart || text.charAt(open - 1) == ' ') {
            return null;
        }
        return new FunctionSignature(
                text.substring(0, Math.max(0, nameStart - 1)),
                text.substring(nameStart, open),
                text.substring(open + 1, close),
                text.substring(close + 1).strip());
    }

    /// False at the end of the name.
    private boolean step() {
        char c = text.charAt(at);
        switch (c) {
            case '(' -> {
                return parentheses();
            }
            case '<' -> at = angles(at);
            case '{', '[' -> at = skip(at, c, c == '{' ? '}' : ']');
            case ' ' -> {
                at++;
                if (!text.startsWith("(", at) && !text.startsWith("[clone", at)) {
                    nameStart = at;
                }
            }
            case 'o' -> {
                if (startsOperator()) {
                    operator();
                } else {
                    at++;
                }
            }
            default -> at++;
        }
        return at >= 0;
    }

    private boolean parentheses() {
        if (text.startsWith(ANONYMOUS, at)) {
            at += ANONYMOUS.length();
            return true;
        }
        int end = skip(at, '(', ')');
        if (end < 0) {
            open = -1;
            return false;
        }
        if (text.startsWith("decltype ", at - "decltype ".length())) {
            at = end;
            return true;
        }
        if (open >= 0 && at == close + 1) {
            // The parameters of the function that is returned.
            return false;
        }
        int outerStart = nameStart;
        open = at;
        close = end - 1;
        at = end;
        int next = behindQualifiers(end);
        if (text.startsWith("::", next)) {
            // That was the function around; what is local in it follows.
            open = -1;
            at = next + 2;
            return true;
        }
        nameStart = outerStart;
        return resultIsPointer();
    }

    /// Behind ` const`, ` volatile`, ` &` and their like.
    private int behindQualifiers(int from) {
        int end = from;
        while (text.startsWith(" ", end)) {
            int word = end + 1;
            while (word < text.length() && (isLower(text.charAt(word)) || text.charAt(word) == '&')) {
                word++;
            }
            if (word == end + 1) {
                break;
            }
            end = word;
        }
        return end;
    }

    private boolean resultIsPointer() {
        char first = open + 1 < text.length() ? text.charAt(open + 1) : 0;
        boolean more = text.startsWith("(", close + 1) || text.startsWith(" [", close + 1);
        return more
                && !text.startsWith(" [clone", close + 1)
                && (first == '*' || first == '&' || text.startsWith(" (", open - 1));
    }

    /// In `void (*f(int))(char)` the function is `f(int)`.
    private @Nullable FunctionSignature within() {
        int start = open + 1;
        while (start < close && (text.charAt(start) == '*' || text.charAt(start) == '&')) {
            start++;
        }
        FunctionSignature inner = new FunctionSignatureReader(text.substring(start, close)).read();
        if (inner == null) {
            return null;
        }
        String result = text.substring(0, start) + text.substring(close);
        return new FunctionSignature(result, inner.name(), inner.parameters(), inner.suffix());
    }

    private boolean startsOperator() {
        int end = at + OPERATOR.length();
        return text.startsWith(OPERATOR, at)
                && (at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1)))
                && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
    }

    private void operator() {
        at += OPERATOR.length();
        if (text.startsWith("()", at) || text.startsWith("[]", at)) {
            at += 2;
        } else if (text.startsWith(" ", at) || text.startsWith("\"\"", at)) {
            // A conversion to a type, `new`, `delete`, or a literal's suffix: up to the parameters or arguments.
            while (at < text.length() && text.charAt(at) != '(' && text.charAt(at) != '<') {
                at++;
            }
            if (text.startsWith("<", at)) {
                at = angles(at);
                operatorTail();
            }
        } else {
            while (at < text.length() && SYMBOLS.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
        if (text.startsWith(" <", at)) {
            at++;
        }
    }

    /// What stands behind the template arguments of the type that is converted to.
    private void operatorTail() {
        while (at >= 0 && at < text.length() && text.charAt(at) != '(') {
            at = text.charAt(at) == '<' ? angles(at) : at + 1;
        }
    }

    /// Behind the closing angle bracket; angle brackets in parentheses are comparisons, and so are those behind them.
    private int angles(int start) {
        int depth = 0;
        int i = start;
        while (i >= 0 && i < text.length()) {
            char c = text.charAt(i);
            char before = i == start ? 0 : text.charAt(i - 1);
            if (c == '(' || c == '{' || c == '[') {
                i = skip(i, c, c == '(' ? ')' : c == '{' ? '}' : ']');
                continue;
            }
            if (c == '<' && before != ')' && before != '<') {
                depth++;
            } else if (c == '>' && before != '-' && --depth == 0) {
                return i + 1;
            }
            i++;
        }
        return text.length();
    }

    /// Behind the bracket that closes this one; -1 where none does.
    private int skip(int start, char opening, char closing) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == opening) {
                depth++;
            } else if (c == closing && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
