package parallax.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The versions that a page listed as existing: the only record here from which a version's absence may be read, and
/// only up to `newestCovered`.
///
/// @param sourceId the source spoken of: `conda-forge`, `pypi`, `pytorch`
/// @param packageName as the page writes it
/// @param versions newest first; null where only the newest was shown
/// @param newestCovered the newest version of the list
/// @param newestUpload ISO 8601 date; null where not shown
/// @param note where and when the page was seen, and what it leaves out
public record VersionListing(
        String sourceId,
        String packageName,
        @Nullable List<String> versions,
        String newestCovered,
        @Nullable String newestUpload,
        String note) {

    public VersionListing {
        versions = versions == null ? null : List.copyOf(versions);
    }
}
