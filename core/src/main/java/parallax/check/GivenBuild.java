package parallax.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parallax.content.Claims;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.requirement.DebianDependency;
import parallax.requirement.DebianRelation;
import parallax.requirement.MalformedRequirementException;
import parallax.version.CondaVersion;
import parallax.version.DebianVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.Strictness;
import parallax.version.Version;

/// A build whose claims are read once.
///
/// @param name null where it is not stated
/// @param version in the order of its own ecosystem; null where it is not stated or no version
/// @param project the Python project it is; null where it is none, or nothing says which
/// @param provides Debian's `Provides`
record GivenBuild(
        ClaimedBuild build,
        @Nullable PackageName name,
        @Nullable Version version,
        @Nullable PackageName project,
        List<Clause> clauses,
        List<DebianRelation> provides) {

    /// What Debian writes behind the version of a source that was packed again without some of its files
    /// (Debian Developer's Reference 6.7.8.2).
    private static final Pattern REPACKED = Pattern.compile("[+~.](dfsg|ds|repack)[0-9.]*$");

    static GivenBuild read(ClaimedBuild build, Projects projects) {
        PackageName name = build.name().orElse(null);
        return new GivenBuild(
                build,
                name,
                version(build.claims()),
                name == null ? null : projects.of(name).orElse(null),
                ClauseReader.read(build.claims()),
                provides(build.claims()));
    }

    private static @Nullable Version version(Claims claims) {
        try {
            return switch (claims.ecosystem()) {
                case null -> null;
                case PYPI -> Pep440Version.parse(claims.version().strip());
                case CONDA -> CondaVersion.parse(claims.version().strip(), Strictness.LENIENT);
                case DEBIAN -> DebianVersion.parse(claims.version().strip(), Strictness.LENIENT);
            };
        } catch (MalformedVersionException _) {
            return null;
        }
    }

    private static List<DebianRelation> provides(Claims claims) {
        List<DebianRelation> provided = new ArrayList<>();
        if (claims.ecosystem() == Ecosystem.DEBIAN) {
            for (Claims.Field field : claims.all("provides")) {
                try {
                    DebianDependency.parse(field.value(), Strictness.LENIENT)
                            .alternatives()
                            .forEach(provided::addAll);
                } catch (MalformedRequirementException _) {
                    // A list that cannot be read provides nothing that could be relied on.
                }
            }
        }
        return provided;
    }

    /// What it is, with conda's build string: `pytorch 2.13.0 cpu_generic_py312_h1_0`.
    String title() {
        String build = build().claims().ecosystem() == Ecosystem.CONDA
                ? build().claims().build()
                : "";
        return (build().title() + " " + build).strip();
    }

    /// The title as another ecosystem sees it: `pytorch 2.13.0 (conda)`.
    String titleFor(@Nullable Ecosystem asking) {
        Ecosystem own = build.claims().ecosystem();
        return own == null || own == asking ? title() : title() + " (" + own + ")";
    }

    /// The version in the order of PEP 440; of Debian's the part that upstream gave. Empty where it has
    /// none.
    Optional<Pep440Version> pep440() {
        return switch (version) {
            case null -> Optional.empty();
            case Pep440Version own -> Optional.of(own);
            case CondaVersion conda -> pep440(conda.original());
            case DebianVersion debian ->
                pep440(REPACKED.matcher(debian.upstream()).replaceFirst(""));
        };
    }

    private static Optional<Pep440Version> pep440(String text) {
        try {
            return Optional.of(Pep440Version.parse(text));
        } catch (MalformedVersionException _) {
            return Optional.empty();
        }
    }

    /// The version in conda's order; a local label, which names a variant, is left out. Empty where it has
    /// none.
    Optional<CondaVersion> conda() {
        if (version instanceof CondaVersion own) {
            return Optional.of(own);
        }
        return pep440().flatMap(release -> {
            try {
                return Optional.of(CondaVersion.parse(release.publicVersion().toString()));
            } catch (MalformedVersionException _) {
                return Optional.empty();
            }
        });
    }
}
