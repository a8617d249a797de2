package parallax.version;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.version.CondaConstraint.All;
import parallax.version.CondaConstraint.Comparison;
import parallax.version.CondaConstraint.Fuzzy;
import parallax.version.CondaConstraint.Operator;
import parallax.version.CondaConstraint.Spelled;
import parallax.version.CondaVersionSpec.Bound;

/// The tightest bounds among clauses that must all hold.
///
/// @param complete whether bounds and exclusions are all there is
record Bounds(Optional<Bound> lower, Optional<Bound> upper, boolean complete) {

    static Bounds of(CondaConstraint constraint) {
        List<CondaConstraint> parts = constraint instanceof All(var all) ? all : List.of(constraint);
        Bound lower = null;
        Bound upper = null;
        boolean complete = true;
        for (CondaConstraint part : parts) {
            if (part instanceof Comparison(Operator operator, CondaVersion version)) {
                switch (operator) {
                    case GREATER -> lower = tighter(lower, new Bound(version, false), true);
                    case GREATER_OR_EQUAL -> lower = tighter(lower, new Bound(version, true), true);
                    case LESS -> upper = tighter(upper, new Bound(version, false), false);
                    case LESS_OR_EQUAL -> upper = tighter(upper, new Bound(version, true), false);
                    case NOT_EQUAL -> {}
                    case EQUAL -> complete = false;
                }
            } else {
                complete &= isExclusion(part);
            }
        }
        return new Bounds(Optional.ofNullable(lower), Optional.ofNullable(upper), complete);
    }

    private static boolean isExclusion(CondaConstraint part) {
        return (part instanceof Fuzzy fuzzy && fuzzy.negated())
                || (part instanceof Spelled spelled && spelled.negated());
    }

    private static Bound tighter(@Nullable Bound known, Bound candidate, boolean greaterIsTighter) {
        if (known == null) {
            return candidate;
        }
        int order = greaterIsTighter
                ? candidate.version().compareTo(known.version())
                : known.version().compareTo(candidate.version());
        return order > 0 || (order == 0 && !candidate.inclusive()) ? candidate : known;
    }
}
