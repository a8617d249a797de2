package parallax.version;

import java.util.ArrayList;
import java.util.Arrays;
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
import parallax.version.CondaVersionSpec.Bound;

/// Finds the release series that a constraint is confined to: conda-forge writes `2.8.*` and `>=2.8.0,<2.9.0a0` for
/// the same intent (conda-build's `pin_compatible`, "a0" so that pre-releases of the next series are kept out).
final class ReleaseSeries {

    private ReleaseSeries() {}

    static Optional<String> of(CondaConstraint constraint) {
        return switch (constraint) {
            case Fuzzy(CondaVersion _, String spelling, boolean negated) ->
                negated ? Optional.empty() : Optional.of(spelling);
            case Compatible(CondaVersion _, CondaVersion prefix, String _) -> Optional.of(prefix.normalized());
            case All all -> ofAll(all);
            case AnyOf(List<CondaConstraint> alternatives) -> ofAlternatives(alternatives);
            case AnyVersion _, Comparison _, Spelled _ -> Optional.empty();
        };
    }

    private static Optional<String> ofAll(All all) {
        for (CondaConstraint part : all.parts()) {
            Optional<String> series = part instanceof All ? Optional.empty() : of(part);
            if (series.isPresent()) {
                return series;
            }
        }
        Bounds bounds = Bounds.of(all);
        return bounds.lower().flatMap(lower -> bounds.upper().flatMap(upper -> between(lower, upper)));
    }

    /// `17.0.6|17.0.6.*`: one fuzzy alternative that holds the others.
    private static Optional<String> ofAlternatives(List<CondaConstraint> alternatives) {
        for (CondaConstraint candidate : alternatives) {
            if (candidate instanceof Fuzzy(CondaVersion prefix, String spelling, boolean negated)
                    && !negated
                    && alternatives.stream().allMatch(other -> isWithin(other, candidate, prefix))) {
                return Optional.of(spelling);
            }
        }
        return Optional.empty();
    }

    private static boolean isWithin(CondaConstraint other, CondaConstraint candidate, CondaVersion prefix) {
        return switch (other) {
            case Comparison(Operator operator, CondaVersion version) ->
                operator == Operator.EQUAL && version.startsWith(prefix);
            case Fuzzy(CondaVersion otherPrefix, String _, boolean negated) ->
                !negated && otherPrefix.startsWith(prefix);
            default -> other.equals(candidate);
        };
    }

    /// The series whose successor the upper bound is, where the lower bound lies in it.
    private static Optional<String> between(Bound lower, Bound upper) {
        if (upper.inclusive()) {
            return Optional.empty();
        }
        List<String> segments =
                new ArrayList<>(Arrays.asList(upper.version().normalized().split("\\.", -1)));
        String last = segments.removeLast();
        segments.add(last.endsWith("a0") ? last.substring(0, last.length() - 2) : last);
        while (segments.size() > 1 && segments.getLast().equals("0")) {
            segments.removeLast();
        }
        String successor = segments.removeLast();
        if (!successor.matches("[1-9][0-9]{0,8}")) {
            return Optional.empty();
        }
        segments.add(Integer.toString(Integer.parseInt(successor) - 1));
        String series = String.join(".", segments);
        try {
            return lower.version().startsWith(CondaVersion.parse(series)) ? Optional.of(series) : Optional.empty();
        } catch (MalformedVersionException _) {
            return Optional.empty();
        }
    }
}
