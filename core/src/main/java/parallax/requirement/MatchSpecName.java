package parallax.requirement;

/// The name at the start of a match spec. Rule: CEP 26, "Package names"; here also globs and `^…$`.
final class MatchSpecName {

    private static final int MAXIMUM_LENGTH = 64;

    private MatchSpecName() {}

    /// Where the name ends in `text`: at white space or an operator, for a regular expression behind its `$`.
    static int endOf(String text) {
        if (text.startsWith("^") && text.indexOf('$') > 0) {
            return text.indexOf('$') + 1;
        }
        int end = 0;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "=<>!~(".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /// What is wrong with `name`; empty where it is a name, a glob or a regular expression.
    static String problem(String name) {
        if (name.isEmpty()) {
            return "there is no package name; `*` stands for any";
        }
        if (name.startsWith("^")) {
            return name.endsWith("$") ? "" : "the name starts with `^` and does not end with `$`";
        }
        if (name.length() > MAXIMUM_LENGTH) {
            return "the package name has more than " + MAXIMUM_LENGTH + " characters";
        }
        boolean glob = name.indexOf('*') >= 0;
        int virtual = name.startsWith("__") ? 2 : name.startsWith("_") ? 1 : 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c < 128 && Character.isLetterOrDigit(c)) || c == '*';
            boolean separator = c == '-' || c == '_' || c == '.';
            if (!letter && !separator) {
                return "`" + Character.toString(name.codePointAt(i)) + "` in the package name `" + name + "`";
            }
            boolean doubled = separator && !glob && i >= virtual && (i == virtual || isSeparator(name.charAt(i - 1)));
            if (doubled) {
                return "two separators follow each other, or one comes first, in the package name `" + name + "`";
            }
        }
        return "";
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }
}
