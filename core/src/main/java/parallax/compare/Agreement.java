package parallax.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parallax.fact.Constraint;
import parallax.version.Version;

/// What two constraints on one dependency have in common, judged by versions that exist, each constraint in the order
/// of its own ecosystem. A version label that only one of the two can judge is left out.
///
/// @param both versions that both admit
/// @param onlyLeft versions that only the left one admits
/// @param onlyRight versions that only the right one admits
record Agreement(List<Version> both, List<Version> onlyLeft, List<Version> onlyRight) {

    Agreement {
        both = List.copyOf(both);
        onlyLeft = List.copyOf(onlyLeft);
        onlyRight = List.copyOf(onlyRight);
    }

    /// @param versions versions of the dependency that exist, oldest first
    static Agreement of(Constraint left, Constraint right, Collection<Version> versions) {
        Set<Version> candidates = new LinkedHashSet<>(versions);
        List<Version> both = new ArrayList<>();
        List<Version> onlyLeft = new ArrayList<>();
        List<Version> onlyRight = new ArrayList<>();
        for (Version version : candidates) {
            Optional<Boolean> byLeft = left.admits(version);
            Optional<Boolean> byRight = right.admits(version);
            if (byLeft.isEmpty() || byRight.isEmpty()) {
                continue;
            }
            if (byLeft.get() && byRight.get()) {
                both.add(version);
            } else if (byLeft.get()) {
                onlyLeft.add(version);
            } else if (byRight.get()) {
                onlyRight.add(version);
            }
        }
        return new Agreement(both, onlyLeft, onlyRight);
    }

    /// True where each side admits versions that exist and none is admitted by both: they cannot be satisfied together
    /// by anything that is known.
    boolean disjoint() {
        return both.isEmpty() && !onlyLeft.isEmpty() && !onlyRight.isEmpty();
    }

    /// True where both admit exactly the same versions, and some.
    boolean same() {
        return !both.isEmpty() && onlyLeft.isEmpty() && onlyRight.isEmpty();
    }
}
