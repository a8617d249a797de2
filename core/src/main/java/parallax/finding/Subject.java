package parallax.finding;

import org.jspecify.annotations.Nullable;

/// What one reference resolved to, as reports show it.
///
/// @param reference as the user wrote it, or as `compare NAME` completed it
/// @param source source id: `pypi`, `conda-forge`
/// @param sourceTitle the name shown to people
/// @param ecosystem `pypi`, `conda`, `debian`
/// @param name the package's name in that ecosystem
/// @param newest newest version known to exist there; null where none is known
/// @param version the version whose build was compared; null where no build was
/// @param build file name of that build; null as for `version`
/// @param sha256 digest of that build where recorded
/// @param recorded date of the recorded data the answer rests on, ISO 8601
public record Subject(
        String reference,
        String source,
        String sourceTitle,
        String ecosystem,
        String name,
        @Nullable String newest,
        @Nullable String version,
        @Nullable String build,
        @Nullable String sha256,
        String recorded) {}
