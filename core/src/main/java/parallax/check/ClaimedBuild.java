package parallax.check;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.content.Claims;
import parallax.index.CondaRecord;
import parallax.index.WheelRecord;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.WheelTag;
import parallax.requirement.MatchSpec;
import parallax.requirement.Requirement;

/// One build as it says of itself.
///
/// @param file as evidence names it: the file name of the artifact
/// @param sha256 of the artifact; null where it is not known
public record ClaimedBuild(String file, @Nullable String sha256, Claims claims) {

    /// A recorded wheel in the words of its own metadata; requirements that are not recorded are left out,
    /// see {@link Candidate#requirementsKnown()}.
    public static ClaimedBuild of(WheelRecord wheel) {
        List<Requirement> requires = wheel.requiresDist() == null ? List.of() : wheel.requiresDist();
        Claims claims = new Claims(
                Ecosystem.PYPI,
                wheel.name().value(),
                wheel.version().original(),
                wheel.wheel() == null || wheel.wheel().build() == null
                        ? ""
                        : wheel.wheel().build(),
                wheel.wheel() == null
                        ? List.of()
                        : wheel.wheel().tags().stream().map(WheelTag::toString).toList(),
                wheel.requiresPython() == null ? "" : wheel.requiresPython().toString(),
                requires.stream().map(Requirement::original).toList(),
                List.of(),
                "",
                List.of(),
                List.of());
        return new ClaimedBuild(wheel.fileName(), wheel.sha256(), claims);
    }

    /// A recorded conda build in the words of its own metadata.
    public static ClaimedBuild of(CondaRecord build) {
        List<MatchSpec> constrains = build.constrains() == null ? List.of() : build.constrains();
        Claims claims = new Claims(
                Ecosystem.CONDA,
                build.name().value(),
                build.version().original(),
                build.build(),
                List.of(build.noarch() == null ? build.subdir().value() : "noarch"),
                "",
                build.depends().stream().map(MatchSpec::original).toList(),
                constrains.stream().map(MatchSpec::original).toList(),
                "",
                List.of(),
                List.of());
        return new ClaimedBuild(build.fileName(), build.sha256(), claims);
    }

    /// Empty for a build that claims no ecosystem or no name.
    public Optional<PackageName> name() {
        Ecosystem ecosystem = claims.ecosystem();
        return ecosystem == null || claims.name().isBlank()
                ? Optional.empty()
                : Optional.of(PackageName.of(ecosystem, claims.name().strip()));
    }

    /// `torch 2.13.0+cpu`; the file where the build does not say what it is.
    public String title() {
        return claims.name().isBlank() ? file : (claims.name() + " " + claims.version()).strip();
    }
}
