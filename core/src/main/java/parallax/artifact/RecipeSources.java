package parallax.artifact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.artifact.CondaRecipe.Source;
import parallax.version.Excerpt;

/// Reads the section `source` of a rendered recipe. Rendered recipes are dumps of a machine: block mappings and lists
/// of
/// plain and quoted texts, which is all of YAML that is read here. Anything else in that section, such as
/// an anchor or a flow mapping, makes the recipe unreadable rather than half-read.
final class RecipeSources {

    /// @param indent of the text, behind the dash where it begins an item
    /// @param key null for an item that is no mapping
    /// @param value empty where it is on the following lines
    private record Line(
            int number, int indent, boolean item, @Nullable String key, String value) {}

    private final List<Line> lines;
    private int at;

    private RecipeSources(List<Line> lines) {
        this.lines = lines;
    }

    static List<Source> read(String text) throws UnreadableDocumentException {
        List<Line> section = section(text);
        return new RecipeSources(section).sources();
    }

    /// The lines of `source:`, which stands at the top or, in a recipe rendered by rattler-build, under `recipe:`.
    private static List<Line> section(String text) throws UnreadableDocumentException {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        int sectionIndent = -1;
        boolean inRecipe = false;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.stripTrailing();
            String content = line.stripLeading();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            int indent = line.length() - content.length();
            boolean dash = content.equals("-") || content.startsWith("- ");
            if (sectionIndent >= 0) {
                if (indent < sectionIndent || (indent == sectionIndent && !dash)) {
                    break;
                }
                add(lines, number, indent, content);
            } else {
                inRecipe = indent == 0 ? content.equals("recipe:") : inRecipe;
                boolean here = indent == 0 || (inRecipe && indent <= 4);
                if (here && content.startsWith("source:")) {
                    sectionIndent = indent;
                    String rest = content.substring(7).strip();
                    if (!rest.isEmpty() && !rest.equals("[]") && !rest.equals("{}") && !rest.equals("null")) {
                        throw odd(number, rest);
                    }
                }
            }
        }
        return lines;
    }

    private static void add(List<Line> lines, int number, int start, String rest) throws UnreadableDocumentException {
        int indent = start;
        String content = rest;
        boolean item = false;
        while (content.equals("-") || content.startsWith("- ")) {
            if (item) {
                throw odd(number, rest);
            }
            item = true;
            String behind = content.substring(1).stripLeading();
            indent += content.length() - behind.length();
            content = behind;
        }
        int colon = content.startsWith("'") || content.startsWith("\"") ? -1 : colon(content);
        if (colon < 0) {
            lines.add(new Line(number, indent, item, null, scalar(number, content)));
        } else {
            lines.add(new Line(
                    number,
                    indent,
                    item,
                    content.substring(0, colon),
                    scalar(number, content.substring(colon + 1).strip())));
        }
    }

    /// Where a key ends: a colon with a blank or nothing behind it.
    private static int colon(String content) {
        int colon = content.indexOf(':');
        while (colon >= 0 && colon + 1 < content.length() && content.charAt(colon + 1) != ' ') {
            colon = content.indexOf(':', colon + 1);
        }
        return colon;
    }

    private static String scalar(int number, String text) throws UnreadableDocumentException {
        if (text.isEmpty()) {
            return text;
        }
        char first = text.charAt(0);
        if (first == '\'' || first == '"') {
            int end = text.indexOf(first, 1);
            boolean plain = end == text.length() - 1 && text.indexOf('\\') < 0;
            if (!plain || text.length() == 1) {
                throw odd(number, text);
            }
            return text.substring(1, end);
        }
        if (text.equals("[]") || text.equals("null") || text.equals("~")) {
            return "";
        }
        if ("&*!|>%@`{[?".indexOf(first) >= 0) {
            throw odd(number, text);
        }
        int comment = text.indexOf(" #");
        return comment < 0 ? text : text.substring(0, comment).stripTrailing();
    }

    private static UnreadableDocumentException odd(int number, String text) {
        return new UnreadableDocumentException(
                "line " + number + ": " + Excerpt.of(text) + " is YAML that is not read here");
    }

    private List<Source> sources() throws UnreadableDocumentException {
        List<Source> sources = new ArrayList<>();
        while (at < lines.size()) {
            sources.add(source());
        }
        return sources;
    }

    private Source source() throws UnreadableDocumentException {
        Line first = lines.get(at);
        int indent = first.indent();
        List<String> urls = new ArrayList<>();
        List<String> patches = new ArrayList<>();
        Map<String, String> texts = new HashMap<>();
        do {
            Line line = lines.get(at++);
            if (line.key() == null || line.indent() != indent) {
                throw odd(line.number(), line.value());
            }
            List<String> values = values(line);
            String one = values.size() == 1 ? values.getFirst() : null;
            switch (line.key()) {
                case "url" -> urls.addAll(values);
                case "patches" -> patches.addAll(values);
                case "git" -> put(texts, "git_url", one);
                case "rev", "tag", "branch" -> put(texts, "git_rev", one);
                case "target_directory" -> put(texts, "folder", one);
                default -> put(texts, line.key(), one);
            }
        } while (at < lines.size() && !(lines.get(at).item() && lines.get(at).indent() <= indent));
        return new Source(
                urls,
                texts.get("sha256"),
                texts.get("md5"),
                texts.get("git_url"),
                texts.get("git_rev"),
                texts.get("path"),
                texts.get("folder"),
                patches);
    }

    private static void put(Map<String, String> texts, String key, @Nullable String text) {
        if (text != null) {
            texts.put(key, text);
        }
    }

    /// The value on the key's line, continued on deeper ones, or the items below it. Deeper mappings are passed over.
    private List<String> values(Line key) throws UnreadableDocumentException {
        List<String> values = new ArrayList<>();
        StringBuilder plain = new StringBuilder(key.value());
        while (at < lines.size()) {
            Line next = lines.get(at);
            // Items of a list may stand as far left as their key, so their text is deeper than it.
            if (next.indent() <= key.indent()) {
                break;
            }
            if (next.item() && next.key() != null && next.indent() - 2 < key.indent()) {
                break;
            }
            at++;
            if (next.item() && next.key() == null) {
                values.add(next.value());
            } else if (next.key() == null) {
                plain.append(plain.isEmpty() ? "" : " ").append(next.value());
            }
        }
        if (!plain.isEmpty()) {
            values.add(plain.toString());
        }
        return values;
    }
}
