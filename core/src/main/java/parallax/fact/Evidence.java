package parallax.fact;

import org.jspecify.annotations.Nullable;

/// Who says so, and where exactly.
///
/// @param source the source or document: `pypi`, `conda-forge`, `conda-forge/torchvision-feedstock`
/// @param locator the place inside it: a file name with the field, a commit with the path, a URL
/// @param sha256 digest of the artifact that the evidence speaks of; null where there is none or it is not recorded
public record Evidence(
        String source, String locator, @Nullable String sha256) {

    public Evidence(String source, String locator) {
        this(source, locator, null);
    }
}
