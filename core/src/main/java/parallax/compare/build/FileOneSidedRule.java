package parallax.compare.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import parallax.artifact.LogicalPath;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `file.one-sided`
final class FileOneSidedRule implements BuildRule {

    @Override
    public String id() {
        return "file.one-sided";
    }

    @Override
    public Axis axis() {
        return Axis.FILE;
    }

    @Override
    public String documentation() {
        return "Installed files that only one build has, by logical path, grouped by folder. Native libraries"
                + " and Python sources have rules of their own; byte-compiled files and what packaging adds by"
                + " itself are left out. `changes` for files inside the package's own folders, else a `note`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        side(pair.left(), pair.leftFiles(), pair.rightFiles(), "left", findings);
        side(pair.right(), pair.rightFiles(), pair.leftFiles(), "right", findings);
    }

    private void side(
            BuildSide side,
            Map<LogicalPath, BuildSide.File> own,
            Map<LogicalPath, BuildSide.File> others,
            String key,
            Findings findings) {
        List<BuildSide.File> only = new ArrayList<>();
        Set<String> libraries = new HashSet<>();
        side.libraries().forEach(library -> libraries.add(library.library().path()));
        boolean importable = false;
        for (Map.Entry<LogicalPath, BuildSide.File> entry : own.entrySet()) {
            LogicalPath path = entry.getKey();
            if (!others.containsKey(path)
                    && !Installed.isPackaging(path)
                    && !Installed.isCompiled(path)
                    && !libraries.contains(entry.getValue().entry().path())
                    && !path.value().endsWith(".py")
                    && !path.value().endsWith(".pyi")) {
                only.add(entry.getValue());
                importable |= path.inSitePackages();
            }
        }
        if (only.isEmpty()) {
            return;
        }
        TreeMap<String, Integer> folders = new TreeMap<>();
        only.forEach(file -> folders.merge(Installed.folder(file.path(), 3), 1, Integer::sum));
        Findings.Draft draft = findings.of(this, key, importable ? Impact.CHANGES : Impact.NOTE)
                .values(
                        key.equals("left") ? Words.count(only.size(), "file") : null,
                        key.equals("right") ? Words.count(only.size(), "file") : null);
        folders.forEach((folder, count) -> draft.detail(folder + ": " + Words.count(count, "file")));
        only.stream().limit(Installed.SHOWN).forEach(file -> {
            draft.detail(file.path() + ", " + Words.bytes(file.entry().size()));
            draft.evidence(file.evidence("entry"));
        });
        if (only.size() > Installed.SHOWN) {
            draft.detail("and " + (only.size() - Installed.SHOWN) + " more");
        }
        String folder =
                folders.size() == 1 ? "in " + folders.firstKey() : "in " + Words.list(List.copyOf(folders.keySet()), 3);
        draft.report(
                importable ? 38 : 16,
                Words.count(only.size(), "data file") + " only in " + side.title() + ", " + folder);
    }
}
