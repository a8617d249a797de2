package parallax.library;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads PyTorch's text form of an operator (PyTorch, `aten/src/ATen/native/README.md`, "func"), strictly enough to
/// tell a whole one from texts that run into each other.
final class OperatorSchema {

    private static final int MAX_DEPTH = 16;

    private static final Set<String> TYPES = Set.of(
            "Tensor",
            "int",
            "float",
            "bool",
            "str",
            "complex",
            "number",
            "Scalar",
            "SymInt",
            "SymBool",
            "SymFloat",
            "Device",
            "DeviceIndex",
            "ScalarType",
            "Layout",
            "MemoryFormat",
            "Generator",
            "Dimname",
            "DimnameList",
            "Stream",
            "Storage",
            "QScheme",
            "Any",
            "AnyEnumType",
            "None",
            "NoneType",
            "Dict",
            "Future",
            "RRef",
            "Await",
            "t",
            "t1",
            "t2",
            "tVal",
            "key",
            "string",
            "ConstQuantizerPtr",
            "TensorList",
            "Capsule",
            "PyObject",
            "Tuple",
            "AnyClassType",
            "AnyListType",
            "AnyTupleType",
            "List");

    private final String text;
    private int at;

    private OperatorSchema(String text) {
        this.text = text;
    }

    /// Null where the whole text is none.
    static @Nullable RegisteredOperator parse(String text) {
        return new OperatorSchema(text).read();
    }

    private @Nullable RegisteredOperator read() {
        String namespace = "";
        String name = name();
        if (text.startsWith("::", at)) {
            namespace = name;
            at += 2;
            name = name();
        }
        boolean isNamed = !name.isEmpty() && !(name.charAt(0) >= '0' && name.charAt(0) <= '9');
        if (!isNamed || at >= text.length() || text.charAt(at) != '(') {
            return null;
        }
        int schema = at;
        int close = closing();
        if (close < 0 || !text.startsWith(" -> ", close + 1) || !arguments(schema + 1, close)) {
            return null;
        }
        at = close + 5;
        return result(0) && at == text.length()
                ? new RegisteredOperator(namespace, name, text.substring(schema))
                : null;
    }

    /// An identifier, with an overload behind a dot.
    private String name() {
        int start = at;
        while (at < text.length() && (RegisteredOperators.isIdentifier(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return text.substring(start, at);
    }

    private int closing() {
        int depth = 0;
        boolean isQuoted = false;
        for (int end = at; end < text.length(); end++) {
            char c = text.charAt(end);
            if (c == '"' || c == '\'') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && c == '(') {
                depth++;
            } else if (!isQuoted && c == ')' && --depth == 0) {
                return end;
            }
        }
        return -1;
    }

    /// Whether each argument starts with a known type; what follows it, such as a default, is taken as it is.
    private boolean arguments(int from, int to) {
        at = from;
        while (at < to) {
            while (at < to && text.charAt(at) == ' ') {
                at++;
            }
            if ((at < to && text.charAt(at) == '*') || text.startsWith("...", at)) {
                at = text.indexOf(',', at) < 0 ? to : text.indexOf(',', at) + 1;
                continue;
            }
            if (!type(0)) {
                return false;
            }
            int depth = 0;
            while (at < to && (depth > 0 || text.charAt(at) != ',')) {
                char c = text.charAt(at++);
                depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            }
            at++;
        }
        return true;
    }

    /// `Tensor`, `()`, `(Tensor, Tensor)`, `(Tensor(a!) out, int[] sizes)`, `...`.
    private boolean result(int depth) {
        if (text.startsWith("...", at)) {
            at += 3;
            return true;
        }
        if (at >= text.length() || text.charAt(at) != '(') {
            return type(depth);
        }
        at++;
        while (at < text.length() && text.charAt(at) != ')') {
            if (!result(depth + 1)) {
                return false;
            }
            if (at < text.length() && text.charAt(at) == ' ') {
                at++;
                if (name().isEmpty()) {
                    return false;
                }
            }
            if (text.startsWith(", ", at)) {
                at += 2;
            } else if (at < text.length() && text.charAt(at) == ',') {
                at++;
            } else if (at >= text.length() || text.charAt(at) != ')') {
                return false;
            }
        }
        if (at >= text.length()) {
            return false;
        }
        at++;
        return suffixes();
    }

    private boolean type(int depth) {
        if (depth > MAX_DEPTH || at >= text.length()) {
            return false;
        }
        if (text.charAt(at) == '(') {
            return result(depth + 1);
        }
        int start = at;
        String name = name();
        boolean isClass = name.startsWith("__torch__.");
        if (!isClass && !TYPES.contains(name)) {
            at = start;
            return false;
        }
        return suffixes();
    }

    /// `[]`, `[2]`, `?`, `(a!)`, `(a -> *)`, `(int, str)`.
    private boolean suffixes() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '?' || c == '!') {
                at++;
            } else if (c == '[' || c == '(') {
                int close = text.indexOf(c == '[' ? ']' : ')', at);
                if (close < 0) {
                    return false;
                }
                at = close + 1;
            } else {
                return true;
            }
        }
        return true;
    }
}
