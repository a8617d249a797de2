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
    private int at;

    /// What is open: per `(` the alternatives that are complete and the clauses of the current one.
    private final Deque<Group> groups = new ArrayDeque<>();

    private static final class Group {
        final List<CondaConstraint> alternatives = new ArrayList<>();
        List<CondaConstraint> clauses = new ArrayList<>();

        void closeAlternative() {
            alternatives.add(all(clauses));
            clauses = new ArrayList<>();
        }
    }

    CondaVersionSpecParser(String text) {
        this.text = text;
    }

    CondaConstraint parse() throws MalformedVersionException {
        if (text.isBlank()) {
            throw new MalformedVersionException("a version spec is empty; `*` stands for any version (CEP 29)");
        }
        groups.push(new Group());
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
                default -> throw malformed("`,` or `|` is missing at offset " + at);
            }
            at++;
        }
        if (clauseExpected) {
            throw malformed("it ends where a version or an operator is expected");
        }
        if (groups.size() > 1) {
            throw malformed("a `(` is not closed");
        }
        return finish(groups.pop());
    }

    /// Always true: a clause is still expected.
    private boolean open() throws MalformedVersionException {
        if (groups.size() > MAXIMUM_DEPTH) {
            throw malformed("parentheses are nested deeper than " + MAXIMUM_DEPTH);
        }
        groups.push(new Group());
        at++;
        return true;
    }

    private void close() throws MalformedVersionException {
        if (groups.size() == 1) {
            throw malformed("a `)` without `(` at offset " + at);
        }
        CondaConstraint inner = finish(groups.pop());
        add(inner, groups.element().clauses);
    }

    /// Always false: a separator is expected next.
    private boolean clause() throws MalformedVersionException {
        int start = at;
        at = CondaVersionClause.endOf(text, start);
        if (at == start) {
            throw malformed(
                    "`" + text.charAt(at) + "` at offset " + at + " where a version or an operator is expected");
        }
        add(CondaVersionClause.parse(text.substring(start, at).strip(), text), groups.element().clauses);
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

    private MalformedVersionException malformed(String found) {
        return new MalformedVersionException("`" + CondaVersionParser.shown(text) + "` is no version spec: "
                + Excerpt.cut(found, 200) + " (CEP 29)");
    }
}
