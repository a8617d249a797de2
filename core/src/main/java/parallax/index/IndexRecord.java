package parallax.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.Version;

/// What an index says about one build of a package. A null field is *not recorded*, never *absent*.
public sealed interface IndexRecord permits WheelRecord, CondaRecord {

    PackageName name();

    Version version();

    /// The archive's file name, which identifies the build within its source and platform.
    String fileName();

    /// Lower-case hexadecimal.
    @Nullable
    String sha256();

    /// Size of the archive in bytes.
    @Nullable
    Long size();

    /// Upload time (PyPI) or build time (conda).
    @Nullable
    Instant published();

    /// Where the row was read that gave the requirements.
    Provenance provenance();

    /// Further places that show the same file; empty where none is noted, which does not mean that there is none.
    List<Provenance> alsoSeen();
}
