package parallax.fact;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.index.ArtifactExtract;
import parallax.index.BinaryObservation;
import parallax.index.MetadataHistory;
import parallax.index.OfficialRequirements;
import parallax.index.Recipe;
import parallax.index.SeenFile;
import parallax.index.Source;
import parallax.index.Unreadable;
import parallax.index.WheelExtract;
import parallax.name.PackageName;
import parallax.platform.Target;
import parallax.version.Version;

/// One package as one source distributes it: everything recorded of that side.
///
/// @param releases ascending; narrowed to what the reference selects
/// @param pinned true where the reference selects among versions or builds
/// @param listedUpTo the newest release up to which a complete list of versions is recorded: a release at or below it
/// that
///     is not among `releases` does not exist there. Null where no list is recorded, so absence cannot be told
/// @param listing who says so; empty where `listedUpTo` is null
/// @param stoppedAt the newest release that the source ever carried, where a page says which is the newest; null
/// otherwise
/// @param seenFiles builds known by file name only, those that the reference may select
/// @param unreadable rows that were left out
public record Distribution(
        Source source,
        PackageName name,
        List<Release> releases,
        boolean pinned,
        @Nullable ReleaseVersion listedUpTo,
        List<Evidence> listing,
        @Nullable ReleaseVersion stoppedAt,
        Recipe recipe,
        MetadataHistory metadataHistory,
        List<ArtifactExtract> extracts,
        List<WheelExtract> wheelExtracts,
        List<OfficialRequirements> officialRequirements,
        List<BinaryObservation> binaryObservations,
        List<SeenFile> seenFiles,
        List<Unreadable> unreadable) {

    public Distribution {
        releases = List.copyOf(releases);
        listing = List.copyOf(listing);
        extracts = List.copyOf(extracts);
        wheelExtracts = List.copyOf(wheelExtracts);
        officialRequirements = List.copyOf(officialRequirements);
        binaryObservations = List.copyOf(binaryObservations);
        seenFiles = List.copyOf(seenFiles);
        unreadable = List.copyOf(unreadable);
    }

    /// What is inside an opened wheel of `version`, for whatever platform: good for its METADATA, which all wheels of a
    /// release share. Empty where none of it was opened.
    public Optional<WheelExtract> wheelExtract(ReleaseVersion version) {
        return wheelExtracts.stream()
                .filter(extract -> version.isExactly(extract.version()))
                .findFirst();
    }

    /// The opened wheels that install on the target's platform, oldest first.
    public List<WheelExtract> openedWheels(Target target) {
        return wheelExtracts.stream()
                .filter(extract -> WheelTraits.platforms(extract.fileName()).contains(target.subdir()))
                .toList();
    }

    /// The newest final release, or the newest of all where every one is a pre-release; empty without releases.
    public Optional<Release> newest() {
        Release newest = null;
        for (Release release : releases) {
            if (newest == null
                    || !release.version().isPreRelease()
                    || newest.version().isPreRelease()) {
                newest = release;
            }
        }
        return Optional.ofNullable(newest);
    }

    public Optional<Release> release(ReleaseVersion version) {
        return releases.stream().filter(each -> each.version().equals(version)).findFirst();
    }

    /// The release that is exactly `version`; empty for a version with a local label.
    public Optional<Release> release(Version version) {
        return releases.isEmpty()
                ? Optional.empty()
                : releases.getFirst().version().alike(version).flatMap(this::release);
    }

    /// Whether the source carries `version`. Empty means that the recorded data cannot tell.
    public Optional<Boolean> carries(ReleaseVersion version) {
        if (release(version).isPresent()) {
            return Optional.of(true);
        }
        if (listedUpTo != null && version.compareTo(listedUpTo) <= 0) {
            return Optional.of(false);
        }
        if (stoppedAt != null && version.compareTo(stoppedAt) > 0) {
            return Optional.of(false);
        }
        return Optional.empty();
    }
}
