package parallax.index;

import java.util.List;

/// The recorded release dates of one project.
///
/// @param project `torchvision`
/// @param publisher the publisher's repository
/// @param releases in ascending order of version
/// @param undated versions known to be released whose date was not found
public record OfficialReleases(String project, String publisher, List<OfficialRelease> releases, List<String> undated) {

    public OfficialReleases {
        releases = List.copyOf(releases);
        undated = List.copyOf(undated);
    }
}
