package parallax.compare.build;

import static java.util.Objects.requireNonNull;

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
import parallax.python.ModuleMove;
import parallax.python.ModuleMoves;
import parallax.python.ModuleOutline;
import parallax.python.PatchGuess;

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
                + " between versions, with a guess whether it looks patched or rewritten: by how much of it stands"
                + " in unchanged functions and classes. A module that the other build has in another place, by equal"
                + " code or most of its definitions, is named with that place, and as vendored where one of the two"
                + " is in a folder for vendored code. Anything less than code is a `note`.";
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
        List<ModuleMove> moves = ModuleMoves.find(outlines(left), outlines(right));
        moved(moves, left, right, findings);
        oneSided(pair.left(), left, right, "left", moves, findings);
        oneSided(pair.right(), right, left, "right", moves, findings);
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
            PatchGuess guess = PatchGuess.between(
                    each.left().module().outline(), each.right().module().outline());
            draft.detail(each.left().path() + ": " + describe(each.difference()) + words(guess));
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

    /// What the change looks like; empty where that cannot be told.
    private static String words(PatchGuess guess) {
        return switch (guess.verdict()) {
            case PATCHED ->
                "; looks patched, " + Math.round(100 * guess.kept()) + " % of the code is in unchanged definitions";
            case REWRITTEN -> "; most of the code is another";
            case SAME_CODE, UNKNOWN -> "";
        };
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

    /// One project under two paths is a copy that one build brings along, or the same file in another place.
    private void moved(
            List<ModuleMove> moves,
            SortedMap<LogicalPath, BuildSide.Module> left,
            SortedMap<LogicalPath, BuildSide.Module> right,
            Findings findings) {
        if (moves.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, "moved", Impact.NOTE);
        for (ModuleMove move : moves.subList(0, Math.min(Installed.SHOWN, moves.size()))) {
            draft.detail(move.left() + " -> " + move.right() + ": " + likeness(move)
                    + (move.vendored() ? ", vendored in one of them" : ""));
            draft.evidence(
                    requireNonNull(left.get(new LogicalPath(move.left()))).evidence("source"));
            draft.evidence(
                    requireNonNull(right.get(new LogicalPath(move.right()))).evidence("source"));
        }
        if (moves.size() > Installed.SHOWN) {
            draft.detail("and " + (moves.size() - Installed.SHOWN) + " more");
        }
        long vendored = moves.stream().filter(ModuleMove::vendored).count();
        ModuleMove first = moves.getFirst();
        draft.report(
                18,
                Words.count(moves.size(), "module") + (moves.size() == 1 ? " is" : " are")
                        + " in another place on the other side"
                        + (vendored == 0 ? "" : ", " + vendored + " of them vendored in one build") + ", for example "
                        + first.left().substring(first.left().lastIndexOf('/') + 1));
    }

    private static String likeness(ModuleMove move) {
        return switch (move.likeness()) {
            case SAME_TEXT -> "the same text";
            case SAME_CODE -> "the same code";
            case MOST_DEFINITIONS -> "the same code in " + Words.count(move.shared(), "definition");
        };
    }

    private static Map<String, ModuleOutline> outlines(SortedMap<LogicalPath, BuildSide.Module> modules) {
        Map<String, ModuleOutline> outlines = new HashMap<>();
        modules.forEach((path, module) -> {
            if (!Installed.isPackaging(path)) {
                outlines.put(path.value(), module.module().outline());
            }
        });
        return outlines;
    }

    private void oneSided(
            BuildSide side,
            SortedMap<LogicalPath, BuildSide.Module> own,
            SortedMap<LogicalPath, BuildSide.Module> others,
            String key,
            List<ModuleMove> moves,
            Findings findings) {
        List<BuildSide.Module> only = new ArrayList<>();
        Map<String, String> elsewhere = new HashMap<>();
        for (ModuleMove move : moves) {
            if (key.equals("left")) {
                elsewhere.put(move.left(), likeness(move) + " as " + move.right() + " on the other side");
            } else {
                elsewhere.put(move.right(), likeness(move) + " as " + move.left() + " on the other side");
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
            String other = elsewhere.get(module.path().value());
            draft.detail(module.path() + (other == null ? "" : ": " + other));
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
