package parallax.compare;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.ImpliedAccelerator;
import parallax.fact.Known;
import parallax.fact.Release;
import parallax.fact.ReleaseVersion;
import parallax.index.ReportedIssue;
import parallax.name.Ecosystem;
import parallax.platform.Target;

/// Everything that rules may look at: both distributions, the builds chosen for the comparison in depth, and who is
/// who.
///
/// @param builds the two builds that are compared in depth; null where no two recorded builds can be set side by side
/// @param alsoPublished the same project at further indexes of the left or right side's ecosystem, for what they add
/// @param reportedIssues public reports about these packages
/// @param leftImplied accelerator of a build on the left that states none, from the package that it pins exactly
/// @param rightImplied as `leftImplied`
public record Pair(
        Distribution left,
        Distribution right,
        @Nullable Builds builds,
        Target target,
        Counterparts counterparts,
        KnownVersions knownVersions,
        List<Distribution> alsoPublished,
        List<ReportedIssue> reportedIssues,
        Known<ImpliedAccelerator> leftImplied,
        Known<ImpliedAccelerator> rightImplied) {

    public Pair {
        alsoPublished = List.copyOf(alsoPublished);
        reportedIssues = List.copyOf(reportedIssues);
    }

    /// The two builds compared in depth.
    public record Builds(Build left, Build right) {
        /// Whether both are builds of one release.
        public boolean sameRelease() {
            return left.release().equals(right.release());
        }
    }

    public Optional<Builds> chosen() {
        return Optional.ofNullable(builds);
    }

    /// The newest final release that both sides carry, with or without recorded builds.
    public Optional<ReleaseVersion> newestCommon() {
        for (Release release : left.releases().reversed()) {
            if (!release.version().isPreRelease()
                    && right.release(release.version()).isPresent()) {
                return Optional.of(release.version());
            }
        }
        return Optional.empty();
    }

    /// Whether the sides are a Python index and a conda channel.
    public boolean acrossWorlds() {
        return left.source().ecosystem() != right.source().ecosystem();
    }

    /// The accelerator of builds that state none, at one of the two sides.
    Known<ImpliedAccelerator> impliedAccelerator(Distribution side) {
        if (side.equals(left)) {
            return leftImplied;
        }
        return side.equals(right) ? rightImplied : Known.unknown("not looked at for a further index");
    }

    /// Whether both sides are conda channels.
    public boolean bothConda() {
        return left.source().ecosystem() == Ecosystem.CONDA && right.source().ecosystem() == Ecosystem.CONDA;
    }

    /// What people call the left side.
    public String leftTitle() {
        return title(left, right, "left");
    }

    /// What people call the right side.
    public String rightTitle() {
        return title(right, left, "right");
    }

    /// What the id of a finding about the left side alone ends in: its source, or `left` where both sides are one
    /// source.
    String leftKey() {
        return left.source().equals(right.source()) ? "left" : left.source().id();
    }

    /// As {@link #leftKey}.
    String rightKey() {
        return left.source().equals(right.source()) ? "right" : right.source().id();
    }

    private String title(Distribution side, Distribution other, String position) {
        if (!side.source().equals(other.source())) {
            return side.source().title();
        }
        String title = side.source().title() + " " + side.name();
        if (!side.name().equals(other.name())) {
            return title;
        }
        boolean versionsTell = side.releases().size() == 1
                && other.releases().size() == 1
                && !side.newest().map(Release::version).equals(other.newest().map(Release::version));
        return versionsTell ? title + " " + side.releases().getFirst().version() : title + " (" + position + ")";
    }
}
