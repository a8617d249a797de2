package parallax.finding;

import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;

/// What one reference resolved to, as reports show it.
///
/// @param reference as the user wrote it, or as `compare NAME` completed it
/// @param source source id: `pypi`, `conda-forge`; [#ARTIFACT] for a file or folder
/// @param sourceTitle the name shown to people
/// @param newest newest version known to exist there, to be shown; null where none is known
/// @param version the version whose build was compared, as its record spells it; null where no build was
/// @param build file name of that build; null as for `version`
/// @param sha256 digest of that build where recorded
/// @param recorded date of the recorded data the answer rests on, ISO 8601
public record Subject(
        String reference,
        String source,
        String sourceTitle,
        PackageName name,
        @Nullable String newest,
        @Nullable String version,
        @Nullable String build,
        @Nullable String sha256,
        String recorded) {

    /// The source of what was read from disk.
    public static final String ARTIFACT = "artifact";

    /// Whether it was read from a file or folder, rather than looked up at a source.
    public boolean isArtifact() {
        return source.equals(ARTIFACT);
    }
}
