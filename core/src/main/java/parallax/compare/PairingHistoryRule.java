package parallax.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import parallax.fact.Build;
import parallax.fact.Dependency;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.fact.Evidences;
import parallax.fact.PinStyle;
import parallax.fact.Release;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.RecipeRevision;
import parallax.name.PackageName;
import parallax.platform.Subdir;
import parallax.platform.Target;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Version;

/// `dependency.pairing-history`
final class PairingHistoryRule implements Rule {

    /// @param series what the other side's exact pin belongs to, `2.9`
    /// @param builds build number -> versions that CI pinned, mostly series too
    private record Built(
            Release release, CondaVersion series, Evidence exact, Map<Integer, List<CondaVersion>> builds) {

        /// What the first build was made for; empty where its CI configuration does not pin it.
        List<CondaVersion> ofFirst() {
            return builds.getOrDefault(release.revisions().getFirst().buildNumber(), List.of());
        }

        boolean firstDiffers() {
            return !ofFirst().isEmpty() && ofFirst().stream().noneMatch(pin -> pin.startsWith(series));
        }
    }

    @Override
    public String id() {
        return "dependency.pairing-history";
    }

    @Override
    public Axis axis() {
        return Axis.DEPENDENCY;
    }

    @Override
    public String documentation() {
        return "Which series of a coupled dependency a recipe's CI pinned for each build number of a release, against the"
                + " exact version that the other side pins. Reports releases whose first build was made for another series:"
                + " whoever installs on release day gets the other pairing, which is a `risk`. Not"
                + " asked where both sides are the same source.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        for (SharedDependency dependency : SharedDependency.coupled(pair)) {
            if (pair.left().source().equals(pair.right().source())) {
                return;
            }
            examine(pair, dependency, pair.left(), dependency.left(), pair.right(), dependency.right(), findings);
            examine(pair, dependency, pair.right(), dependency.right(), pair.left(), dependency.left(), findings);
        }
    }

    private void examine(
            Pair pair,
            SharedDependency dependency,
            Distribution pinning,
            PackageName pinnedName,
            Distribution built,
            PackageName builtName,
            Findings findings) {
        List<Built> all = new ArrayList<>();
        for (Release release : built.releases().reversed()) {
            Map<Integer, List<CondaVersion>> builds =
                    pinsByBuild(release, builtName, pair.target().subdir());
            Optional<Dependency> exact =
                    pinning.release(release.version()).flatMap(other -> exactPin(other, pinnedName, pair.target()));
            if (builds.isEmpty() || exact.isEmpty()) {
                continue;
            }
            exact.get()
                    .constraint()
                    .pinned()
                    .flatMap(PairingHistoryRule::seriesOf)
                    .ifPresent(series ->
                            all.add(new Built(release, series, exact.get().evidence(), builds)));
        }
        List<Built> differing = all.stream().filter(Built::firstDiffers).toList();
        if (differing.isEmpty()) {
            return;
        }
        boolean builtLeft = built.equals(pair.left());
        String builtTitle = builtLeft ? pair.leftTitle() : pair.rightTitle();
        String pinningTitle = builtLeft ? pair.rightTitle() : pair.leftTitle();
        Built newest = differing.getFirst();
        String left = newest.release().version() + ": " + builtName + " " + anyOf(newest.ofFirst());
        String right = newest.release().version() + ": " + pinnedName + " " + newest.series();
        // Between two channels either side can be the one that pins, so the id says which side was built.
        String about = pair.acrossWorlds()
                ? dependency.key().value()
                : dependency.key() + "/" + (builtLeft ? pair.leftKey() : pair.rightKey());
        Findings.Draft draft =
                findings.of(this, about, Impact.RISK).values(builtLeft ? left : right, builtLeft ? right : left);
        for (Built each : all) {
            List<String> builds = new ArrayList<>();
            each.builds()
                    .forEach((number, pins) -> builds.add("build " + number + " for " + builtName + " " + anyOf(pins)));
            draft.detail(each.release().version() + ": " + pinningTitle + " pins " + pinnedName + " " + each.series()
                    + ".x; " + builtTitle + " " + String.join(", ", builds) + ".");
        }
        for (Built each : differing) {
            draft.evidence(Evidences.of(each.release().revisions().getFirst(), "CI pins " + builtName));
            draft.evidence(each.exact());
        }
        draft.evidence(dependency.mapping());
        if (all.size() == 1) {
            draft.report(
                    88,
                    builtTitle + "'s first build of " + newest.release().version() + " was made for " + builtName + " "
                            + anyOf(newest.ofFirst()) + ", not "
                            + newest.series());
            return;
        }
        draft.report(
                88,
                builtTitle + "'s first build was made for another " + dependency.key() + " series in "
                        + differing.size() + " of " + Words.count(all.size(), "release") + ": "
                        + Words.list(
                                differing.stream()
                                        .map(each -> each.release().version().toString())
                                        .toList(),
                                6));
    }

    private static String anyOf(List<CondaVersion> versions) {
        return versions.stream().map(CondaVersion::toString).collect(Collectors.joining(" or "));
    }

    /// `2.9` for `2.9.0`; empty for a version of one number.
    private static Optional<CondaVersion> seriesOf(Version version) {
        String text = version.original();
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        try {
            return first < 0
                    ? Optional.empty()
                    : Optional.of(CondaVersion.parse(second < 0 ? text : text.substring(0, second)));
        } catch (MalformedVersionException _) {
            return Optional.empty();
        }
    }

    private static Map<Integer, List<CondaVersion>> pinsByBuild(Release release, PackageName name, Subdir subdir) {
        Map<Integer, List<CondaVersion>> pins = new TreeMap<>();
        for (RecipeRevision revision : release.revisions()) {
            List<CondaVersion> values = RecipeVariants.pins(revision, subdir, name);
            if (!values.isEmpty()) {
                pins.putIfAbsent(revision.buildNumber(), values);
            }
        }
        return pins;
    }

    private static Optional<Dependency> exactPin(Release release, PackageName name, Target target) {
        for (Build build : release.builds()) {
            if (!build.suitsPlatform(target)) {
                continue;
            }
            Optional<Dependency> dependency = build.requirements()
                    .toOptional()
                    .flatMap(requirements -> requirements.of(name))
                    .filter(each -> each.constraint().style() == PinStyle.EXACT);
            if (dependency.isPresent()) {
                return dependency;
            }
        }
        return Optional.empty();
    }
}
