package parallax.python;

import java.text.Normalizer;

/// Names with characters beyond ASCII (PEP 3131).
final class Identifier {

    private Identifier() {}

    /// Whether Python would take a text as one name. The tables are those of Java's Unicode version.
    static boolean isIdentifier(String text) {
        String name = normalised(text);
        for (int i = 0; i < name.length(); ) {
            int point = name.codePointAt(i);
            boolean fits = i == 0
                    ? point == '_' || Character.isUnicodeIdentifierStart(point)
                    : Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
            if (!fits) {
                return false;
            }
            i += Character.charCount(point);
        }
        return !name.isEmpty();
    }

    /// The form in which Python compares names.
    static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
