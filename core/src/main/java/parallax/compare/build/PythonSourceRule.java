package parallax.compare.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import parallax.artifact.LogicalPath;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.python.DifferenceKind;
import parallax.python.ModuleDifference;
import parallax.python.ModuleOutline;

/// `python.source`
final class PythonSourceRule implements BuildRule {

    @Override
    public String id() {
        return "python.source";
    }

    @Override
    public Axis axis() {
        return Axis.FILE;
    }

    @Override
    public String documentation() {
        return "Python modules by what differs between their two texts: layout, comments, docstrings, version"
                + " constants, or code, and then which functions and classes. Read without running anything; two"
                + " texts whose tokens are equal without comments and docstrings are the same program. Code that"
                + " differs is `changes` between builds of one version, which is a patched or generated file, and"
                + " between versions; anything less is a `note`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        SortedMap<LogicalPath, BuildSide.Module> left = pair.left().modules();
        SortedMap<LogicalPath, BuildSide.Module> right = pair.right().modules();
        if (left.isEmpty() && right.isEmpty()) {
            return;
        }
        Map<DifferenceKind, List<String>> byKind = new TreeMap<>();
        List<Changed> changed = new ArrayList<>();
        int common = 0;
        for (Map.Entry<LogicalPath, BuildSide.Module> entry : left.entrySet()) {
            BuildSide.Module other = right.get(entry.getKey());
            if (other == null) {
                continue;
            }
            common++;
            BuildSide.Module one = entry.getValue();
            ModuleDifference difference = ModuleDifference.between(
                    one.module().outline(), other.module().outline());
            byKind.computeIfAbsent(difference.gravest(), _ -> new ArrayList<>())
                    .add(entry.getKey().value());
            if (difference.gravest() != DifferenceKind.IDENTICAL) {
                changed.add(new Changed(one, other, difference));
            }
        }
        code(pair, changed, common, findings);
        harmless(changed, findings);
        constants(changed, findings);
        oneSided(pair.left(), left, right, "left", findings);
        oneSided(pair.right(), right, left, "right", findings);
    }

    private record Changed(BuildSide.Module left, BuildSide.Module right, ModuleDifference difference) {}

    private void code(BuildPair pair, List<Changed> changed, int common, Findings findings) {
        List<Changed> code = changed.stream()
                .filter(each -> each.difference().gravest().compareTo(DifferenceKind.CODE) >= 0)
                .toList();
        if (code.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, "code", Impact.CHANGES);
        List<String> names = new ArrayList<>();
        for (Changed each : code.subList(0, Math.min(Installed.SHOWN, code.size()))) {
            draft.detail(each.left().path() + ": " + describe(each.difference()));
            draft.evidence(each.left().evidence("source"));
            draft.evidence(each.right().evidence("source"));
            names.add(each.left().path().value().substring(LogicalPath.SITE_PACKAGES.length()));
        }
        if (code.size() > Installed.SHOWN) {
            draft.detail("and " + (code.size() - Installed.SHOWN) + " more");
        }
        boolean sameVersion =
                pair.left().claims().version().equals(pair.right().claims().version());
        draft.report(
                sameVersion ? 62 : 46,
                "Python code differs in " + code.size() + " of " + Words.count(common, "common module") + ": "
                        + Words.list(names, 3));
    }

    private static String describe(ModuleDifference difference) {
        if (difference.gravest() == DifferenceKind.NOT_COMPARED) {
            return "bytes differ, not compared further: " + difference.reason();
        }
        List<String> parts = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        for (ModuleDifference.DefinitionChange change : difference.definitions()) {
            definitions.add(change.name()
                    + switch (change.change()) {
                        case ADDED -> " (only right)";
                        case REMOVED -> " (only left)";
                        case SIGNATURE -> " (signature " + change.left() + " -> " + change.right() + ")";
                        case CODE -> "";
                        case SIGNATURE_AND_CODE ->
                            " (signature " + change.left() + " -> " + change.right() + ", and code)";
                    });
        }
        if (!definitions.isEmpty()) {
            parts.add(Words.list(definitions, 8));
        }
        List<String> values = new ArrayList<>();
        difference.values().forEach(value -> values.add(value.name()));
        if (!values.isEmpty()) {
            parts.add("values of " + Words.list(values, 5));
        }
        if (difference.statements()) {
            parts.add("the module's own statements");
        }
        if (difference.order()) {
            parts.add("the order of definitions");
        }
        if (!difference.importsAdded().isEmpty() || !difference.importsRemoved().isEmpty()) {
            parts.add("imports (" + Words.list(difference.importsRemoved()) + " -> "
                    + Words.list(difference.importsAdded()) + ")");
        }
        return String.join("; ", parts);
    }

    private void harmless(List<Changed> changed, Findings findings) {
        List<Changed> harmless = changed.stream()
                .filter(each -> each.difference().gravest().compareTo(DifferenceKind.VERSION) < 0)
                .toList();
        if (harmless.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, "text", Impact.NOTE);
        for (Changed each : harmless.subList(0, Math.min(Installed.SHOWN, harmless.size()))) {
            draft.detail(each.left().path() + ": " + kinds(each.difference()));
            draft.evidence(each.left().evidence("source"));
            draft.evidence(each.right().evidence("source"));
        }
        if (harmless.size() > Installed.SHOWN) {
            draft.detail("and " + (harmless.size() - Installed.SHOWN) + " more");
        }
        draft.report(
                14,
                Words.count(harmless.size(), "module") + (harmless.size() == 1 ? " differs" : " differ")
                        + " in comments, docstrings or layout only");
    }

    private static String kinds(ModuleDifference difference) {
        List<String> words = new ArrayList<>();
        for (DifferenceKind kind : difference.kinds()) {
            words.add(kind.name().toLowerCase(java.util.Locale.ROOT));
        }
        return Words.list(words);
    }

    /// Version constants are what tells one build of a release from another, so their values are shown.
    private void constants(List<Changed> changed, Findings findings) {
        List<String> lines = new ArrayList<>();
        List<Changed> with = new ArrayList<>();
        String first = null;
        for (Changed each : changed) {
            for (ModuleDifference.ValueChange value : each.difference().values()) {
                if (value.version()) {
                    String line = value.name() + " = " + value.left() + " -> " + value.right();
                    lines.add(each.left().path() + ": " + line);
                    first = first == null || value.name().equals("__version__") ? line : first;
                    if (with.isEmpty() || !with.getLast().equals(each)) {
                        with.add(each);
                    }
                }
            }
        }
        if (first == null) {
            return;
        }
        Findings.Draft draft = findings.of(this, "version", Impact.NOTE);
        lines.forEach(draft::detail);
        for (Changed each : with) {
            draft.evidence(each.left().evidence("assignment"));
            draft.evidence(each.right().evidence("assignment"));
        }
        draft.report(26, "The modules' own version constants differ: " + first);
    }

    private void oneSided(
            BuildSide side,
            SortedMap<LogicalPath, BuildSide.Module> own,
            SortedMap<LogicalPath, BuildSide.Module> others,
            String key,
            Findings findings) {
        List<BuildSide.Module> only = new ArrayList<>();
        Map<String, String> codes = new HashMap<>();
        for (BuildSide.Module other : others.values()) {
            if (other.module().outline() instanceof ModuleOutline.Tokenised outline && outline.tokens() > 50) {
                codes.putIfAbsent(outline.code(), other.path().value());
            }
        }
        for (Map.Entry<LogicalPath, BuildSide.Module> entry : own.entrySet()) {
            if (!others.containsKey(entry.getKey()) && !Installed.isPackaging(entry.getKey())) {
                only.add(entry.getValue());
            }
        }
        if (only.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, key, Impact.CHANGES)
                .values(
                        key.equals("left") ? Words.count(only.size(), "module") : null,
                        key.equals("right") ? Words.count(only.size(), "module") : null);
        List<String> names = new ArrayList<>();
        only.forEach(module -> names.add(Installed.folder(module.path(), 4)));
        for (BuildSide.Module module : only.subList(0, Math.min(Installed.SHOWN, only.size()))) {
            String elsewhere = module.module().outline() instanceof ModuleOutline.Tokenised outline
                    ? codes.get(outline.code())
                    : null;
            draft.detail(module.path()
                    + (elsewhere == null ? "" : ": the same code as " + elsewhere + " on the other side"));
            draft.evidence(module.evidence("source"));
        }
        if (only.size() > Installed.SHOWN) {
            draft.detail("and " + (only.size() - Installed.SHOWN) + " more");
        }
        draft.report(
                40,
                Words.count(only.size(), "Python module") + " only in " + side.title() + ", in "
                        + Words.list(names.stream().distinct().toList(), 3));
    }
}
