package parallax.check.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import parallax.artifact.ArtifactFormat;
import parallax.artifact.LogicalPath;
import parallax.content.LinkContents;
import parallax.finding.Cause;
import parallax.finding.LibraryCheck;
import parallax.finding.Verdict;
import parallax.library.ExtensionTraits;
import parallax.library.LibraryName;
import parallax.link.HostOffer;
import parallax.link.LinkFile;
import parallax.link.LoadOutcome;
import parallax.link.ProcessModel;
import parallax.python.ModuleImport;

/// Loads, in the model, every extension library of the builds asked about, each in a process of its own
/// that has first
/// imported what it stands on.
public final class LinkCheck {

    /// Beyond so many modules, which of them meet in one process is not followed.
    private static final int TOGETHER = 600;

    private final List<LinkedBuild> builds;
    private final int pythonMinor;
    private final HostOffer host;
    private final Placement placement;
    private final PythonInterpreter interpreter;
    private final Suppliers suppliers;
    private final TorchLoading torch;
    private final Set<String> reached = new HashSet<>();
    private @Nullable ProcessModel withTorch;
    private List<LoadOutcome> torchOutcomes = List.of();

    /// @param pythonMinor 11 for Python 3.11; -1 where it is not told
    /// @param absent projects that builds require and that were not given, by the builds' names
    /// @param hostFiles libraries of the machine that were given as files, where they lie
    /// @param assume whether what was not given is taken to be there and sound
    public LinkCheck(
            List<LinkedBuild> builds,
            int pythonMinor,
            HostOffer host,
            SortedMap<String, List<String>> absent,
            List<LinkFile> hostFiles,
            boolean assume) {
        this.builds = List.copyOf(builds);
        this.pythonMinor = pythonMinor;
        this.host = host;
        this.placement = new Placement(pythonMinor < 0 ? 0 : pythonMinor);
        Map<String, ArtifactFormat> formats = new HashMap<>();
        // What is asked about is laid down last, as what is installed last.
        for (boolean isAsked : new boolean[] {false, true}) {
            for (int at = 0; at < builds.size(); at++) {
                LinkedBuild build = builds.get(at);
                if (build.asked() == isAsked) {
                    placement.add(at, build.name(), build.contents());
                    formats.put(build.name(), build.contents().format());
                }
            }
        }
        hostFiles.forEach(placement.files()::add);
        this.interpreter = new PythonInterpreter(placement, pythonMinor);
        this.suppliers = new Suppliers(placement, formats, absent, assume);
        this.torch = new TorchLoading(placement);
    }

    public LinkResult run() {
        List<LinkResult.Judged> judged = new ArrayList<>();
        List<String> notFollowed = new ArrayList<>();
        for (int at = 0; at < builds.size(); at++) {
            if (builds.get(at).asked()) {
                judge(at, judged, notFollowed);
            }
        }
        for (int at = 0; at < builds.size(); at++) {
            if (!builds.get(at).asked()) {
                judgeBeside(at, judged);
            }
        }
        List<LinkFile> together = new ArrayList<>();
        Set<LoadOutcome.Interposed> interposed = new LinkedHashSet<>();
        meet(together, interposed);
        for (LinkResult.Judged each : judged) {
            interposed.addAll(each.outcome().interposed());
        }
        return new LinkResult(
                judged,
                together,
                List.copyOf(interposed),
                placement.collisions().stream()
                        .map(each -> new LinkResult.Collision(
                                placement.shown(each.path()),
                                each.first().owner(),
                                each.second().owner()))
                        .toList(),
                notFollowed);
    }

    private void judge(int build, List<LinkResult.Judged> judged, List<String> notFollowed) {
        List<Placement.Placed> entries = EntryPoints.of(placement, build);
        List<LinkResult.Judged> own = new ArrayList<>();
        for (Placement.Placed entry : entries) {
            own.add(judge(entry, true));
        }
        boolean hasEntries = !entries.isEmpty();
        for (Placement.Placed placed : placement.byPath().values()) {
            boolean isEntry = entries.contains(placed);
            if (placed.build() == build
                    && !isEntry
                    && !reached.contains(placed.file().path())) {
                if (hasEntries && placed.file().problem().isEmpty()) {
                    notFollowed.add(placement.shown(placed.file().path()));
                } else if (!isProgram(placed) && !EntryPoints.isText(placed.file())) {
                    own.add(judge(placed, !hasEntries));
                }
            }
        }
        for (String path : builds.get(build).contents().absent()) {
            LinkedBuild linked = builds.get(build);
            String explanation = "RECORD of " + linked.contents().file() + " lists " + path + ", and it is not there";
            own.add(absent(build, linked.name(), path, explanation, ""));
        }
        own.sort(Comparator.comparing(each -> each.check().path()));
        judged.addAll(own);
    }

    /// Of what was given to complete the environment, the modules that Python loads.
    private void judgeBeside(int build, List<LinkResult.Judged> judged) {
        for (Placement.Placed entry : EntryPoints.of(placement, build)) {
            judged.add(judge(entry, true));
        }
    }

    private static boolean isProgram(Placement.Placed placed) {
        // On Windows DLLs of conda packages lie there too.
        String path = placed.file().path();
        return path.contains("/bin/") && !path.endsWith(".dll");
    }

    /// A library that a build should have.
    ///
    /// @param path below `site-packages`
    static LinkResult.Judged absent(
            int build, String packageName, String path, String explanation, String consequence) {
        LibraryCheck check = new LibraryCheck(
                packageName,
                path,
                Verdict.BREAKS,
                true,
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of(explanation),
                Cause.LIBRARY_MISSING,
                explanation,
                consequence);
        LoadOutcome outcome = new LoadOutcome(
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(explanation),
                List.of(),
                List.of());
        return new LinkResult.Judged(
                build, check, LogicalPath.SITE_PACKAGES + path, ExtensionTraits.UNREAD, outcome, true);
    }

    private LinkResult.Judged judge(Placement.Placed entry, boolean isNeeded) {
        String path = entry.file().path();
        LoadOutcome outcome;
        LoadOutcome before = null;
        if (path.equals(torch.module())) {
            List<LoadOutcome> outcomes = torchProcess() == null ? List.of() : torchOutcomes;
            outcome = outcomes.isEmpty() ? process().open(path, false) : outcomes.getLast();
        } else if (torch.isThere() && usesTorch(entry.file())) {
            ProcessModel process = torchProcess();
            before = torchOutcomes.stream()
                    .filter(each -> !each.succeeds())
                    .findFirst()
                    .orElse(null);
            outcome = (process == null ? process() : process.copy()).open(path, false);
        } else {
            outcome = process().open(path, false);
            ProcessModel process = outcome.fails() && torch.isThere() && !torch.isPart(path) ? torchProcess() : null;
            LoadOutcome after = process == null ? null : process.copy().open(path, false);
            if (after != null && after.succeeds()) {
                after.loaded().forEach(file -> reached.add(file.path()));
                return judged(entry, isNeeded, after, null, true);
            }
        }
        outcome.loaded().forEach(file -> reached.add(file.path()));
        return judged(entry, isNeeded, outcome, before, hangsOnTorch(entry, outcome));
    }

    /// @param before why torch itself does not import; null where it does
    /// @param hangsOnTorch whether it loads only where somebody else has imported torch
    private LinkResult.Judged judged(
            Placement.Placed entry,
            boolean isNeeded,
            LoadOutcome outcome,
            @Nullable LoadOutcome before,
            boolean hangsOnTorch) {
        boolean fails = outcome.fails();
        Verdict verdict = fails ? Verdict.BREAKS : outcome.succeeds() ? Verdict.WORKS : Verdict.UNKNOWN;
        CauseReader reader = new CauseReader(placement).read(outcome, fails);
        Cause cause = reader.cause();
        String explanation = reader.explanation();
        if (!fails && before != null) {
            CauseReader torchs = new CauseReader(placement).read(before, before.fails());
            verdict = verdict.and(before.fails() ? Verdict.BREAKS : Verdict.UNKNOWN);
            cause = torchs.cause();
            explanation = torchs.explanation().isEmpty() ? "" : "torch itself does not load: " + torchs.explanation();
        }
        String tag = otherPython(entry.file().fileName());
        if (tag != null && verdict != Verdict.BREAKS) {
            verdict = Verdict.BREAKS;
            cause = Cause.PYTHON_ABI;
            explanation =
                    "its name says " + tag + ", and Python 3." + pythonMinor + " does not look for a file so named";
        }
        String second = verdict == Verdict.BREAKS ? null : secondTorch(outcome);
        if (second != null) {
            verdict = Verdict.BREAKS;
            cause = Cause.OTHER_DISTRIBUTION;
            explanation = second;
        }
        if (verdict == Verdict.WORKS && hangsOnTorch) {
            verdict = Verdict.UNKNOWN;
            explanation = "it loads where torch was imported before, and nothing in its package imports torch";
        }
        if (verdict == Verdict.UNKNOWN && explanation.isEmpty()) {
            explanation = doubt(outcome, before);
        }
        List<LibraryCheck.MissingLibrary> missing = new ArrayList<>();
        for (LoadOutcome.Missing library : outcome.missing()) {
            missing.add(new LibraryCheck.MissingLibrary(
                    library.name(),
                    placement.shown(library.wantedBy().path()),
                    library.decided() ? "in none of the builds, and not offered by the machine" : library.why(),
                    library.decided()));
        }
        List<LibraryCheck.MissingVersion> versions = new ArrayList<>();
        for (LoadOutcome.VersionLack lack : outcome.versions()) {
            versions.add(new LibraryCheck.MissingVersion(
                    lack.version(),
                    lack.library(),
                    placement.shown(lack.wantedBy().path()),
                    lack.offered()));
        }
        List<String> problems = new ArrayList<>(outcome.problems());
        problems.addAll(outcome.doubts());
        LibraryCheck check = new LibraryCheck(
                builds.get(entry.build()).name(),
                placement.shown(entry.file().path()),
                verdict,
                isNeeded,
                missing,
                reader.symbols(),
                outcome.undefined().size(),
                versions,
                problems,
                cause,
                explanation,
                "");
        return new LinkResult.Judged(
                entry.build(),
                check,
                entry.library().logicalPath() == null
                        ? null
                        : entry.library().logicalPath().value(),
                entry.file().path().equals(torch.module())
                        ? torch.traits()
                        : entry.library().traits(),
                outcome,
                true);
    }

    private static String doubt(LoadOutcome outcome, @Nullable LoadOutcome before) {
        for (LoadOutcome each : before == null ? List.of(outcome) : List.of(outcome, before)) {
            for (LoadOutcome.Missing missing : each.missing()) {
                return missing.name() + " was not looked at: " + missing.why();
            }
            for (LoadOutcome.Undefined undefined : each.undefined()) {
                return "whether `" + undefined.reference().name() + "` is defined cannot be told: " + undefined.why();
            }
            for (String doubt : each.doubts()) {
                return doubt;
            }
        }
        return "";
    }

    private ProcessModel process() {
        return ProcessModel.of(placement.files(), host, interpreter, suppliers);
    }

    private @Nullable ProcessModel torchProcess() {
        if (torch.isThere() && withTorch == null) {
            ProcessModel process = process();
            torchOutcomes = torch.importIn(process);
            torchOutcomes.forEach(outcome -> outcome.loaded().forEach(file -> reached.add(file.path())));
            withTorch = process;
        }
        return withTorch;
    }

    /// What it says where a second libtorch comes into the process; null where none does. Each has its own registries,
    /// and
    /// symbols of the one are taken for the other: such processes end by a signal, as real ones showed.
    private @Nullable String secondTorch(LoadOutcome outcome) {
        List<LinkFile> files = new ArrayList<>(outcome.loaded());
        if (withTorch != null) {
            files.addAll(withTorch.loaded());
        }
        Map<String, LinkFile> first = new HashMap<>();
        for (LinkFile file : files) {
            String name = LibraryName.of(file.fileName()).name();
            if (name.equals("libtorch_cpu") || name.equals("libc10") || name.equals("libtorch_python")) {
                LinkFile other = first.putIfAbsent(name, file);
                // One soname is one library, in whichever place it was found.
                if (other != null && !other.name().equals(file.name())) {
                    return "it brings " + other.fileName() + " of " + other.owner() + " into a process that has "
                            + file.fileName() + " of " + file.owner() + ": two copies of libtorch";
                }
            }
        }
        return null;
    }

    /// The tag of a module for another Python (PEP 3149); null for one of this Python, or of any.
    private @Nullable String otherPython(String fileName) {
        int at = fileName.indexOf(".cpython-3");
        if (at < 0 || pythonMinor < 0) {
            return null;
        }
        int start = at + ".cpython-3".length();
        int end = start;
        while (end < fileName.length() && Character.isDigit(fileName.charAt(end))) {
            end++;
        }
        boolean isThis = fileName.substring(start, end).equals(String.valueOf(pythonMinor));
        return isThis || end == start ? null : "cpython-3" + fileName.substring(start, end);
    }

    /// Whether it finds torch's libraries only when they are loaded already, and its own sources do not
    /// see to that.
    private boolean hangsOnTorch(Placement.Placed entry, LoadOutcome outcome) {
        LinkedBuild build = builds.get(entry.build());
        if (!torch.isThere()
                || !outcome.succeeds()
                || !usesTorch(entry.file())
                || torch.isPart(entry.file().path())
                || !build.contents().modulesRead()
                || build.contents().modules().stream().anyMatch(LinkCheck::importsTorch)) {
            return false;
        }
        return !process().open(entry.file().path(), false).succeeds();
    }

    private static boolean importsTorch(LinkContents.Module module) {
        return module.statements().stream()
                .anyMatch(statement -> statement instanceof ModuleImport one
                        && (one.module().equals("torch")
                                || one.module().startsWith("torch.")
                                || (one.level() == 0 && one.names().contains("torch"))));
    }

    private static boolean usesTorch(LinkFile file) {
        return file.needed().stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .anyMatch(LinkCheck::isTorchs);
    }

    private static boolean isTorchs(String library) {
        return library.startsWith("libtorch")
                || library.startsWith("libc10")
                || ((library.startsWith("torch") || library.startsWith("c10")) && library.endsWith(".dll"));
    }

    /// Everything of all builds in one process: copies of libraries that lie side by side there.
    private void meet(List<LinkFile> together, Set<LoadOutcome.Interposed> interposed) {
        ProcessModel known = torchProcess();
        ProcessModel process = known == null ? process() : known.copy();
        int count = 0;
        for (int build = 0; build < builds.size(); build++) {
            for (Placement.Placed entry : EntryPoints.of(placement, build)) {
                if (++count > TOGETHER) {
                    break;
                }
                if (!entry.file().path().equals(torch.module())) {
                    interposed.addAll(process.open(entry.file().path(), false).interposed());
                }
            }
        }
        together.addAll(process.loaded());
    }
}
