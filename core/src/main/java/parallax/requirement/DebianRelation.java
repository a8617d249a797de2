package parallax.requirement;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.DebianArchitecture;
import parallax.version.DebianConstraint;
import parallax.version.DebianVersion;
import parallax.version.Excerpt;
import parallax.version.Strictness;

/// What one package asks of another, or of the machine that builds it:
/// `libc6-dev:native (>= 2.28) [linux-any !x32] <!nocheck>`.
///
/// Rule: Debian Policy 7.1; the part in `<>` is that of dpkg's manual, deb-src-control(5).
///
/// @param qualifier the architecture behind the `:`, `any` or `native`; null where there is none
/// @param constraint null where any version will do
/// @param architectures where the relation holds; empty for everywhere
/// @param profiles groups of build profiles: it holds where all of one group hold; empty for always
public record DebianRelation(
        PackageName name,
        @Nullable String qualifier,
        @Nullable DebianConstraint constraint,
        List<Term> architectures,
        List<List<Term>> profiles) {

    /// A word of a list of architectures or of a group of build profiles: `linux-any`, `!nocheck`.
    ///
    /// @param negated whether a `!` stands before it
    public record Term(boolean negated, String word) {

        @Override
        public String toString() {
            return (negated ? "!" : "") + word;
        }
    }

    /// @throws IllegalArgumentException for a part that could not be read back: a name of another ecosystem or with
    ///     other characters than Debian's, an empty group, a version that holds a bracket, a comma or the like
    public DebianRelation {
        architectures = List.copyOf(architectures);
        profiles = profiles.stream().map(List::copyOf).toList();
        check(name.ecosystem() == Ecosystem.DEBIAN && DebianRelationWords.isName(name.value()), name.value());
        check(qualifier == null || DebianRelationWords.isArchitecture(qualifier), qualifier);
        check(constraint == null || DebianRelationWords.isVersion(constraint.version()), constraint);
        for (Term term : architectures) {
            check(DebianRelationWords.isArchitecture(term.word()), term);
        }
        for (List<Term> group : profiles) {
            check(!group.isEmpty(), "<>");
            for (Term term : group) {
                check(DebianRelationWords.isProfile(term.word()), term);
            }
        }
    }

    private static void check(boolean allowed, @Nullable Object part) {
        if (!allowed) {
            throw new IllegalArgumentException(
                    Excerpt.of(String.valueOf(part)) + " cannot be a part of a Debian relation (Debian Policy 7.1)");
        }
    }

    /// As {@link #parse(String, Strictness)} with {@link Strictness#STRICT}.
    ///
    /// @throws MalformedRequirementException with the text, the offset, what was found and what was expected
    public static DebianRelation parse(String text) throws MalformedRequirementException {
        return parse(text, Strictness.STRICT);
    }

    /// White space, line breaks included, may stand around every part.
    ///
    /// `LENIENT` reads what dpkg's own parsers still take: capital letters in names and architectures (as
    /// small ones), a `_` in a name, a name of one letter, `<` and `>` (as `<=` and `>=`), a version without an
    /// operator (as `=`), versions as {@link DebianVersion#parse(String, Strictness)} reads them, a list of
    /// architectures in which only some have a `!`, and groups of build profiles without white space between.
    ///
    /// @throws MalformedRequirementException with the text, the offset, what was found and what was expected
    public static DebianRelation parse(String text, Strictness strictness) throws MalformedRequirementException {
        return new DebianRelationParser(text, "Debian relation", strictness).singleRelation();
    }

    /// Whether a package of this name and version is what is asked for. Its architecture is not looked at, nor what
    /// other packages provide under this name.
    public boolean isSatisfiedBy(PackageName candidate, DebianVersion version) {
        return name.equals(candidate) && (constraint == null || constraint.contains(version));
    }

    /// Whether the relation holds for packages of this architecture. Where only some words have a `!`, the first word
    /// that speaks of the machine decides, as in dpkg.
    public boolean appliesTo(DebianArchitecture architecture) {
        for (Term term : architectures) {
            if (architecture.matches(term.word())) {
                return !term.negated();
            }
        }
        return architectures.isEmpty() || architectures.stream().anyMatch(Term::negated);
    }

    /// Whether the relation holds in a build with these profiles and no others.
    public boolean appliesWith(Set<String> activeProfiles) {
        return profiles.isEmpty()
                || profiles.stream()
                        .anyMatch(group -> group.stream()
                                .allMatch(term -> activeProfiles.contains(term.word()) != term.negated()));
    }

    /// The normal form: `libc6-dev:native (>= 2.28) [linux-any] <!nocheck cross> <stage1>`. Reads back as an equal
    /// relation, where it was read leniently then leniently.
    @Override
    public String toString() {
        StringBuilder normal = new StringBuilder(name.value());
        if (qualifier != null) {
            normal.append(':').append(qualifier);
        }
        if (constraint != null) {
            normal.append(" (").append(constraint).append(')');
        }
        if (!architectures.isEmpty()) {
            normal.append(" [").append(joined(architectures)).append(']');
        }
        for (List<Term> group : profiles) {
            normal.append(" <").append(joined(group)).append('>');
        }
        return normal.toString();
    }

    private static String joined(List<Term> terms) {
        return terms.stream().map(Term::toString).collect(Collectors.joining(" "));
    }
}
