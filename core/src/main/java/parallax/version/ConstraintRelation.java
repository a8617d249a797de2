package parallax.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What two constraints admit of the versions that exist. The lists are the proof of everything said here, and they
/// say nothing about versions that were not among those judged.
///
/// @param both versions that both admit, oldest first
/// @param onlyLeft versions that only the left one admits, oldest first
/// @param onlyRight versions that only the right one admits, oldest first
/// @param neither how many of the versions judged neither admits
public record ConstraintRelation<V>(List<V> both, List<V> onlyLeft, List<V> onlyRight, int neither) {

    public ConstraintRelation {
        both = List.copyOf(both);
        onlyLeft = List.copyOf(onlyLeft);
        onlyRight = List.copyOf(onlyRight);
        if (neither < 0) {
            throw new IllegalArgumentException("a negative count of versions: " + neither);
        }
    }

    /// @param oldestFirst the versions that exist, without repetition
    public static <V> ConstraintRelation<V> over(
            Collection<? extends V> oldestFirst, Predicate<? super V> left, Predicate<? super V> right) {
        List<V> both = new ArrayList<>();
        List<V> onlyLeft = new ArrayList<>();
        List<V> onlyRight = new ArrayList<>();
        int neither = 0;
        for (V version : oldestFirst) {
            boolean byLeft = left.test(version);
            boolean byRight = right.test(version);
            if (byLeft && byRight) {
                both.add(version);
            } else if (byLeft) {
                onlyLeft.add(version);
            } else if (byRight) {
                onlyRight.add(version);
            } else {
                neither++;
            }
        }
        return new ConstraintRelation<>(both, onlyLeft, onlyRight, neither);
    }

    /// As {@link #over}, for versions in any order: they are sorted first, and repetitions dropped. Equal versions that
    /// are spelled otherwise (`1.0`, `1.0.0`) all stay, because `===` and globs tell them apart.
    static <V extends Version & Comparable<V>> ConstraintRelation<V> overAll(
            Collection<V> versions, Predicate<? super V> left, Predicate<? super V> right) {
        return over(sorted(versions), left, right);
    }

    static <V extends Version & Comparable<V>> List<V> sorted(Collection<V> versions) {
        Set<String> seen = new HashSet<>();
        return versions.stream()
                .sorted(Comparator.<V>naturalOrder().thenComparing(Version::original))
                .filter(version -> seen.add(version.original()))
                .toList();
    }

    public RelationKind kind() {
        return RelationKind.of(!both.isEmpty(), !onlyLeft.isEmpty(), !onlyRight.isEmpty());
    }

    /// How many versions were judged.
    public int judged() {
        return both.size() + onlyLeft.size() + onlyRight.size() + neither;
    }

    /// The newest version that both admit: the witness that they can be satisfied together.
    public Optional<V> newestInBoth() {
        return newest(both);
    }

    /// The newest version that only the left admits: the witness that the left is no subset of the right.
    public Optional<V> newestOnlyLeft() {
        return newest(onlyLeft);
    }

    /// The newest version that only the right admits: the witness that the right is no subset of the left.
    public Optional<V> newestOnlyRight() {
        return newest(onlyRight);
    }

    /// The same, seen from the other side.
    public ConstraintRelation<V> swapped() {
        return new ConstraintRelation<>(both, onlyRight, onlyLeft, neither);
    }

    private static <V> Optional<V> newest(List<V> oldestFirst) {
        return oldestFirst.isEmpty() ? Optional.empty() : Optional.of(oldestFirst.getLast());
    }
}
