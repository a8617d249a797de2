package parallax.version;

import parallax.version.CondaConstraint.AnyVersion;
import parallax.version.CondaConstraint.Comparison;
import parallax.version.CondaConstraint.Compatible;
import parallax.version.CondaConstraint.Fuzzy;
import parallax.version.CondaConstraint.Operator;
import parallax.version.CondaConstraint.Spelled;

/// Reads one clause of a version spec: an operator with a version, a version, a glob, a regular expression, or `*`.
final class CondaVersionClause {

    private final String clause;
    private final String spec;

    private CondaVersionClause(String clause, String spec) {
        this.clause = clause;
        this.spec = spec;
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

    /// @param clause not empty, without outer white space
    /// @param spec the whole, for messages
    static CondaConstraint parse(String clause, String spec) throws MalformedVersionException {
        return new CondaVersionClause(clause, spec).read();
    }

    private CondaConstraint read() throws MalformedVersionException {
        if (clause.startsWith("^") || clause.endsWith("$")) {
            if (!StringMatcher.isRegularExpression(clause)) {
                throw malformed("a regular expression starts with `^` and ends with `$`");
            }
            return new Spelled(StringMatcher.parse(clause), false);
        }
        int operatorEnd = 0;
        while (operatorEnd < clause.length() && "=<>!~".indexOf(clause.charAt(operatorEnd)) >= 0) {
            operatorEnd++;
        }
        String operator = clause.substring(0, operatorEnd);
        String version = clause.substring(operatorEnd).strip();
        if (version.isEmpty()) {
            throw malformed("no version behind `" + operator + "`");
        }
        int firstGlob = version.indexOf('*');
        if (firstGlob < 0) {
            return plain(operator, version);
        }
        int end = withoutTrailingGlob(version, operator.isEmpty());
        return firstGlob < end
                ? globInside(operator, version)
                : trailingGlob(operator, version.substring(0, version.startsWith(".", end - 1) ? end - 1 : end));
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

    private CondaConstraint plain(String operator, String version) throws MalformedVersionException {
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

    /// @param prefix what stands before the glob; empty for `*`, `.*`, `*.*`
    private CondaConstraint trailingGlob(String operator, String prefix) throws MalformedVersionException {
        return switch (operator) {
            case "", "=", "==" -> prefix.isEmpty() ? new AnyVersion() : new Fuzzy(version(prefix), false);
            case "!=" -> {
                if (prefix.isEmpty()) {
                    throw malformed("`!=` any version admits none");
                }
                yield new Fuzzy(version(prefix), true);
            }
            case ">=", "<=" -> prefix.isEmpty() ? new AnyVersion() : plain(operator, prefix);
            case "<", ">" -> {
                if (prefix.isEmpty()) {
                    throw malformed("`" + operator + "` needs a version");
                }
                yield plain(operator, prefix);
            }
            case "~=" -> throw malformed("`~=` takes no `*`; write `" + prefix + ".*`");
            default -> throw unknownOperator(operator);
        };
    }

    private CondaConstraint globInside(String operator, String version) throws MalformedVersionException {
        return switch (operator) {
            case "", "=", "==" -> new Spelled(spelled(version), false);
            case "!=" -> new Spelled(spelled(version), true);
            default -> throw malformed("`" + operator + "` takes no `*` inside a version");
        };
    }

    private StringMatcher spelled(String version) throws MalformedVersionException {
        for (int i = 0; i < version.length(); i++) {
            char c = version.charAt(i);
            boolean known = (c < 128 && Character.isLetterOrDigit(c)) || "._-+!*".indexOf(c) >= 0;
            if (!known) {
                throw malformed("`" + Character.toString(version.codePointAt(i)) + "` stands in no version");
            }
        }
        return StringMatcher.parse(version);
    }

    /// The prefix is what stands before the last `.`, as conda cuts it.
    private CondaConstraint compatible(String version) throws MalformedVersionException {
        CondaVersion lower = version(version);
        int lastDot = lower.normalized().lastIndexOf('.');
        if (lastDot < 0) {
            throw malformed("`~=` needs a version of two segments or more");
        }
        return new Compatible(lower, version(lower.normalized().substring(0, lastDot)));
    }

    private CondaConstraint compare(Operator operator, String version) throws MalformedVersionException {
        return new Comparison(operator, version(version));
    }

    private CondaVersion version(String version) throws MalformedVersionException {
        return CondaVersion.parse(version);
    }

    private MalformedVersionException unknownOperator(String operator) {
        return malformed("`" + operator + "` is no operator; `==`, `!=`, `<`, `<=`, `>`, `>=`, `=` and `~=` are");
    }

    private MalformedVersionException malformed(String found) {
        String where = clause.equals(spec.strip()) ? "" : " in `" + CondaVersionParser.shown(clause) + "`";
        return new MalformedVersionException("`" + CondaVersionParser.shown(spec) + "` is no version spec: "
                + Excerpt.cut(found, 200) + where + " (CEP 29)");
    }
}
