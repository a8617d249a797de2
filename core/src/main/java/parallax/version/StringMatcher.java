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

    /// Goes back only to the last `*`, so no pattern makes it exponential.
    private static boolean globMatches(String glob, String text) {
        int g = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                resume = t;
            } else if (g < glob.length() && glob.charAt(g) == text.charAt(t)) {
                g++;
                t++;
            } else if (star >= 0) {
                g = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
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
