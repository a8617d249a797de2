package parallax.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parallax.fact.Build;
import parallax.fact.Constraint;
import parallax.fact.Dependency;
import parallax.fact.Evidence;
import parallax.fact.PinStyle;
import parallax.fact.Release;
import parallax.fact.Requirements;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.CondaRecord;
import parallax.name.PackageName;
import parallax.platform.Target;

/// `dependency.coupling`
final class CouplingRule implements Rule {

    /// How one side holds the dependency over its releases.
    private static final class Holding {
        private final Map<PinStyle, Integer> styles = new LinkedHashMap<>();
        private final Map<String, Set<String>> texts = new LinkedHashMap<>();
        private final List<Evidence> evidence = new ArrayList<>();
        private int releases;
        private int withBuild;
        private int incomplete;

        private Optional<PinStyle> mostCommon() {
            PinStyle most = null;
            for (Map.Entry<PinStyle, Integer> each : styles.entrySet()) {
                if (most == null || each.getValue() > styles.getOrDefault(most, 0)) {
                    most = each.getKey();
                }
            }
            return Optional.ofNullable(most);
        }
    }

    @Override
    public String id() {
        return "dependency.coupling";
    }

    @Override
    public Axis axis() {
        return Axis.DEPENDENCY;
    }

    @Override
    public String documentation() {
        return "How tightly each side holds, in its recorded builds for the target's platform, a dependency that at least one side pins to exactly one version in most of its"
                + " releases, torch for torchvision: exact pin, one minor series, range, lower bound, and whether a build"
                + " string is asked for. The tightest requirement of a release counts. Different styles are a `risk`,"
                + " because a tool that satisfies one side's requirement can still violate what the other side needs.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        for (SharedDependency dependency : SharedDependency.coupled(pair)) {
            Holding left = holding(Side.left(pair), dependency.left(), pair.target());
            Holding right = holding(Side.right(pair), dependency.right(), pair.target());
            Optional<PinStyle> leftStyle = left.mostCommon();
            Optional<PinStyle> rightStyle = right.mostCommon();
            if (leftStyle.isEmpty() || rightStyle.isEmpty()) {
                continue;
            }
            boolean same = leftStyle.get() == rightStyle.get() && (left.withBuild > 0) == (right.withBuild > 0);
            Findings.Draft draft = findings.of(this, dependency.key().value(), same ? Impact.NOTE : Impact.RISK)
                    .values(shortly(left, leftStyle.get()), shortly(right, rightStyle.get()))
                    .evidence(left.evidence)
                    .evidence(right.evidence)
                    .evidence(dependency.mapping());
            describe(pair.leftTitle(), dependency.left(), left, draft);
            describe(pair.rightTitle(), dependency.right(), right, draft);
            draft.report(
                    same ? 16 : 95,
                    pair.leftTitle() + " " + sentence(left, leftStyle.get(), dependency.left()) + "; "
                            + pair.rightTitle() + " " + sentence(right, rightStyle.get(), dependency.right()));
        }
    }

    /// Over builds for the target's platform. The evidence of the release compared in depth comes before that of all
    /// others.
    private static Holding holding(Side side, PackageName name, Target target) {
        Holding holding = new Holding();
        for (Release release : side.distribution().releases().reversed()) {
            List<Build> builds = new ArrayList<>(release.builds());
            builds.removeIf(build -> !build.suitsPlatform(target));
            builds.sort(Comparator.comparing(build -> !build.suits(target)));
            Dependency tightest = null;
            boolean build = builds.stream().anyMatch(each -> constrainsBuild(each, name));
            Set<String> texts = new LinkedHashSet<>();
            for (Requirements requirements : SharedDependency.distinctRequirements(builds)) {
                Optional<Dependency> dependency = requirements.of(name);
                if (dependency.isEmpty()) {
                    continue;
                }
                holding.incomplete += requirements.complete() ? 0 : 1;
                Constraint constraint = dependency.get().constraint();
                texts.add(constraint.text());
                build |= constraint instanceof Constraint.Conda conda
                        && !conda.builds().isEmpty();
                if (tightest == null
                        || constraint.style().compareTo(tightest.constraint().style()) < 0) {
                    tightest = dependency.get();
                }
            }
            if (tightest != null) {
                holding.releases++;
                holding.withBuild += build ? 1 : 0;
                holding.styles.merge(tightest.constraint().style(), 1, Integer::sum);
                holding.texts.put(release.version().toString(), texts);
                boolean compared =
                        side.build() != null && side.build().release().equals(release.version());
                holding.evidence.add(compared ? 0 : holding.evidence.size(), tightest.evidence());
            }
        }
        return holding;
    }

    private static String shortly(Holding holding, PinStyle style) {
        return style.words() + (holding.withBuild > 0 ? ", build string" : "");
    }

    private static String sentence(Holding holding, PinStyle style, PackageName name) {
        String how = switch (style) {
            case EXACT -> "pins " + name + " to one exact version";
            case SERIES -> "holds " + name + " to one minor series";
            case RANGE -> "bounds " + name + " above";
            case LOWER_BOUND -> "sets only a lower bound on " + name;
            case EXCLUSIONS -> "excludes only some versions of " + name;
            case ANY -> "takes any " + name;
            case OTHER -> "constrains " + name;
        };
        if (holding.releases == 1) {
            return how + (holding.withBuild > 0 ? " and by build string" : "");
        }
        return how + " (" + holding.styles.getOrDefault(style, 0) + " of "
                + Words.count(holding.releases, "release")
                + (holding.withBuild > 0 ? "; by build string in " + holding.withBuild + " of " + holding.releases : "")
                + ")";
    }

    /// Whether the build limits the dependency's build string without requiring it (`constrains`).
    private static boolean constrainsBuild(Build build, PackageName name) {
        return build.record() instanceof CondaRecord conda
                && conda.constrains() != null
                && conda.constrains().stream().anyMatch(spec -> spec.name().equals(name) && spec.build() != null);
    }

    private static void describe(String title, PackageName name, Holding holding, Findings.Draft draft) {
        List<String> each = new ArrayList<>();
        holding.texts.forEach((release, texts) -> each.add(release + ": " + String.join(" or ", texts)));
        draft.detail(title + ", " + name + " by release: " + String.join("; ", each) + ".");
        if (holding.incomplete > 0) {
            draft.detail("  " + Words.count(holding.incomplete, "build")
                    + " recorded from lock files that drop build strings: a build-string pin may be missing there.");
        }
    }
}
