package parallax.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Specifiers as stretches of the order. Rule: PyPA specification "Version specifiers" (PEP 440), from "Compatible
/// release" to "Exclusive ordered comparison".
final class Pep440Line {

    private Pep440Line() {}

    /// What all clauses admit; empty where one of them is `===`.
    static Optional<VersionRanges<Pep440Version>> ranges(List<Specifier> specifiers) {
        List<Flips<Cut<Pep440Version>>> parts = new ArrayList<>(specifiers.size() + 1);
        parts.add(Flips.from(Pep440Cut.BOTTOM));
        for (Specifier specifier : specifiers) {
            Optional<Pep440Version> version = specifier.version();
            if (version.isEmpty() || specifier.operator() == Specifier.Operator.ARBITRARY) {
                return Optional.empty();
            }
            parts.add(stretches(specifier, version.get()));
        }
        return Optional.of(
                new VersionRanges<>(Pep440Cut.BOTTOM, Flips.combineAll(parts, (one, other) -> one && other)));
    }

    private static Flips<Cut<Pep440Version>> stretches(Specifier specifier, Pep440Version version) {
        return switch (specifier.operator()) {
            case EQUAL -> equal(specifier, version);
            case NOT_EQUAL -> equal(specifier, version).complement(Pep440Cut.BOTTOM);
            case LESS_OR_EQUAL -> Flips.between(Pep440Cut.BOTTOM, Pep440Cut.afterLocals(version));
            case GREATER_OR_EQUAL -> Flips.from(Pep440Cut.before(version));
            case LESS ->
                Flips.between(
                        Pep440Cut.BOTTOM,
                        version.isPreRelease() ? Pep440Cut.before(version) : Pep440Cut.beforeDevelopmentOf(version));
            case GREATER ->
                Flips.from(
                        version.isPostRelease() || version.isDevRelease()
                                ? Pep440Cut.afterLocals(version)
                                : Pep440Cut.afterPostReleases(version));
            case COMPATIBLE ->
                Flips.between(Pep440Cut.before(version), Pep440Cut.afterPrefix(version, version.releaseLength() - 1));
            case ARBITRARY -> throw new IllegalArgumentException("=== compares texts");
        };
    }

    private static Flips<Cut<Pep440Version>> equal(Specifier specifier, Pep440Version version) {
        if (specifier.isPrefix()) {
            return Flips.between(
                    Pep440Cut.beforePrefix(version), Pep440Cut.afterPrefix(version, version.releaseLength()));
        }
        return Flips.between(
                Pep440Cut.before(version),
                version.local().isEmpty() ? Pep440Cut.afterLocals(version) : Pep440Cut.after(version));
    }
}
