package parallax.compare.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import parallax.artifact.ArtifactEntry;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.content.Contents;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `size.build`
final class BuildSizeRule implements BuildRule {

    @Override
    public String id() {
        return "size.build";
    }

    @Override
    public Axis axis() {
        return Axis.SIZE;
    }

    @Override
    public String documentation() {
        return "What is downloaded and what is installed: the size of the archive, and of all its files"
                + " unpacked, with the largest of them. `changes` where one is at least half as large again as the"
                + " other, else a `note`. The closure of dependencies is not counted.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        Size left = Size.of(pair.left());
        Size right = Size.of(pair.right());
        boolean much = differs(left.archive(), right.archive()) || differs(left.files(), right.files());
        Findings.Draft draft = findings.of(this, null, much ? Impact.CHANGES : Impact.NOTE)
                .values(left.text(), right.text())
                .evidence(pair.left().whole("size"))
                .evidence(pair.right().whole("size"));
        largest(pair.left(), draft);
        largest(pair.right(), draft);
        draft.report(
                much ? 36 : 15,
                "Download " + Words.bytes(left.archive()) + " against " + Words.bytes(right.archive()) + ", installed "
                        + Words.bytes(left.files()) + " against " + Words.bytes(right.files()));
        findings.unknown("size of everything that the two builds pull in", "only the artifacts given were read");
    }

    private static boolean differs(long one, long other) {
        return Math.max(one, other) * 2 >= Math.min(one, other) * 3 && Math.max(one, other) > 100_000;
    }

    private static void largest(BuildSide side, Findings.Draft draft) {
        List<BuildSide.File> files = new ArrayList<>(side.files().values());
        files.sort(
                Comparator.comparingLong((BuildSide.File file) -> file.entry().size())
                        .reversed()
                        .thenComparing(BuildSide.File::path));
        List<String> names = new ArrayList<>();
        for (BuildSide.File file : files.subList(0, Math.min(5, files.size()))) {
            names.add(file.path() + " " + Words.bytes(file.entry().size()));
        }
        draft.detail("largest in " + side.title() + ": " + Words.list(names));
    }

    private record Size(long archive, long files) {
        static Size of(BuildSide side) {
            long archive = 0;
            long files = 0;
            for (Contents part : side.parts()) {
                archive += part.size();
                for (ArtifactEntry entry : part.entries()) {
                    files += entry.logicalPath() == null ? 0 : entry.size();
                }
            }
            return new Size(archive, files);
        }

        String text() {
            return Words.bytes(archive) + " archive, " + Words.bytes(files) + " installed";
        }
    }
}
