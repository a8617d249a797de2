package parallax.version;

import java.util.Locale;

/// How a match spec compares text, for example a build string: `cuda*` is a glob in which `*` stands for any
/// characters, `^cuda.*_py3[0-9]+$` a regular expression, everything else equality. Letter case does not matter.
///
/// Every answer is found in time linear in the text for a given pattern, whatever the pattern is.
///
/// Rule: CEP 29, "String matching". Deviation: lookaround and back references are refused (the CEP asks for that).
public final class StringMatcher {

    private final String pattern;
    private final Form form;

    private sealed interface Form {}

    private record Exact(String value) implements Form {}

    private record Glob(String value) implements Form {}

    private record Expression(RegularExpression value) implements Form {}

    private StringMatcher(String pattern, Form form) {
        this.pattern = pattern;
        this.form = form;
    }

    /// @throws MalformedVersionException for a regular expression that is not well formed, uses what is not
    ///     supported (lookaround, back references), or is too large
    public static StringMatcher parse(String pattern) throws MalformedVersionException {
        if (isRegularExpression(pattern)) {
            return new StringMatcher(pattern, new Expression(RegularExpression.compile(pattern)));
        }
        String value = pattern.toLowerCase(Locale.ROOT);
        return new StringMatcher(pattern, value.indexOf('*') < 0 ? new Exact(value) : new Glob(value));
    }

    /// Whether `pattern` starts with `^` and ends with `$`.
    static boolean isRegularExpression(String pattern) {
        return pattern.length() > 1 && pattern.startsWith("^") && pattern.endsWith("$");
    }

    /// The pattern as given.
    public String pattern() {
        return pattern;
    }

    /// Neither a glob nor a regular expression: only one text matches, letter case aside.
    public boolean isExact() {
        return form instanceof Exact;
    }

    /// Whether the pattern is a regular expression.
    public boolean isRegularExpression() {
        return form instanceof Expression;
    }

    public boolean matches(String text) {
        return switch (form) {
            case Exact(String value) -> value.equalsIgnoreCase(text);
            case Glob(String value) -> globMatches(value, text.toLowerCase(Locale.ROOT));
            case Expression(RegularExpression value) -> value.find(text);
        };
    }

    private static boolean globMatches(String glob, String text) {
        int first = glob.indexOf('*');
        int last = glob.lastIndexOf('*');
        int end = text.length() - (glob.length() - last - 1);
        if (end < first || !text.startsWith(glob.substring(0, first)) || !text.endsWith(glob.substring(last + 1))) {
            return false;
        }
        int at = first;
        for (int star = first; star < last; ) {
            int next = glob.indexOf('*', star + 1);
            at = Search.endOfFirst(text, at, end, glob, star + 1, next);
            if (at < 0) {
                return false;
            }
            star = next;
        }
        return true;
    }

    /// Same pattern, letter case aside where case cannot matter.
    @Override
    public boolean equals(Object other) {
        return other instanceof StringMatcher matcher && key().equals(matcher.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    private String key() {
        return isRegularExpression() ? pattern : pattern.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return pattern;
    }
}
