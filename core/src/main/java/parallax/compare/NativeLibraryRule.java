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
import parallax.fact.Evidences;
import parallax.fact.Requirements;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.BinaryObservation;
import parallax.index.WheelExtract;
import parallax.name.Ecosystem;
import parallax.platform.Target;
import parallax.version.Pep440Version;

/// `native.bundled-vs-shared`
final class NativeLibraryRule implements Rule {

    /// A library file inside a wheel's `*.libs` folder.
    ///
    /// @param stem `libjpeg`
    /// @param version of the wheel in which it was seen
    private record Bundled(String stem, String path, Pep440Version version, Evidence evidence) {}

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
        List<Bundled> bundled = bundled(wheelLeft ? Side.left(pair) : Side.right(pair), pair.target());
        Map<Dependency, Identity> shared = shared(pair, condaSide, wheelLeft);
        if (bundled.isEmpty()) {
            findings.unknown(
                    "which native libraries " + wheelTitle + "'s wheels of " + wheelSide.name() + " bundle",
                    "no file list of such a wheel for " + pair.target().subdir() + " is recorded");
        }
        if (shared.isEmpty()) {
            return;
        }
        List<String> names =
                shared.keySet().stream().map(each -> each.name().value()).toList();
        List<String> stems = bundled.stream().map(Bundled::stem).distinct().toList();
        String left = bundled.isEmpty() ? "not recorded" : "bundled: " + Words.list(stems, 8);
        String right = "shared: " + Words.list(names, 6);
        Findings.Draft draft = findings.of(this, null, bundled.isEmpty() ? Impact.CHANGES : Impact.RISK)
                .values(wheelLeft ? left : right, wheelLeft ? right : left);
        for (Bundled each : bundled) {
            draft.detail(wheelTitle + " " + each.version() + ": " + each.path());
            draft.evidence(each.evidence());
        }
        shared.forEach((dependency, identity) -> {
            draft.detail(condaTitle + ": " + dependency.name() + " "
                    + dependency.constraint().text());
            draft.evidence(dependency.evidence()).evidence(identity.evidence());
        });
        draft.report(
                75,
                bundled.isEmpty()
                        ? condaTitle + " takes " + shared.size()
                                + " packages that are no Python projects (libraries and runtimes) from the channel"
                        : wheelTitle + " wheels carry private copies of native libraries (seen in "
                                + bundled.getFirst().version() + ": " + Words.list(stems, 8) + "); " + condaTitle
                                + " links shared packages");
    }

    /// From an opened wheel for the target's platform: of the release compared, else of the newest that was opened;
    /// else from public logs, which are all of linux-64.
    private static List<Bundled> bundled(Side side, Target target) {
        Distribution distribution = side.distribution();
        Optional<WheelExtract> opened = side.release()
                .flatMap(release -> distribution.openedWheels(target).stream()
                        .filter(extract -> release.version().isExactly(extract.version()))
                        .findFirst())
                .or(() -> distribution.openedWheels(target).reversed().stream().findFirst());
        if (opened.isPresent()) {
            WheelExtract extract = opened.get();
            return extract.libraries().stream()
                    .map(path -> new Bundled(
                            stem(path.substring(path.lastIndexOf('/') + 1)),
                            path,
                            extract.version(),
                            Evidences.of(distribution.source(), extract, path)))
                    .toList();
        }
        if (!target.subdir().value().equals("linux-64")) {
            return List.of();
        }
        List<Bundled> bundled = new ArrayList<>();
        for (BinaryObservation observation : distribution.binaryObservations()) {
            for (String path : observation.paths()) {
                int folder = path.indexOf(".libs/");
                if (folder > 0 && observation.version() != null) {
                    bundled.add(new Bundled(
                            stem(path.substring(folder + ".libs/".length())),
                            path,
                            observation.version(),
                            new Evidence(
                                    distribution.source().id(),
                                    distribution.name() + " " + observation.version() + ": " + path + "; "
                                            + observation.source())));
                }
            }
        }
        return bundled;
    }

    /// `libjpeg.ceea7512.so.62` and `libjpeg-1a2b3c4d.so.62` are both libjpeg.
    private static String stem(String file) {
        int dot = file.indexOf('.');
        String stem = dot < 0 ? file : file.substring(0, dot);
        int dash = stem.lastIndexOf('-');
        // A library that was repaired twice has two hashes: `libgfortran-040039e1-0352e75f.so.5.0.0`.
        while (dash > 0 && stem.length() - dash == 9) {
            stem = stem.substring(0, dash);
            dash = stem.lastIndexOf('-');
        }
        return stem;
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
