package parallax.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.Version;

/// The versions that a page listed as existing: the only record here from which a version's absence may be read, and
/// only up to `newestCovered`.
///
/// @param source the source spoken of
/// @param versions newest first; null where only the newest was shown
/// @param newestCovered the newest version of the list
/// @param newestUpload ISO 8601 date; null where not shown
/// @param note where and when the page was seen, and what it leaves out
public record VersionListing(
        Source source,
        PackageName packageName,
        @Nullable List<Version> versions,
        Version newestCovered,
        @Nullable String newestUpload,
        String note) {

    public VersionListing {
        versions = versions == null ? null : List.copyOf(versions);
    }
}
