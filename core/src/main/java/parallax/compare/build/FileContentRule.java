package parallax.compare.build;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parallax.artifact.LogicalPath;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `file.content`
final class FileContentRule implements BuildRule {

    @Override
    public String id() {
        return "file.content";
    }

    @Override
    public Axis axis() {
        return Axis.FILE;
    }

    @Override
    public String documentation() {
        return "Installed files that both builds have with different bytes and that are neither Python sources,"
                + " nor byte-compiled, nor native libraries, nor what packaging adds by itself. conda's prefix"
                + " placeholders are ignored. `changes`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        Set<LogicalPath> libraries = new HashSet<>();
        pair.left().libraries().forEach(library -> libraries.add(library.path()));
        pair.right().libraries().forEach(library -> libraries.add(library.path()));
        List<BuildSide.File> differing = new ArrayList<>();
        for (BuildSide.File file : pair.leftFiles().values()) {
            LogicalPath path = file.path();
            BuildSide.File other = pair.rightFiles().get(path);
            if (other != null
                    && !other.digest().equals(file.digest())
                    && !Installed.isPackaging(path)
                    && !Installed.isCompiled(path)
                    && !libraries.contains(path)
                    && !path.value().endsWith(".py")
                    && !path.value().endsWith(".pyi")) {
                differing.add(file);
            }
        }
        if (differing.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, Impact.CHANGES);
        for (BuildSide.File file : differing.subList(0, Math.min(Installed.SHOWN, differing.size()))) {
            BuildSide.File other = requireNonNull(pair.rightFiles().get(file.path()));
            draft.detail(file.path() + ": " + Words.bytes(file.entry().size()) + " against "
                    + Words.bytes(other.entry().size()));
            draft.evidence(file.evidence("sha256 " + file.entry().sha256()));
            draft.evidence(other.evidence("sha256 " + other.entry().sha256()));
        }
        if (differing.size() > Installed.SHOWN) {
            draft.detail("and " + (differing.size() - Installed.SHOWN) + " more");
        }
        draft.report(
                32,
                Words.count(differing.size(), "data file")
                        + (differing.size() == 1 ? " differs: " : " differ: ")
                        + Words.list(
                                differing.stream()
                                        .map(file -> file.path().fileName())
                                        .toList(),
                                4));
    }
}
