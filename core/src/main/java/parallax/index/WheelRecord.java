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
/// @param url where the file is, without fragment; null where not recorded (poetry.lock leaves it out)
/// @param index the index the document names, for example `https://download.pytorch.org/whl/cu130`; null where not
/// recorded
/// @param sha256 null where not recorded
/// @param size bytes; null where not recorded
/// @param published upload time (PEP 700); null where not recorded
/// @param requiresDist null where not recorded; empty where recorded as none
/// @param requiresPython null where not recorded
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
        Provenance provenance,
        List<Provenance> alsoSeen)
        implements IndexRecord {

    public WheelRecord {
        requiresDist = requiresDist == null ? null : List.copyOf(requiresDist);
        alsoSeen = List.copyOf(alsoSeen);
    }
}
