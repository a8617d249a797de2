package parallax.requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.requirement.DebianRelation.Term;
import parallax.version.DebianConstraint;
import parallax.version.DebianConstraint.Operator;
import parallax.version.DebianVersion;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.Strictness;

/// Reads Debian relations from left to right. Rule: Debian Policy 7.1.
final class DebianRelationParser {

    private final String text;
    private final String kind;
    private final Strictness strictness;
    private final boolean strict;
    private final TextCursor cursor;

    /// @param kind what the text should be, for messages
    DebianRelationParser(String text, String kind, Strictness strictness) {
        this.text = text;
        this.kind = kind;
        this.strictness = strictness;
        this.strict = strictness == Strictness.STRICT;
        this.cursor = new TextCursor(text, kind, "Debian Policy 7.1");
    }

    DebianRelation singleRelation() throws MalformedRequirementException {
        skipSpace();
        DebianRelation relation = relation();
        if (!cursor.atEnd()) {
            throw cursor.expected(partsAfter(relation) + " or the end");
        }
        return relation;
    }

    DebianDependency dependency() throws MalformedRequirementException {
        List<List<DebianRelation>> items = new ArrayList<>();
        skipSpace();
        if (cursor.atEnd()) {
            return new DebianDependency(items);
        }
        do {
            skipSpace();
            if (strict || !(cursor.atEnd() || cursor.peek() == ',')) {
                items.add(alternatives());
            }
        } while (cursor.take(","));
        return new DebianDependency(items);
    }

    private List<DebianRelation> alternatives() throws MalformedRequirementException {
        List<DebianRelation> alternatives = new ArrayList<>();
        do {
            skipSpace();
            alternatives.add(relation());
        } while (cursor.take("|"));
        if (!cursor.atEnd() && cursor.peek() != ',') {
            throw cursor.expected(partsAfter(alternatives.getLast()) + ", `|`, `,` or the end");
        }
        return alternatives;
    }

    private DebianRelation relation() throws MalformedRequirementException {
        PackageName name = name();
        String qualifier = cursor.take(":") ? architecture("an architecture behind `:`") : null;
        skipSpace();
        DebianConstraint constraint = constraint();
        skipSpace();
        List<Term> architectures = architectures();
        skipSpace();
        return new DebianRelation(name, qualifier, constraint, architectures, profiles());
    }

    /// What could still have followed, for a message.
    private static String partsAfter(DebianRelation relation) {
        if (!relation.profiles().isEmpty() || !relation.architectures().isEmpty()) {
            return "`<`";
        }
        return relation.constraint() == null ? "`(`, `[`, `<`" : "`[`, `<`";
    }

    private PackageName name() throws MalformedRequirementException {
        int start = cursor.position();
        String name = cursor.takeUntil(c -> !isOf(c, DebianRelationWords.isNameCharacter(c) || (!strict && c == '_')));
        if (name.isEmpty()) {
            throw cursor.expected("a package name of small letters, digits, `+`, `-` and `.`", "Debian Policy 5.6.1");
        }
        if (!isOf(name.charAt(0), DebianRelationWords.isSmallLetterOrDigit(name.charAt(0)))) {
            cursor.reset(start);
            throw cursor.expected("a letter or digit at the start of a package name", "Debian Policy 5.6.1");
        }
        if (strict && name.length() == 1) {
            throw cursor.expected("a second character of the package name", "Debian Policy 5.6.1");
        }
        return PackageName.of(Ecosystem.DEBIAN, name);
    }

    /// Capital letters are read as small ones where that is allowed.
    private boolean isOf(char c, boolean allowed) {
        return allowed || (!strict && DebianRelationWords.isCapital(c));
    }

    private String architecture(String expected) throws MalformedRequirementException {
        int start = cursor.position();
        String name = cursor.takeUntil(c -> !isOf(c, DebianRelationWords.isArchitectureCharacter(c)));
        if (name.isEmpty() || name.charAt(0) == '-') {
            cursor.reset(start);
            throw cursor.expected(expected);
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private @Nullable DebianConstraint constraint() throws MalformedRequirementException {
        if (!cursor.take("(")) {
            return null;
        }
        skipSpace();
        Operator operator = operator();
        skipSpace();
        int start = cursor.position();
        String version = cursor.takeUntil(c -> !DebianRelationWords.isVersionCharacter(c));
        if (version.isEmpty()) {
            throw cursor.expected("a version");
        }
        DebianConstraint constraint = new DebianConstraint(operator, version(version, start));
        skipSpace();
        if (!cursor.take(")")) {
            throw cursor.expected("`)` behind the version");
        }
        return constraint;
    }

    /// The longer signs first: each shorter one begins a longer.
    private Operator operator() throws MalformedRequirementException {
        for (Operator operator : Operator.values()) {
            if (cursor.take(operator.toString())) {
                return operator;
            }
        }
        if (strict) {
            throw cursor.expected("one of `<<`, `<=`, `=`, `>=`, `>>`");
        }
        if (cursor.take("<")) {
            return Operator.EARLIER_OR_EQUAL;
        }
        return cursor.take(">") ? Operator.LATER_OR_EQUAL : Operator.EQUAL;
    }

    private DebianVersion version(String version, int start) throws MalformedRequirementException {
        try {
            return DebianVersion.parse(version, strictness);
        } catch (MalformedVersionException e) {
            throw new MalformedRequirementException(
                    Excerpt.of(text) + " is no " + kind + ": at offset " + start + " " + e.getMessage());
        }
    }

    private List<Term> architectures() throws MalformedRequirementException {
        if (!cursor.take("[")) {
            return List.of();
        }
        List<Term> terms = new ArrayList<>();
        boolean more = skipSpaceOr(true);
        while (more && cursor.peek() != ']') {
            int start = cursor.position();
            boolean negated = cursor.take("!");
            if (strict && !terms.isEmpty() && negated != terms.getFirst().negated()) {
                cursor.reset(start);
                throw cursor.expected("a `!` before all architectures of a list or before none");
            }
            terms.add(new Term(negated, architecture("an architecture")));
            more = skipSpaceOr(false);
        }
        if (terms.isEmpty()) {
            throw cursor.expected("an architecture");
        }
        if (!cursor.take("]")) {
            throw cursor.expected("a blank or `]` behind an architecture");
        }
        return terms;
    }

    private List<List<Term>> profiles() throws MalformedRequirementException {
        List<List<Term>> groups = new ArrayList<>();
        boolean apart = true;
        while (cursor.peek() == '<') {
            if (strict && !apart) {
                throw cursor.expected("a blank between groups of build profiles", "deb-src-control(5)");
            }
            cursor.take("<");
            List<Term> terms = new ArrayList<>();
            boolean more = skipSpaceOr(true);
            while (more && cursor.peek() != '>') {
                boolean negated = cursor.take("!");
                String word = cursor.takeUntil(c -> !DebianRelationWords.isProfileCharacter(c));
                if (word.isEmpty()) {
                    throw cursor.expected("a build profile");
                }
                terms.add(new Term(negated, word));
                more = skipSpaceOr(false);
            }
            if (terms.isEmpty()) {
                throw cursor.expected("a build profile");
            }
            if (!cursor.take(">")) {
                throw cursor.expected("a blank or `>` behind a build profile");
            }
            groups.add(terms);
            apart = skipSpace();
        }
        return groups;
    }

    private boolean skipSpace() {
        return skipSpaceOr(false);
    }

    /// Passes over white space; tells whether there was any, or `otherwise`.
    private boolean skipSpaceOr(boolean otherwise) {
        return !cursor.takeUntil(c -> !DebianRelationWords.isSpace(c)).isEmpty() || otherwise;
    }
}
