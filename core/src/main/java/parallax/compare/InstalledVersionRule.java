package parallax.compare;

import java.util.ArrayList;
import java.util.List;
import parallax.fact.Distribution;
import parallax.fact.Evidences;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.ArtifactExtract;
import parallax.name.PackageName;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;

/// `metadata.installed-version`
final class InstalledVersionRule implements Rule {

    /// @param installed as the folder spells it
    private record Mismatch(ArtifactExtract extract, String installed, String path) {}

    @Override
    public String id() {
        return "metadata.installed-version";
    }

    @Override
    public Axis axis() {
        return Axis.PROVENANCE;
    }

    @Override
    public String documentation() {
        return "The version that the installed `.dist-info` or `.egg-info` folder names, against the version of the package,"
                + " where a recorded artifact lists its files. Python tools believe the folder: a build that installs as"
                + " `0.15.2a0+ab7b3e6` is a pre-release to them and fails `>=0.15.2`. A `risk`.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        examine(Side.left(pair), findings);
        examine(Side.right(pair), findings);
    }

    private void examine(Side side, Findings findings) {
        Distribution distribution = side.distribution();
        List<Mismatch> mismatches = new ArrayList<>();
        for (ArtifactExtract extract : distribution.extracts()) {
            if (extract.files() != null && inScope(extract, distribution)) {
                for (String path : extract.files()) {
                    String installed = installedVersion(path, distribution.name());
                    if (installed != null) {
                        if (!same(installed, extract.version())) {
                            mismatches.add(new Mismatch(extract, installed, path));
                        }
                        break;
                    }
                }
            }
        }
        if (mismatches.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, side.key(), Impact.RISK);
        List<String> shown = new ArrayList<>();
        for (Mismatch mismatch : mismatches) {
            shown.add(mismatch.extract().version() + " as " + mismatch.installed());
            draft.detail(mismatch.extract().build() + " installs " + folder(mismatch.path()));
            draft.evidence(
                    Evidences.of(distribution.source(), mismatch.extract(), "files, " + folder(mismatch.path())));
        }
        Side.values(draft, side, Words.list(shown), "not recorded");
        draft.report(62, side.title() + " builds that install under another version: " + Words.list(shown, 4));
    }

    private static boolean inScope(ArtifactExtract extract, Distribution distribution) {
        return distribution.release(extract.version()).isPresent();
    }

    /// Judged as Python tools do: `0.15` and `0.15.0` are one version.
    private static boolean same(String installed, CondaVersion version) {
        try {
            return Pep440Version.parse(installed).equals(Pep440Version.parse(version.original()));
        } catch (MalformedVersionException _) {
            return installed.equals(version.original());
        }
    }

    private static @org.jspecify.annotations.Nullable String installedVersion(String path, PackageName of) {
        String name = of.value();
        String folder = folder(path);
        String suffix =
                folder.endsWith(".dist-info") ? ".dist-info" : folder.endsWith(".egg-info") ? ".egg-info" : null;
        if (suffix == null || !folder.startsWith(name.replace('-', '_') + "-")) {
            return null;
        }
        String version = folder.substring(name.length() + 1, folder.length() - suffix.length());
        int python = version.indexOf("-py");
        return python < 0 ? version : version.substring(0, python);
    }

    /// The last folder of the path whose name ends in `-info`, or the empty string.
    private static String folder(String path) {
        for (String part : path.split("/", -1)) {
            if (part.endsWith("-info")) {
                return part;
            }
        }
        return "";
    }
}
