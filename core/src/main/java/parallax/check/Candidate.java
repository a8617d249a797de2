package parallax.check;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.content.Claims;
import parallax.index.CondaRecord;
import parallax.index.WheelRecord;

/// A build that could take the place of a given one.
///
/// @param artifact whether the artifact itself is at hand, so that its binaries can be checked
/// @param index the page of a package index that has it, `https://download.pytorch.org/whl/cpu`; null for
///     the public one, and for builds of other ecosystems
/// @param channel conda's, by its name; null where it is not known, and for wheels
/// @param requirementsKnown whether the claims hold its requirements; a record may not
/// @param knownFrom what says that there is such a build: a file, or where a record was read
public record Candidate(
        ClaimedBuild build,
        boolean artifact,
        @Nullable String index,
        @Nullable String channel,
        boolean requirementsKnown,
        String knownFrom) {

    private static final String PUBLIC_INDEX = "pypi.org";

    /// An artifact at hand.
    public static Candidate artifact(ClaimedBuild build) {
        return new Candidate(build, true, null, null, true, build.file());
    }

    /// A recorded wheel; empty for a source archive, of which nothing tells what it will be once it is
    /// built.
    public static Optional<Candidate> of(WheelRecord record) {
        if (record.wheel() == null) {
            return Optional.empty();
        }
        String index = record.index() == null || record.index().contains(PUBLIC_INDEX) ? null : record.index();
        return Optional.of(new Candidate(
                ClaimedBuild.of(record),
                false,
                index,
                null,
                record.requiresDist() != null,
                record.provenance().locator()));
    }

    /// A recorded conda build.
    ///
    /// @param channel that has it, by its name
    public static Candidate of(CondaRecord record, String channel) {
        return new Candidate(
                ClaimedBuild.of(record),
                false,
                null,
                channel,
                !record.lossy(),
                record.provenance().locator());
    }

    Candidate withRequirementsOf(ClaimedBuild other) {
        Claims own = build.claims();
        Claims claims = new Claims(
                own.ecosystem(),
                own.name(),
                own.version(),
                own.build(),
                own.tags(),
                own.requiresPython().isEmpty() ? other.claims().requiresPython() : own.requiresPython(),
                other.claims().requires(),
                other.claims().constrains(),
                own.licence(),
                own.licenceFiles(),
                own.fields());
        return new Candidate(
                new ClaimedBuild(build.file(), build.sha256(), claims), artifact, index, channel, true, knownFrom);
    }
}
