package parallax.version;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A set of points on an ordered line, as the strictly ascending cuts at which membership changes, starting outside:
/// an odd number of cuts leaves the set open above. The cuts must be canonical, so that between two different ones
/// there is always a point: then equal sets have equal cuts, and only the set without cuts is empty.
///
/// @param <C> a place between points
record Flips<C extends Comparable<C>>(List<C> cuts) {

    /// Whether a point belongs to the result, by whether it belongs to the one and to the other.
    @FunctionalInterface
    interface Membership {
        boolean of(boolean inOne, boolean inOther);
    }

    /// One stretch without a gap; no upper cut where it is open above.
    record Stretch<P>(P lower, Optional<P> upper) {}

    Flips {
        cuts = List.copyOf(cuts);
    }

    static <C extends Comparable<C>> Flips<C> none() {
        return new Flips<C>(List.of());
    }

    static <C extends Comparable<C>> Flips<C> from(C lower) {
        return new Flips<C>(List.of(lower));
    }

    /// Nothing where `upper` is not above `lower`.
    static <C extends Comparable<C>> Flips<C> between(C lower, C upper) {
        return lower.compareTo(upper) < 0 ? new Flips<C>(List.of(lower, upper)) : none();
    }

    /// All parts combined two by two, which for many small parts takes far fewer steps than one after the other.
    ///
    /// @param parts not empty
    /// @param membership must be associative
    static <C extends Comparable<C>> Flips<C> combineAll(List<Flips<C>> parts, Membership membership) {
        List<Flips<C>> current = parts;
        while (current.size() > 1) {
            List<Flips<C>> next = new ArrayList<>(current.size() / 2 + 1);
            for (int i = 0; i + 1 < current.size(); i += 2) {
                next.add(current.get(i).combine(current.get(i + 1), membership));
            }
            if (current.size() % 2 == 1) {
                next.add(current.getLast());
            }
            current = next;
        }
        return current.getFirst();
    }

    /// @param membership must leave out what is in neither
    Flips<C> combine(Flips<C> other, Membership membership) {
        List<C> combined = new ArrayList<>(cuts.size() + other.cuts.size());
        int i = 0;
        int j = 0;
        boolean inside = false;
        while (i < cuts.size() || j < other.cuts.size()) {
            int order = i == cuts.size()
                    ? 1
                    : j == other.cuts.size() ? -1 : cuts.get(i).compareTo(other.cuts.get(j));
            C cut = order <= 0 ? cuts.get(i) : other.cuts.get(j);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
            // After an odd number of cuts one is inside.
            if (membership.of(i % 2 == 1, j % 2 == 1) != inside) {
                combined.add(cut);
                inside = !inside;
            }
        }
        return new Flips<>(combined);
    }

    /// @param bottom the cut below all points
    Flips<C> complement(C bottom) {
        List<C> flipped = new ArrayList<>(cuts.size() + 1);
        boolean startsAtBottom = !cuts.isEmpty() && cuts.getFirst().compareTo(bottom) == 0;
        if (!startsAtBottom) {
            flipped.add(bottom);
        }
        flipped.addAll(startsAtBottom ? cuts.subList(1, cuts.size()) : cuts);
        return new Flips<>(flipped);
    }

    boolean isEmpty() {
        return cuts.isEmpty();
    }

    /// Whether what lies just above `place` is a member.
    boolean contains(C place) {
        int found = Collections.binarySearch(cuts, place);
        // The number of cuts at or below the place.
        int below = found >= 0 ? found + 1 : -found - 1;
        return below % 2 == 1;
    }

    /// In ascending order.
    List<Stretch<C>> stretches() {
        List<Stretch<C>> stretches = new ArrayList<>(cuts.size() / 2 + 1);
        for (int i = 0; i < cuts.size(); i += 2) {
            stretches.add(
                    new Stretch<>(cuts.get(i), i + 1 < cuts.size() ? Optional.of(cuts.get(i + 1)) : Optional.empty()));
        }
        return stretches;
    }
}
