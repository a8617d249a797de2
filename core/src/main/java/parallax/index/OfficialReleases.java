package parallax.index;

import java.util.List;
import parallax.name.PackageName;
import parallax.version.Pep440Version;

/// The recorded release dates of one project.
///
/// @param project its name on PyPI
/// @param publisher the publisher's repository
/// @param releases in ascending order of version
/// @param undated versions known to be released whose date was not found
public record OfficialReleases(
        PackageName project, String publisher, List<OfficialRelease> releases, List<Pep440Version> undated) {

    public OfficialReleases {
        releases = List.copyOf(releases);
        undated = List.copyOf(undated);
    }
}
