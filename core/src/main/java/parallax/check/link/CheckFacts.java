package parallax.check.link;

import java.util.List;
import parallax.fact.Evidence;
import parallax.finding.Impact;
import parallax.finding.LibraryCheck;
import parallax.finding.MetadataWord;
import parallax.finding.Verdict;

/// Everything that rules about builds in one environment judge from.
///
/// @param builds as given
/// @param binaries what the binaries say of the builds asked about together
public record CheckFacts(List<LinkedBuild> builds, LinkResult result, MetadataWord metadata, Verdict binaries) {

    public CheckFacts {
        builds = List.copyOf(builds);
    }

    /// How much it matters that a library does not load: a failure that its package catches breaks no import.
    static Impact impact(LibraryCheck check) {
        if (check.needed()) {
            return Impact.BREAKS;
        }
        return check.consequence().isEmpty() ? Impact.NOTE : Impact.RISK;
    }

    /// @param locator of a file inside the build: a path, with what shows something
    Evidence evidence(int build, String locator) {
        LinkedBuild of = builds.get(build);
        String sha256 = of.contents().sha256();
        return new Evidence(of.contents().file(), locator, sha256.isEmpty() ? null : sha256);
    }

    /// @param owner name of a build
    Evidence evidence(String owner, String locator) {
        for (int at = 0; at < builds.size(); at++) {
            if (builds.get(at).name().equals(owner)) {
                return evidence(at, locator);
            }
        }
        return new Evidence(owner, locator, null);
    }
}
