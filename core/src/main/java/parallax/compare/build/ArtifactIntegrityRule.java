package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parallax.artifact.Anomaly;
import parallax.compare.Findings;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `artifact.integrity`
final class ArtifactIntegrityRule implements BuildRule {

    @Override
    public String id() {
        return "artifact.integrity";
    }

    @Override
    public Axis axis() {
        return Axis.PROVENANCE;
    }

    @Override
    public String documentation() {
        return "Whether each artifact is what its own manifest says (RECORD, paths.json, md5sums: digests and"
                + " sizes of all files, verified while reading), and whether all readers of its archive format"
                + " would see the same files. A file that differs from its manifest, or an archive on which readers"
                + " disagree, is a `risk`: what was looked at may not be what gets installed. Files that the"
                + " manifest does not list, and metadata that breaks its specification, are a `note`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        side(pair.left(), "left", findings);
        side(pair.right(), "right", findings);
    }

    private void side(BuildSide side, String key, Findings findings) {
        Map<Anomaly.Kind, List<BuildSide.Odd>> byKind = new TreeMap<>();
        for (BuildSide.Odd odd : side.anomalies()) {
            byKind.computeIfAbsent(odd.anomaly().kind(), _ -> new ArrayList<>()).add(odd);
        }
        byKind.forEach((kind, odds) -> {
            Impact impact = switch (kind) {
                case MANIFEST_MISMATCH, AMBIGUOUS_ARCHIVE, UNSAFE_PATH, MISSING_FILE, UNREADABLE -> Impact.RISK;
                case NOT_IN_MANIFEST, METADATA -> Impact.NOTE;
            };
            String word = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            Findings.Draft draft = findings.of(this, word + "-" + key, impact);
            for (BuildSide.Odd odd : odds.subList(0, Math.min(Installed.SHOWN, odds.size()))) {
                String path = odd.anomaly().path();
                draft.detail((path.isEmpty() ? "" : path + ": ") + odd.anomaly().text());
                draft.evidence(BuildSide.evidence(odd.part(), path.isEmpty() ? "archive" : path));
            }
            if (odds.size() > Installed.SHOWN) {
                draft.detail("and " + (odds.size() - Installed.SHOWN) + " more");
            }
            BuildSide.Odd first = odds.getFirst();
            String what = switch (kind) {
                case MANIFEST_MISMATCH -> "files differ from the artifact's own manifest";
                case NOT_IN_MANIFEST -> "files are not in the artifact's own manifest";
                case MISSING_FILE -> "files of the artifact's own manifest are missing";
                case AMBIGUOUS_ARCHIVE -> "readers of the archive can see different files";
                case UNSAFE_PATH -> "paths leave the place of installation";
                case METADATA -> "metadata breaks its specification";
                case UNREADABLE -> "files cannot be read";
            };
            draft.report(
                    impact == Impact.RISK ? 66 : 13,
                    side.title() + ": " + what + " (" + odds.size() + "), for example "
                            + (first.anomaly().path().isEmpty()
                                    ? ""
                                    : first.anomaly().path() + ": ")
                            + first.anomaly().text());
        });
    }
}
