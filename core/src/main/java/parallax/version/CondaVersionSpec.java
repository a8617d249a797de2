package parallax.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import parallax.version.CondaConstraint.All;
import parallax.version.CondaConstraint.AnyOf;
import parallax.version.CondaConstraint.AnyVersion;
import parallax.version.CondaConstraint.Comparison;
import parallax.version.CondaConstraint.Compatible;
import parallax.version.CondaConstraint.Fuzzy;
import parallax.version.CondaConstraint.Operator;
import parallax.version.CondaConstraint.Spelled;

/// A constraint on conda versions: `>=2.8.0,<2.9.0a0`, `2.0.*`, `1.7|1.8`, `*`.
///
/// `,` is "and" and binds tighter than `|`, "or"; parentheses group. A clause is a version alone or after `==`
/// (equal), after `=` or before `.*` or `*` (fuzzy: that version and whatever goes on from it), after `!=`, `<`,
/// `<=`, `>`, `>=` or `~=`, a glob whose `*` is not the last character, a regular expression `^…$`, or `*`. A glob
/// at the end of an ordered comparison says nothing and is dropped, as old repodata wants: `>=1.8.*` is `>=1.8`.
///
/// Rule: CEP 29, "Version matching". Deviation: `!=1.8` excludes versions equal to `1.8` only, and `!=1.8.*`
/// excludes `1.8.1` too. The CEP's sentence calls both fuzzy, but conda, libmamba and rattler all tell them apart,
/// and what solvers do decides what gets installed.
public final class CondaVersionSpec {

    /// What a spec leaves open, roughly, for those who group or explain constraints.
    public enum Kind {
        /// Every version.
        ANY,
        /// Versions equal to one.
        EXACT,
        /// A version and what goes on from it: `1.8.*`, `=1.8`, `~=1.8.0`, `17.0.6|17.0.6.*`.
        FUZZY,
        /// A lower and an upper bound: `>=2.8.0,<2.9.0a0`.
        RANGE,
        /// A lower bound alone.
        LOWER_BOUND,
        /// An upper bound alone.
        UPPER_BOUND,
        /// All else: several alternatives, globs inside a version, regular expressions, exclusions alone.
        OTHER
    }

    /// One end of a range.
    public record Bound(CondaVersion version, boolean inclusive) {}

    private final String original;
    private final CondaConstraint constraint;

    CondaVersionSpec(String original, CondaConstraint constraint) {
        this.original = original;
        this.constraint = constraint;
    }

    /// White space around operators and separators is dropped.
    ///
    /// @throws MalformedVersionException for text that is no version spec, with the place
    public static CondaVersionSpec parse(String text) throws MalformedVersionException {
        return parse(text, Strictness.STRICT);
    }

    /// Lenient, as rattler's lenient mode: `~=1.8.*` is `~=1.8`, `~=*` is `*`, `~=1` is `>=1`, and an underscore
    /// may end a local part. What STRICT reads is read alike, and that includes `>=1.8.*` and `>=*`, because
    /// repodata holds many of them.
    ///
    /// @throws MalformedVersionException as {@link #parse(String)}, for what remains
    public static CondaVersionSpec parse(String text, Strictness strictness) throws MalformedVersionException {
        return new CondaVersionSpec(text, CondaVersionSpecParser.parse(text, strictness));
    }

    /// Every version.
    public static CondaVersionSpec any() {
        return new CondaVersionSpec("*", new AnyVersion());
    }

    /// Versions equal to `version`.
    public static CondaVersionSpec exactly(CondaVersion version) {
        return new CondaVersionSpec("==" + version.normalized(), new Comparison(Operator.EQUAL, version));
    }

    public String original() {
        return original;
    }

    public boolean contains(CondaVersion version) {
        return constraint.contains(version);
    }

    /// The spec that admits what both admit: `2.0.*|2.1.*` and `!=2.0.3` give `(2.0.*|2.1.*),!=2.0.3`.
    public CondaVersionSpec and(CondaVersionSpec other) {
        if (other.isAny() || equals(other)) {
            return this;
        }
        if (isAny()) {
            return other;
        }
        List<CondaConstraint> parts = new ArrayList<>();
        parts.addAll(constraint instanceof All(var mine) ? mine : List.of(constraint));
        parts.addAll(other.constraint instanceof All(var theirs) ? theirs : List.of(other.constraint));
        return new CondaVersionSpec(asClause() + "," + other.asClause(), new All(parts));
    }

    /// The versions admitted as ranges of the order; empty, for "not known", where a clause is a glob inside a version
    /// or a regular expression, which compare spellings.
    public Optional<VersionRanges<CondaVersion>> ranges() {
        return CondaLine.ranges(constraint);
    }

    private String asClause() {
        return constraint instanceof AnyOf ? "(" + original.strip() + ")" : original.strip();
    }

    /// How this spec, as the left, and `other` lie to each other over versions that exist.
    ///
    /// @param versions in any order
    public ConstraintRelation<CondaVersion> relateTo(CondaVersionSpec other, Collection<CondaVersion> versions) {
        return ConstraintRelation.overAll(versions, this::contains, other::contains);
    }

    /// Whether every version is admitted (`*`).
    public boolean isAny() {
        return constraint instanceof AnyVersion;
    }

    /// The version where the spec admits only versions equal to it: it stands alone, or beside other clauses that
    /// must hold too.
    public Optional<CondaVersion> exactPin() {
        return switch (constraint) {
            case Comparison(Operator operator, CondaVersion version)
            when operator == Operator.EQUAL -> Optional.of(version);
            case All(var parts) ->
                parts.stream()
                        .filter(part -> part instanceof Comparison(Operator operator, CondaVersion _)
                                && operator == Operator.EQUAL)
                        .map(part -> ((Comparison) part).version())
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /// The release series that every admitted version belongs to, as the user would name it: `2.8` for `2.8.*`,
    /// `=2.8`, `~=2.8.1`, `>=2.8.0,<2.9.0a0` and `>=2.8.1,<2.9` (pre-releases of 2.9 aside); `2` for
    /// `>=2.3,<3.0a0`. Empty where no one series holds all.
    public Optional<String> series() {
        return ReleaseSeries.of(constraint);
    }

    /// The greatest lower bound that the spec states; from clauses that must all hold, exact and fuzzy ones aside.
    public Optional<Bound> lowerBound() {
        return Bounds.of(constraint).lower();
    }

    /// The least upper bound that the spec states; from clauses that must all hold, exact and fuzzy ones aside.
    public Optional<Bound> upperBound() {
        return Bounds.of(constraint).upper();
    }

    /// Exclusions (`!=`) beside other clauses do not change the kind.
    public Kind kind() {
        if (isAny()) {
            return Kind.ANY;
        }
        if (exactPin().isPresent()) {
            return Kind.EXACT;
        }
        Bounds bounds = Bounds.of(constraint);
        if (bounds.complete() && (bounds.lower().isPresent() || bounds.upper().isPresent())) {
            if (bounds.upper().isEmpty()) {
                return Kind.LOWER_BOUND;
            }
            return bounds.lower().isEmpty() ? Kind.UPPER_BOUND : Kind.RANGE;
        }
        return isFuzzy() ? Kind.FUZZY : Kind.OTHER;
    }

    private boolean isFuzzy() {
        return switch (constraint) {
            case Fuzzy fuzzy -> !fuzzy.negated();
            case Compatible _ -> true;
            case All(var parts) -> parts.stream().anyMatch(part -> part instanceof Fuzzy fuzzy && !fuzzy.negated());
            case AnyOf _ -> series().isPresent();
            case AnyVersion _, Comparison _, Spelled _ -> false;
        };
    }

    /// Same clauses in the same order; a compared version counts by its value (`>=1.0` equals `>=1.0.0`), a fuzzy
    /// one by its spelling, because `1.*` and `1.0.*` differ.
    @Override
    public boolean equals(Object other) {
        return other instanceof CondaVersionSpec spec && constraint.equals(spec.constraint);
    }

    @Override
    public int hashCode() {
        return constraint.hashCode();
    }

    /// The canonical spelling, which parses to an equal spec: `==1.8`, `1.8.*`, `>=1.8,<2`, `(1.7|1.8),!=1.7.3`.
    @Override
    public String toString() {
        return constraint.text();
    }
}
