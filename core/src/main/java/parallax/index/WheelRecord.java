package parallax.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.platform.WheelFilename;
import parallax.requirement.Requirement;
import parallax.version.Pep440Version;
import parallax.version.SpecifierSet;

/// A wheel (or sdist, then `wheel` is null) as a PyPI-like index or a lock file of it describes it.
///
/// @param wheel the parsed wheel name; null for anything that is no wheel
/// @param index the index the document names, for example `https://download.pytorch.org/whl/cu130`; null where not
/// recorded
/// @param requiresDist null where not recorded; empty where recorded as none
public record WheelRecord(
        PackageName name,
        Pep440Version version,
        String fileName,
        @Nullable WheelFilename wheel,
        @Nullable String url,
        @Nullable String index,
        @Nullable String sha256,
        @Nullable Long size,
        @Nullable Instant published,
        @Nullable List<Requirement> requiresDist,
        @Nullable SpecifierSet requiresPython,
        Provenance provenance)
        implements IndexRecord {

    public WheelRecord {
        requiresDist = requiresDist == null ? null : List.copyOf(requiresDist);
    }
}
