package parallax.binary;

import org.jspecify.annotations.Nullable;

/// Names of Rust's older scheme: nested C++ names whose last part is `h` and sixteen hexadecimal digits, and in which
/// `$LT$` stands for `<`.
final class RustLegacyName {

    private static final int HASH = 17;

    private static final String[] ESCAPES = {
        "SP", "@", "BP", "*", "RF", "&", "LT", "<", "GT", ">", "LP", "(", "RP", ")", "C", ","
    };

    private RustLegacyName() {}

    /// The path, hash included; null where the name is not Rust's.
    static @Nullable String read(String name) throws ItaniumSyntaxException {
        if (!name.startsWith("_ZN") || !hasHash(name)) {
            return null;
        }
        ItaniumCursor cursor = new ItaniumCursor(name, 3);
        StringBuilder path = new StringBuilder();
        while (!cursor.take('E')) {
            if (!ItaniumCursor.isDigit(cursor.peek())) {
                return null;
            }
            String part = cursor.bytes(cursor.digits());
            if (!path.isEmpty()) {
                path.append("::");
            }
            append(path, part);
        }
        // What stands behind, such as `.llvm.123`, is not shown.
        return cursor.atEnd() || cursor.peek() == '.' ? path.toString() : null;
    }

    private static boolean hasHash(String name) {
        int end = name.lastIndexOf('E');
        int start = end - HASH;
        if (start < 5 || !name.startsWith("17h", start - 2)) {
            return false;
        }
        for (int i = start + 1; i < end; i++) {
            char c = name.charAt(i);
            if (!ItaniumCursor.isDigit(c) && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder path, String part) {
        int at = part.startsWith("_$") ? 1 : 0;
        while (at < part.length()) {
            char c = part.charAt(at);
            if (part.startsWith("..", at)) {
                path.append("::");
                at += 2;
            } else if (c == '$') {
                int end = part.indexOf('$', at + 1);
                String meant = end < 0 ? null : escaped(part.substring(at + 1, end));
                if (meant == null) {
                    path.append(part, at, part.length());
                    return;
                }
                path.append(meant);
                at = end + 1;
            } else {
                path.append(c);
                at++;
            }
        }
    }

    private static @Nullable String escaped(String code) {
        for (int i = 0; i < ESCAPES.length; i += 2) {
            if (ESCAPES[i].equals(code)) {
                return ESCAPES[i + 1];
            }
        }
        if (code.length() < 2 || code.length() > 3 || code.charAt(0) != 'u') {
            return null;
        }
        int value = 0;
        for (int i = 1; i < code.length(); i++) {
            int digit = Character.digit(code.charAt(i), 16);
            if (digit < 0 || code.charAt(i) > 'f') {
                return null;
            }
            value = value * 16 + digit;
        }
        return value >= ' ' && value < 0x7f ? Character.toString(value) : null;
    }
}
