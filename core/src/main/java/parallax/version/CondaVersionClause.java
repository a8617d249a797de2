package parallax.version;

import parallax.version.CondaConstraint.AnyVersion;
import parallax.version.CondaConstraint.Comparison;
import parallax.version.CondaConstraint.Compatible;
import parallax.version.CondaConstraint.Fuzzy;
import parallax.version.CondaConstraint.Operator;
import parallax.version.CondaConstraint.Spelled;

/// Reads one clause of a version spec: an operator with a version, a version, a glob, a regular expression, or `*`.
final class CondaVersionClause {

    private static final String RULE = "CEP 29";

    private final String spec;
    private final int start;
    private final int end;
    private final Strictness strictness;

    /// Where the version behind the operator starts.
    private int versionStart;

    private CondaVersionClause(String spec, int start, int end, Strictness strictness) {
        this.spec = spec;
        this.start = start;
        this.end = end;
        this.strictness = strictness;
    }

    /// Where the clause that starts at `start` ends: before the next `,`, `|` or parenthesis, or for a regular
    /// expression behind its first `$`.
    static int endOf(String text, int start) {
        if (text.charAt(start) == '^') {
            int end = text.indexOf('$', start);
            return end < 0 ? text.length() : end + 1;
        }
        int i = start;
        while (i < text.length() && ",|()".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /// @param spec the whole; the clause is what stands from `start`, which is no white space, to `end`
    static CondaConstraint parse(String spec, int start, int end, Strictness strictness) throws MistakeException {
        int last = end;
        while (last > start + 1 && Character.isWhitespace(spec.charAt(last - 1))) {
            last--;
        }
        return new CondaVersionClause(spec, start, last, strictness).read();
    }

    private CondaConstraint read() throws MistakeException {
        if (spec.charAt(start) == '^' || spec.charAt(end - 1) == '$') {
            return regularExpression();
        }
        int operatorEnd = start;
        while (operatorEnd < end && "=<>!~".indexOf(spec.charAt(operatorEnd)) >= 0) {
            operatorEnd++;
        }
        String operator = spec.substring(start, operatorEnd);
        versionStart = operatorEnd;
        while (versionStart < end && Character.isWhitespace(spec.charAt(versionStart))) {
            versionStart++;
        }
        if (versionStart == end) {
            throw mistake(Excerpt.at(spec, end), end, "a version behind " + Excerpt.of(operator));
        }
        String version = spec.substring(versionStart, end);
        int firstGlob = version.indexOf('*');
        if (firstGlob < 0) {
            return plain(operator, version);
        }
        int globStart = withoutTrailingGlob(version, operator.isEmpty());
        return firstGlob < globStart
                ? globInside(operator, version)
                : trailingGlob(
                        operator,
                        version.substring(0, version.startsWith(".", globStart - 1) ? globStart - 1 : globStart));
    }

    private CondaConstraint regularExpression() throws MistakeException {
        String pattern = spec.substring(start, end);
        if (!pattern.startsWith("^")) {
            throw mistake("`$`", end - 1, "a regular expression to start with `^`");
        }
        if (!StringMatcher.isRegularExpression(pattern)) {
            throw mistake(Excerpt.at(spec, end), end, "the `$` that ends a regular expression");
        }
        return new Spelled(matcher(pattern, start), false);
    }

    /// Where the last `*` or run of them starts; behind an operator `.*.*` is one glob too, as in `>=2.*.*`.
    private static int withoutTrailingGlob(String version, boolean once) {
        int end = version.length();
        while (end > 0 && version.charAt(end - 1) == '*') {
            end--;
            boolean another = !once && end > 1 && version.charAt(end - 1) == '.' && version.charAt(end - 2) == '*';
            end -= another ? 1 : 0;
        }
        return end;
    }

    private CondaConstraint plain(String operator, String version) throws MistakeException {
        return switch (operator) {
            case "", "==" -> compare(Operator.EQUAL, version);
            case "!=" -> compare(Operator.NOT_EQUAL, version);
            case "<" -> compare(Operator.LESS, version);
            case "<=" -> compare(Operator.LESS_OR_EQUAL, version);
            case ">" -> compare(Operator.GREATER, version);
            case ">=" -> compare(Operator.GREATER_OR_EQUAL, version);
            case "=" -> new Fuzzy(version(version), false);
            case "~=" -> compatible(version);
            default -> throw unknownOperator(operator);
        };
    }

    /// @param prefix what stands before the glob; empty for `*` and `*.*`
    private CondaConstraint trailingGlob(String operator, String prefix) throws MistakeException {
        if (prefix.isEmpty() && spec.charAt(versionStart) == '.') {
            throw mistake("`.`", versionStart, "a version before `.*`");
        }
        return switch (operator) {
            case "", "=", "==" -> prefix.isEmpty() ? new AnyVersion() : new Fuzzy(version(prefix), false);
            case "!=" -> {
                if (prefix.isEmpty()) {
                    throw mistake("`*`", versionStart, "a version behind `!=`, as any version excluded admits none");
                }
                yield new Fuzzy(version(prefix), true);
            }
            case ">=", "<=" -> prefix.isEmpty() ? new AnyVersion() : plain(operator, prefix);
            case "<", ">" -> {
                if (prefix.isEmpty()) {
                    throw mistake("`*`", versionStart, "a version behind `" + operator + "`");
                }
                yield plain(operator, prefix);
            }
            case "~=" -> {
                if (strictness == Strictness.STRICT) {
                    throw mistake("`*`", spec.indexOf('*', versionStart), "no glob behind `~=`");
                }
                yield prefix.isEmpty() ? new AnyVersion() : compatible(prefix);
            }
            default -> throw unknownOperator(operator);
        };
    }

    private CondaConstraint globInside(String operator, String version) throws MistakeException {
        return switch (operator) {
            case "", "=", "==" -> new Spelled(spelled(version), false);
            case "!=" -> new Spelled(spelled(version), true);
            case "<", "<=", ">", ">=", "~=" ->
                throw mistake(
                        "`*`", spec.indexOf('*', versionStart), "no glob inside a version behind `" + operator + "`");
            default -> throw unknownOperator(operator);
        };
    }

    private StringMatcher spelled(String version) throws MistakeException {
        for (int i = 0; i < version.length(); i++) {
            char c = version.charAt(i);
            boolean known = (c < 128 && Character.isLetterOrDigit(c)) || "._-+!*".indexOf(c) >= 0;
            if (!known) {
                throw mistake(
                        Excerpt.at(version, i),
                        versionStart + i,
                        "a letter, a digit, `.`, `_`, `-`, `+`, `!` or `*` in a glob of versions");
            }
        }
        return matcher(version, versionStart);
    }

    /// The prefix is what stands before the last `.`, as conda cuts it.
    private CondaConstraint compatible(String version) throws MistakeException {
        CondaVersion lower = version(version);
        int lastDot = lower.normalized().lastIndexOf('.');
        if (lastDot >= 0) {
            return new Compatible(lower, version(lower.normalized().substring(0, lastDot)));
        }
        if (strictness == Strictness.LENIENT) {
            return new Comparison(Operator.GREATER_OR_EQUAL, lower);
        }
        throw mistake(Excerpt.of(version), versionStart, "two segments or more behind `~=`");
    }

    private CondaConstraint compare(Operator operator, String version) throws MistakeException {
        return new Comparison(operator, version(version));
    }

    private CondaVersion version(String version) throws MistakeException {
        int last = version.length() - 1;
        if (Character.isWhitespace(version.charAt(last))) {
            throw mistake(Excerpt.at(version, last), versionStart + last, "no white space before a glob");
        }
        try {
            return CondaVersion.parse(version, strictness);
        } catch (MalformedVersionException e) {
            throw moved(e, versionStart);
        }
    }

    private static StringMatcher matcher(String pattern, int offset) throws MistakeException {
        try {
            return StringMatcher.parse(pattern);
        } catch (MalformedVersionException e) {
            throw moved(e, offset);
        }
    }

    private static MistakeException moved(MalformedVersionException part, int offset) {
        Mistake mistake = part.mistake().orElseThrow();
        return new MistakeException(mistake.at(offset + mistake.offset()));
    }

    private MistakeException unknownOperator(String operator) {
        return mistake(Excerpt.of(operator), start, "`==`, `!=`, `<`, `<=`, `>`, `>=`, `=` or `~=`");
    }

    private static MistakeException mistake(String found, int offset, String expected) {
        return new MistakeException(new Mistake(found, offset, expected, RULE));
    }
}
