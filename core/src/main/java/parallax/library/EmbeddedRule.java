package parallax.library;

import java.util.ArrayList;
import java.util.List;

/// One sign of a known library: a text with the version's place in it, or the name of a function it defines.
///
/// @param begins whether the string that the text is in has to begin with it
/// @param ends whether the string has to end with it
/// @param field what the place in the text holds
/// @param before what stands before the place; the whole text for a sign without one
/// @param after what stands behind it; may be empty
record EmbeddedRule(String library, Sign sign, boolean begins, boolean ends, Field field, String before, String after) {

    enum Field {
        NONE,
        VERSION,
        /// Years of a copyright, which are no version.
        YEARS
    }

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

    private static final int PLACE = 3;

    /// The literal to look for: the longer side of the place.
    String anchor() {
        return after.length() > before.length() ? after : before;
    }

    /// @param row library, sign and text, divided by tabs
    static EmbeddedRule of(String row) {
        String[] columns = row.split("\t", 3);
        Sign sign = switch (columns[1]) {
            case "own", "inside" -> Sign.OWN;
            case "header" -> Sign.HEADER;
            case "mention" -> Sign.MENTION;
            default -> Sign.SYMBOL;
        };
        boolean begins = columns[1].equals("own") || columns[1].equals("header");
        boolean ends = columns[2].endsWith("$");
        String text = ends ? columns[2].substring(0, columns[2].length() - 1) : columns[2];
        int version = text.indexOf("{v}");
        int place = Math.max(version, text.indexOf("{y}"));
        return place < 0
                ? new EmbeddedRule(columns[0], sign, begins, ends, Field.NONE, text, "")
                : new EmbeddedRule(
                        columns[0],
                        sign,
                        begins,
                        ends,
                        version < 0 ? Field.YEARS : Field.VERSION,
                        text.substring(0, place),
                        text.substring(place + PLACE));
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
