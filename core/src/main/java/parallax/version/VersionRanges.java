package parallax.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parallax.version.Flips.Stretch;

/// A set of versions of one order as a union of intervals, exactly: it is empty only if no version that could ever be
/// released is in it, and equal to another only if no such version tells the two apart.
///
/// What a constraint admits is such a set where every clause of it asks for a place in the order
/// ({@link SpecifierSet#ranges()}, {@link CondaVersionSpec#ranges()}). Clauses that compare texts (`===`, globs inside
/// a version, regular expressions) do not, and a constraint with one of them has no ranges: what it admits is known
/// only version by version.
///
/// For PEP 440, pre-releases are members like all others: whether an installer wants them is a policy over a list of
/// candidates and no property of the set (see {@link SpecifierSet#filter(List)}).
///
/// @param <V> versions of one order; sets of different orders have no relation
public final class VersionRanges<V extends Version> {

    private final Cut<V> bottom;
    private final Flips<Cut<V>> flips;

    /// @param bottom the cut below all versions
    VersionRanges(Cut<V> bottom, Flips<Cut<V>> flips) {
        this.bottom = bottom;
        this.flips = flips;
    }

    /// This version alone: without its local versions, where it has no label.
    public static VersionRanges<Pep440Version> exactly(Pep440Version version) {
        return new VersionRanges<>(
                Pep440Cut.BOTTOM, Flips.between(Pep440Cut.before(version), Pep440Cut.after(version)));
    }

    /// All spellings of this version (`1.0`, `1.0.0`).
    public static VersionRanges<CondaVersion> exactly(CondaVersion version) {
        return new VersionRanges<>(CondaCut.BOTTOM, Flips.between(CondaCut.before(version), CondaCut.after(version)));
    }

    private VersionRanges<V> with(Flips<Cut<V>> other) {
        return new VersionRanges<>(bottom, other);
    }

    public VersionRanges<V> intersect(VersionRanges<V> other) {
        return with(flips.combine(other.flips, (one, two) -> one && two));
    }

    public VersionRanges<V> union(VersionRanges<V> other) {
        return with(flips.combine(other.flips, (one, two) -> one || two));
    }

    public VersionRanges<V> complement() {
        return with(flips.complement(bottom));
    }

    /// What is here and not in `other`.
    public VersionRanges<V> without(VersionRanges<V> other) {
        return with(flips.combine(other.flips, (one, two) -> one && !two));
    }

    public boolean isEmpty() {
        return flips.isEmpty();
    }

    /// Whether every version that could be released is in it.
    public boolean isAll() {
        return complement().isEmpty();
    }

    /// True for the empty set, whatever `other` is.
    public boolean isSubsetOf(VersionRanges<V> other) {
        return without(other).isEmpty();
    }

    /// True for the empty set, whatever `other` is.
    public boolean isDisjointFrom(VersionRanges<V> other) {
        return intersect(other).isEmpty();
    }

    /// How this set, as the left, and `other` lie to each other.
    public RelationKind relationTo(VersionRanges<V> other) {
        return RelationKind.of(!isDisjointFrom(other), !isSubsetOf(other), !other.isSubsetOf(this));
    }

    public boolean contains(V version) {
        return flips.contains(bottom.justBefore(version));
    }

    /// A version of the set, the same one each time, which need not have been released: it shows that the set is not
    /// empty. Empty for the empty set alone.
    public Optional<V> example() {
        return flips.stretches().stream()
                .findFirst()
                .map(stretch -> stretch.lower().versionAbove(stretch.upper()));
    }

    /// Sets of the same versions are equal, however they came about.
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof VersionRanges<?> that && flips.equals(that.flips));
    }

    @Override
    public int hashCode() {
        return flips.hashCode();
    }

    /// In ascending order, `[1.0, 2.0.dev0) | (3.0.post*, …)`. A `[` or `]` takes the version in, `(` or `)` not;
    /// `…` is no bound, and `none` the empty set. In PEP 440's order `1.0+*` is 1.0 with all its local versions,
    /// `1.0.post*` with its post-releases too; in conda's `[1.8.*` begins with and `1.9.*)` ends before all that
    /// `1.8.*` and `1.9.*` match.
    @Override
    public String toString() {
        if (isEmpty()) {
            return "none";
        }
        List<String> intervals = new ArrayList<>();
        for (Stretch<Cut<V>> stretch : flips.stretches()) {
            String lower =
                    stretch.lower().equals(bottom) ? "(…" : stretch.lower().asLower();
            intervals.add(lower + ", " + stretch.upper().map(Cut::asUpper).orElse("…)"));
        }
        return String.join(" | ", intervals);
    }
}
