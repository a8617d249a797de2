package parallax.version;

import java.util.ArrayList;
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

/// Version specs as stretches of conda's order. Whatever goes on from a prefix is one stretch, because versions are
/// compared from the left. Rule: CEP 29, "Version matching"; CEP 33.
final class CondaLine {

    private CondaLine() {}

    /// Empty where a clause compares spellings.
    static Optional<VersionRanges<CondaVersion>> ranges(CondaConstraint constraint) {
        return stretches(constraint).map(flips -> new VersionRanges<>(CondaCut.BOTTOM, flips));
    }

    private static Optional<Flips<Cut<CondaVersion>>> stretches(CondaConstraint constraint) {
        return switch (constraint) {
            case AnyVersion _ -> Optional.of(Flips.from(CondaCut.BOTTOM));
            case Comparison(Operator operator, CondaVersion version) -> Optional.of(compared(operator, version));
            case Fuzzy(CondaVersion prefix, String _, boolean negated) ->
                Optional.of(negated ? prefixed(prefix).complement(CondaCut.BOTTOM) : prefixed(prefix));
            case Compatible(CondaVersion version, CondaVersion prefix, String _) ->
                Optional.of(Flips.<Cut<CondaVersion>>from(CondaCut.before(version))
                        .combine(prefixed(prefix), (one, other) -> one && other));
            case Spelled _ -> Optional.empty();
            case All(List<CondaConstraint> parts) -> combined(parts, (one, other) -> one && other);
            case AnyOf(List<CondaConstraint> alternatives) -> combined(alternatives, (one, other) -> one || other);
        };
    }

    private static Optional<Flips<Cut<CondaVersion>>> combined(
            List<CondaConstraint> constraints, Flips.Membership membership) {
        List<Flips<Cut<CondaVersion>>> parts = new ArrayList<>(constraints.size());
        for (CondaConstraint constraint : constraints) {
            Optional<Flips<Cut<CondaVersion>>> part = stretches(constraint);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(Flips.combineAll(parts, membership));
    }

    private static Flips<Cut<CondaVersion>> prefixed(CondaVersion prefix) {
        return Flips.between(CondaCut.beforePrefix(prefix), CondaCut.afterPrefix(prefix));
    }

    private static Flips<Cut<CondaVersion>> compared(Operator operator, CondaVersion version) {
        Flips<Cut<CondaVersion>> equal = Flips.between(CondaCut.before(version), CondaCut.after(version));
        return switch (operator) {
            case EQUAL -> equal;
            case NOT_EQUAL -> equal.complement(CondaCut.BOTTOM);
            case LESS -> Flips.between(CondaCut.BOTTOM, CondaCut.before(version));
            case LESS_OR_EQUAL -> Flips.between(CondaCut.BOTTOM, CondaCut.after(version));
            case GREATER -> Flips.from(CondaCut.after(version));
            case GREATER_OR_EQUAL -> Flips.from(CondaCut.before(version));
        };
    }
}
