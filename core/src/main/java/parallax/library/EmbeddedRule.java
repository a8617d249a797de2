package parallax.library;

import java.util.ArrayList;
import java.util.List;

/// One sign of a known library: a text with the version's place in it, or the name of a function it defines.
///
/// @param before what stands before the version; the whole text for a sign without version
/// @param after what stands behind it; may be empty
record EmbeddedRule(String library, Sign sign, boolean hasVersion, String before, String after) {

    enum Sign {
        /// A text that the library's own code carries.
        OWN,
        /// A text that the library's headers put into whoever includes them: a copy if something else shows one.
        HEADER,
        /// A text that speaks of it.
        MENTION,
        /// A function that it defines.
        SYMBOL
    }

    private static final String VERSION = "{v}";

    /// The literal to look for: the longer side of the version.
    String anchor() {
        return after.length() > before.length() ? after : before;
    }

    /// @param row library, sign and text, divided by tabs
    static EmbeddedRule of(String row) {
        String[] columns = row.split("\t", 3);
        Sign sign = switch (columns[1]) {
            case "own" -> Sign.OWN;
            case "header" -> Sign.HEADER;
            case "mention" -> Sign.MENTION;
            default -> Sign.SYMBOL;
        };
        String text = columns[2];
        int version = text.indexOf(VERSION);
        return version < 0
                ? new EmbeddedRule(columns[0], sign, false, text, "")
                : new EmbeddedRule(
                        columns[0], sign, true, text.substring(0, version), text.substring(version + VERSION.length()));
    }

    static List<EmbeddedRule> table(String rows) {
        List<EmbeddedRule> rules = new ArrayList<>();
        for (String row : rows.split("\n", -1)) {
            if (!row.isEmpty() && row.charAt(0) != '#') {
                rules.add(of(row.replace(" | ", "\t").replace("\\n", "\n").replace("\\t", "\t")));
            }
        }
        return rules;
    }
}
