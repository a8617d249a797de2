package parallax.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parallax.compare.Counterparts.Identity;
import parallax.compare.Counterparts.Kind;
import parallax.fact.Build;
import parallax.fact.Dependency;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.fact.Requirements;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.BinaryObservation;
import parallax.name.Ecosystem;

/// `native.bundled-vs-shared`
final class NativeLibraryRule implements Rule {

    /// A library file inside a wheel's `*.libs` folder.
    ///
    /// @param stem `libjpeg`
    private record Bundled(String stem, String path, BinaryObservation observation) {}

    @Override
    public String id() {
        return "native.bundled-vs-shared";
    }

    @Override
    public Axis axis() {
        return Axis.BINARY;
    }

    @Override
    public String documentation() {
        return "Native libraries that a wheel carries as private copies, recognised by the hashed names that wheel repair"
                + " tools give (`libjpeg.ceea7512.so.62` in `torchvision.libs/`), against libraries that a conda build takes"
                + " from shared packages, which the name map knows to be no Python projects. A private copy is not updated"
                + " with the system's, and two copies can meet in one process: `risk` where both are seen.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        if (!pair.acrossWorlds()) {
            return;
        }
        boolean wheelLeft = pair.left().source().ecosystem() == Ecosystem.PYPI;
        Distribution wheelSide = wheelLeft ? pair.left() : pair.right();
        Distribution condaSide = wheelLeft ? pair.right() : pair.left();
        String wheelTitle = wheelLeft ? pair.leftTitle() : pair.rightTitle();
        String condaTitle = wheelLeft ? pair.rightTitle() : pair.leftTitle();
        List<Bundled> bundled = bundled(wheelSide);
        Map<Dependency, Identity> shared = shared(pair, condaSide, wheelLeft);
        if (bundled.isEmpty()) {
            findings.unknown(
                    "which native libraries " + wheelTitle + "'s wheels of " + wheelSide.name() + " bundle",
                    "no file list of such a wheel is recorded");
        }
        if (shared.isEmpty()) {
            return;
        }
        List<String> names =
                shared.keySet().stream().map(each -> each.name().value()).toList();
        List<String> stems = bundled.stream().map(Bundled::stem).distinct().toList();
        String left = bundled.isEmpty() ? "not recorded" : "bundled: " + Words.list(stems, 6);
        String right = "shared: " + Words.list(names, 6);
        Findings.Draft draft = findings.of(this, null, bundled.isEmpty() ? Impact.CHANGES : Impact.RISK)
                .values(wheelLeft ? left : right, wheelLeft ? right : left);
        for (Bundled each : bundled) {
            draft.detail(wheelTitle + ": " + each.path() + " (seen in "
                    + each.observation().version() + ")");
            draft.evidence(new Evidence(
                    wheelSide.source().id(),
                    wheelSide.name() + " " + each.observation().version() + ": " + each.path() + "; "
                            + each.observation().source()));
        }
        shared.forEach((dependency, identity) -> {
            draft.detail(condaTitle + ": " + dependency.name() + " "
                    + dependency.constraint().text());
            draft.evidence(dependency.evidence()).evidence(identity.evidence());
        });
        draft.report(
                75,
                bundled.isEmpty()
                        ? condaTitle + " takes " + shared.size() + " native libraries from shared packages"
                        : wheelTitle + " wheels carry private copies of " + Words.list(stems, 6) + "; " + condaTitle
                                + " links shared packages");
    }

    private static List<Bundled> bundled(Distribution side) {
        Map<String, Bundled> byPath = new LinkedHashMap<>();
        for (BinaryObservation observation : side.binaryObservations()) {
            for (String path : observation.paths()) {
                int folder = path.indexOf(".libs/");
                if (folder > 0 && observation.version() != null) {
                    String file = path.substring(folder + ".libs/".length());
                    byPath.putIfAbsent(path, new Bundled(stem(file), path, observation));
                }
            }
        }
        return new ArrayList<>(byPath.values());
    }

    /// `libjpeg.ceea7512.so.62` and `libjpeg-1a2b3c4d.so.62` are both libjpeg.
    private static String stem(String file) {
        int dot = file.indexOf('.');
        String stem = dot < 0 ? file : file.substring(0, dot);
        int dash = stem.lastIndexOf('-');
        return dash > 0 && stem.length() - dash == 9 ? stem.substring(0, dash) : stem;
    }

    private static Map<Dependency, Identity> shared(Pair pair, Distribution condaSide, boolean wheelLeft) {
        Optional<Build> build = pair.chosen().map(builds -> wheelLeft ? builds.right() : builds.left());
        Map<Dependency, Identity> shared = new LinkedHashMap<>();
        List<Dependency> required = build.flatMap(each -> each.requirements().toOptional())
                .map(Requirements::required)
                .orElse(List.of());
        for (Dependency dependency : required) {
            Identity identity = pair.counterparts().identify(condaSide.source(), dependency.name(), true);
            if (identity.kind() == Kind.NO_PYTHON_PROJECT) {
                shared.put(dependency, identity);
            }
        }
        return shared;
    }
}
