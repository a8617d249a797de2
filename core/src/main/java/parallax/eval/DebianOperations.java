package parallax.eval;

import java.util.List;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.requirement.DebianDependency;
import parallax.requirement.MalformedRequirementException;
import parallax.version.DebianVersion;
import parallax.version.Strictness;

/// Versions of Debian packages, and relations to them.
final class DebianOperations {

    /// `dpkg --compare-versions` only warns of what `dpkg --validate-version` refuses.
    private static final VersionOrder<DebianVersion> ORDER = new VersionOrder<>(DebianVersion::parse, "lenient");

    static final List<Operation> LIST = List.of(
            new Operation("debian.parse", List.of("version", "strictness"), DebianOperations::parse),
            new Operation("debian.compare", List.of("a", "b", "strictness"), ORDER::compare),
            new Operation("debian.sort", List.of("versions", "strictness"), ORDER::sort),
            new Operation(
                    "debian.satisfies",
                    List.of("name", "version", "relation", "strictness"),
                    DebianOperations::satisfies));

    private DebianOperations() {}

    private static JsonValue parse(Request request) throws RefusedException {
        DebianVersion version = ORDER.version(request.text("version"), request.strictness());
        return JsonValue.object()
                .put("original", version.original())
                .put("normalized", version.toString())
                .put("epoch", JsonValue.of(version.epoch()))
                .put("upstream", version.upstream())
                .put("revision", version.revision().orElse(null))
                .build();
    }

    private static JsonValue satisfies(Request request) throws RefusedException {
        Strictness strictness = request.strictness();
        String name = request.text("name");
        if (name.isEmpty()) {
            throw new RefusedException(ErrorCode.MALFORMED_NAME, "a package name is empty (Debian Policy 5.6.1)");
        }
        DebianVersion version = ORDER.version(request.text("version"), strictness);
        try {
            PackageName candidate = PackageName.of(Ecosystem.DEBIAN, name);
            DebianDependency dependency = DebianDependency.parse(request.text("relation"), strictness);
            return JsonValue.of(dependency.alternatives().stream()
                    .allMatch(item -> item.stream().anyMatch(relation -> relation.isSatisfiedBy(candidate, version))));
        } catch (MalformedRequirementException e) {
            throw new RefusedException(ErrorCode.MALFORMED_SPEC, String.valueOf(e.getMessage()));
        }
    }
}
