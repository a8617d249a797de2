package parallax.artifact;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import parallax.version.Excerpt;

/// Reads the one paragraph of a control file: `Name: value`, continued on lines that begin with a blank.
/// Rule: Debian Policy 5.1.
final class DebianFields {

    private DebianFields() {}

    /// @return the fields in the order written; of a field given twice the first
    static Map<String, String> read(String text, List<String> notes) throws UnreadableDocumentException {
        Map<String, StringBuilder> fields = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        StringBuilder value = null;
        int number = 0;
        boolean ended = false;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                ended = ended || !fields.isEmpty();
                continue;
            }
            if (ended) {
                notes.add("line " + number + ": text behind the paragraph");
                break;
            }
            char first = line.charAt(0);
            if (first == ' ' || first == '\t') {
                if (value == null) {
                    throw new UnreadableDocumentException(
                            "line " + number + ": a continuation, with no field before it");
                }
                value.append('\n').append(line.substring(1).stripTrailing());
                continue;
            }
            int colon = line.indexOf(':');
            if (colon <= 0 || hasBlank(line, colon)) {
                throw new UnreadableDocumentException(
                        "line " + number + ": " + Excerpt.of(line) + " is no field `NAME: VALUE`");
            }
            value = new StringBuilder(line.substring(colon + 1).strip());
            String name = line.substring(0, colon);
            if (seen.add(name.toLowerCase(Locale.ROOT))) {
                fields.put(name, value);
            } else {
                notes.add("line " + number + ": " + Excerpt.of(name) + " is given twice; the first counts");
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        fields.forEach((name, builder) -> texts.put(name, builder.toString()));
        return texts;
    }

    private static boolean hasBlank(String line, int end) {
        for (int i = 0; i < end; i++) {
            if (line.charAt(i) <= ' ') {
                return true;
            }
        }
        return false;
    }
}
