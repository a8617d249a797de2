package parallax.version;

import java.util.List;

/// One release that exists on PyPI and in conda, with its variants on each side: versions that differ in a local label
/// (`2.11.0+cu130`) or in spelling only.
///
/// @param release without local label, as PyPI spells it
/// @param pypi not empty, oldest first
/// @param conda not empty, oldest first
public record PairedRelease(Pep440Version release, List<Pep440Version> pypi, List<CondaVersion> conda) {

    public PairedRelease {
        pypi = List.copyOf(pypi);
        conda = List.copyOf(conda);
        if (pypi.isEmpty() || conda.isEmpty()) {
            throw new IllegalArgumentException(release + " is not on both sides");
        }
    }

    @Override
    public String toString() {
        return release.toString();
    }
}
