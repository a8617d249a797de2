package parallax.check;

import java.util.IdentityHashMap;

/// Reads the claims of each build once, for those who judge many sets of the same builds. Not for use by
/// several threads.
final class BuildReader {

    private final Projects projects;
    private final IdentityHashMap<ClaimedBuild, GivenBuild> read = new IdentityHashMap<>();

    BuildReader(Projects projects) {
        this.projects = projects;
    }

    GivenBuild read(ClaimedBuild build) {
        return read.computeIfAbsent(build, one -> GivenBuild.read(one, projects));
    }
}
