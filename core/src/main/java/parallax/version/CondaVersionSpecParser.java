package parallax.version;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import parallax.version.CondaConstraint.All;
import parallax.version.CondaConstraint.AnyOf;

/// Reads `,`, `|` and parentheses of a version spec from left to right, without recursion; clauses are read by
/// {@link CondaVersionClause}.
final class CondaVersionSpecParser {

    private static final int MAXIMUM_DEPTH = 32;

    private final String text;
    private final Strictness strictness;
    private int at;

    /// What is open: per `(` the alternatives that are complete and the clauses of the current one.
    private final Deque<Group> groups = new ArrayDeque<>();

    private static final class Group {
        final int openedAt;
        final List<CondaConstraint> alternatives = new ArrayList<>();
        List<CondaConstraint> clauses = new ArrayList<>();

        Group(int openedAt) {
            this.openedAt = openedAt;
        }

        void closeAlternative() {
            alternatives.add(all(clauses));
            clauses = new ArrayList<>();
        }
    }

    private CondaVersionSpecParser(String text, Strictness strictness) {
        this.text = text;
        this.strictness = strictness;
    }

    static CondaConstraint parse(String text, Strictness strictness) throws MalformedVersionException {
        try {
            return new CondaVersionSpecParser(text, strictness).read();
        } catch (MistakeException e) {
            throw new MalformedVersionException(text, "version spec", e.mistake);
        }
    }

    private CondaConstraint read() throws MistakeException {
        groups.push(new Group(0));
        boolean clauseExpected = true;
        for (skipSpace(); at < text.length(); skipSpace()) {
            char c = text.charAt(at);
            if (clauseExpected) {
                clauseExpected = c == '(' ? open() : clause();
                continue;
            }
            Group group = groups.element();
            switch (c) {
                case ',' -> clauseExpected = true;
                case '|' -> {
                    group.closeAlternative();
                    clauseExpected = true;
                }
                case ')' -> close();
                default -> throw mistake(at, "`,` or `|`");
            }
            at++;
        }
        if (clauseExpected) {
            throw mistake(at, "a version, an operator or `*`");
        }
        if (groups.size() > 1) {
            throw mistake(groups.element().openedAt, "a `)` that closes it");
        }
        return finish(groups.pop());
    }

    /// Always true: a clause is still expected.
    private boolean open() throws MistakeException {
        if (groups.size() > MAXIMUM_DEPTH) {
            throw mistake(at, "parentheses nested no deeper than " + MAXIMUM_DEPTH);
        }
        groups.push(new Group(at));
        at++;
        return true;
    }

    private void close() throws MistakeException {
        if (groups.size() == 1) {
            throw mistake(at, "a `(` before it");
        }
        CondaConstraint inner = finish(groups.pop());
        add(inner, groups.element().clauses);
    }

    /// Always false: a separator is expected next.
    private boolean clause() throws MistakeException {
        int start = at;
        at = CondaVersionClause.endOf(text, start);
        if (at == start) {
            throw mistake(at, "a version, an operator or `*`");
        }
        add(CondaVersionClause.parse(text, start, at, strictness), groups.element().clauses);
        return false;
    }

    /// `a,(b,c)` is `a,b,c`.
    private static void add(CondaConstraint constraint, List<CondaConstraint> clauses) {
        if (constraint instanceof All(List<CondaConstraint> parts)) {
            clauses.addAll(parts);
        } else {
            clauses.add(constraint);
        }
    }

    private static CondaConstraint all(List<CondaConstraint> clauses) {
        return clauses.size() == 1 ? clauses.getFirst() : new All(clauses);
    }

    /// `a|(b|c)` is `a|b|c`.
    private static CondaConstraint finish(Group group) {
        group.closeAlternative();
        List<CondaConstraint> alternatives = new ArrayList<>();
        for (CondaConstraint alternative : group.alternatives) {
            if (alternative instanceof AnyOf(List<CondaConstraint> inner)) {
                alternatives.addAll(inner);
            } else {
                alternatives.add(alternative);
            }
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new AnyOf(alternatives);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private MistakeException mistake(int offset, String expected) {
        return new MistakeException(new Mistake(Excerpt.at(text, offset), offset, expected, "CEP 29"));
    }
}
