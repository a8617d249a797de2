package parallax.eval;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import parallax.version.AcrossRelation;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.ConstraintRelation;
import parallax.version.PairedRelease;
import parallax.version.PairedReleases;
import parallax.version.Pep440Version;
import parallax.version.RelationKind;
import parallax.version.SpecifierSet;
import parallax.version.Version;
import parallax.version.VersionRanges;

/// How two constraints stand to each other: over every version that can exist, over the released ones, and across
/// worlds over the releases that both have.
final class RelationOperations {

    static final List<Operation> LIST = List.of(
            new Operation("pep440.relate", List.of("a", "b", "versions", "strictness"), RelationOperations::pep440),
            new Operation("conda.relate", List.of("a", "b", "versions", "strictness"), RelationOperations::conda),
            new Operation(
                    "across.relate",
                    List.of("pypi", "conda", "pypi_versions", "conda_versions", "strictness"),
                    RelationOperations::across));

    private RelationOperations() {}

    private static JsonValue pep440(Request request) throws RefusedException {
        SpecifierSet a = Pep440Operations.specifier(request, "a");
        SpecifierSet b = Pep440Operations.specifier(request, "b");
        JsonValue.Builder result = inOrder(a.ranges(), b.ranges(), a.and(b).toString());
        if (request.has("versions")) {
            List<Pep440Version> versions = Pep440Operations.ORDER.versions(request, "versions");
            result.put("released", released(a.relateTo(b, versions), Pep440Version::original));
        }
        return result.build();
    }

    private static JsonValue conda(Request request) throws RefusedException {
        CondaVersionSpec a = CondaOperations.spec(request, "a");
        CondaVersionSpec b = CondaOperations.spec(request, "b");
        JsonValue.Builder result = inOrder(a.ranges(), b.ranges(), a.and(b).toString());
        if (request.has("versions")) {
            List<CondaVersion> versions = CondaOperations.ORDER.versions(request, "versions");
            result.put("released", released(a.relateTo(b, versions), CondaVersion::original));
        }
        return result.build();
    }

    /// Over every version that can exist; not known where a clause compares spellings.
    private static <V extends Version> JsonValue.Builder inOrder(
            Optional<VersionRanges<V>> a, Optional<VersionRanges<V>> b, String intersection) {
        JsonValue.Builder result = JsonValue.object();
        if (a.isEmpty() || b.isEmpty()) {
            return result.put("relation", JsonValue.nothing())
                    .put("why", "a clause compares spellings, which lie nowhere in the order")
                    .put("intersection", intersection)
                    .put("example", JsonValue.nothing());
        }
        Optional<V> example = a.get().intersect(b.get()).example();
        return result.put("relation", name(a.get().relationTo(b.get())))
                .put("intersection", intersection)
                .put("example", example.map(Object::toString).orElse(null));
    }

    /// The witness is the newest version that both admit.
    private static <V> JsonValue released(ConstraintRelation<V> relation, Function<V, String> spelling) {
        return JsonValue.object()
                .put("relation", name(relation.kind()))
                .put("both", texts(relation.both(), spelling))
                .put("only_a", texts(relation.onlyLeft(), spelling))
                .put("only_b", texts(relation.onlyRight(), spelling))
                .put("neither", JsonValue.of(relation.neither()))
                .put("witness", relation.newestInBoth().map(spelling).orElse(null))
                .build();
    }

    private static JsonValue across(Request request) throws RefusedException {
        SpecifierSet pypi = Pep440Operations.specifier(request, "pypi");
        CondaVersionSpec conda = CondaOperations.spec(request, "conda");
        AcrossRelation relation = PairedReleases.of(
                        Pep440Operations.ORDER.versions(request, "pypi_versions"),
                        CondaOperations.ORDER.versions(request, "conda_versions"))
                .relate(pypi, conda);
        ConstraintRelation<PairedRelease> released = relation.released();
        return JsonValue.object()
                .put("relation", name(released.kind()))
                .put("complete", relation.isComplete())
                .put("both", texts(released.both(), PairedRelease::toString))
                .put("only_pypi", texts(released.onlyLeft(), PairedRelease::toString))
                .put("only_conda", texts(released.onlyRight(), PairedRelease::toString))
                .put("neither", JsonValue.of(released.neither()))
                .put(
                        "witness",
                        released.newestInBoth().map(PairedRelease::toString).orElse(null))
                .put("divided", texts(relation.divided(), PairedRelease::toString))
                .put("not_compared_pypi", texts(relation.pypiAlone(), Pep440Version::original))
                .put("not_compared_conda", texts(relation.condaAlone(), CondaVersion::original))
                .put("not_read_conda", texts(relation.unread(), CondaVersion::original))
                .build();
    }

    private static <V> List<String> texts(List<V> values, Function<V, String> spelling) {
        return values.stream().map(spelling).toList();
    }

    private static String name(RelationKind kind) {
        return switch (kind) {
            case LEFT_EMPTY -> "a_empty";
            case RIGHT_EMPTY -> "b_empty";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }
}
