package parallax.compare.build;

import java.util.List;
import java.util.TreeSet;
import parallax.artifact.ArtifactEntry;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.content.Contents;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `licence.build`
final class BuildLicenceRule implements BuildRule {

    @Override
    public String id() {
        return "licence.build";
    }

    @Override
    public Axis axis() {
        return Axis.LICENCE;
    }

    @Override
    public String documentation() {
        return "The licence that each build declares, and the licence files it carries. A build that bundles"
                + " native libraries without a licence file beyond its own is told so. A declared licence in other"
                + " words is a `note`, since the spelling of licences differs between the ecosystems.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        String left = pair.left().claims().licence();
        String right = pair.right().claims().licence();
        List<String> leftFiles = files(pair.left());
        List<String> rightFiles = files(pair.right());
        for (BuildSide side : List.of(pair.left(), pair.right())) {
            if (side.claims().licence().isEmpty()) {
                findings.unknown("licence declared by " + side.title(), "its metadata does not state one");
            }
        }
        if (left.isEmpty() && right.isEmpty() && leftFiles.isEmpty() && rightFiles.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, Impact.NOTE)
                .values(text(left, leftFiles), text(right, rightFiles))
                .evidence(pair.left().claim("licence"))
                .evidence(pair.right().claim("licence"));
        leftFiles.forEach(file -> draft.detail(pair.left().title() + ": " + file));
        rightFiles.forEach(file -> draft.detail(pair.right().title() + ": " + file));
        String title = left.isEmpty() || right.isEmpty()
                ? "Licence declared by one side only"
                : left.equals(right)
                        ? "Both declare the licence " + left
                        : "Licence declared as " + left + " and as " + right;
        draft.report(
                11, title + "; " + Words.count(leftFiles.size(), "licence file") + " against " + rightFiles.size());
    }

    private static String text(String licence, List<String> files) {
        return (licence.isEmpty() ? "not stated" : licence) + ", " + Words.count(files.size(), "licence file");
    }

    private static List<String> files(BuildSide side) {
        TreeSet<String> files = new TreeSet<>();
        for (Contents part : side.parts()) {
            files.addAll(part.claims().licenceFiles());
            for (ArtifactEntry entry : part.entries()) {
                if (entry.path().startsWith("usr/share/doc/") && entry.path().endsWith("/copyright")) {
                    files.add(entry.path());
                }
            }
        }
        return List.copyOf(files);
    }
}
