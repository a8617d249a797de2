package parallax.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.binary.PeLinkage;

/// One process, as the loader of Windows would build it up for Python (Microsoft, "Dynamic-link library
/// search order" and "LoadLibraryExW", with LOAD_LIBRARY_SEARCH_DEFAULT_DIRS and
/// LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR, as CPython's `dynload_win.c` and torch ask for; "PE Format"): a DLL is
/// known by its file name, whatever its folder, and a symbol is looked for in the one DLL it is asked of.
///
/// DLLs of Windows are taken to be there with every symbol asked of them. Delayed imports are not needed.
/// Which folders packages add to the search is not read from their sources: taken are those that
/// delvewheel and conda are known to add. `torch/lib` is none of them: torch adds it when it is imported,
/// and then loads all that lies there.
public final class PeProcess implements ProcessModel {

    /// A cycle of needs ends at what is loaded already; this bounds a hostile tree.
    private static final int MOST_MODULES = 4000;

    /// A symbol that is passed on from DLL to DLL.
    private static final int MOST_PASSES = 40;

    private final EnvironmentFiles files;
    private final HostOffer host;
    private final Interpreter interpreter;
    private final ElfProcess.Absence absence;
    private final Map<String, Module> modules;
    private final Tree tree;

    /// The files of the environment as Windows finds them.
    ///
    /// @param folders by name in lower case, each with its files by name in lower case
    /// @param searched names of folders that are looked through for every DLL
    private record Tree(SortedMap<String, Map<String, LinkFile>> folders, List<String> searched) {

        static Tree of(EnvironmentFiles files) {
            SortedMap<String, Map<String, LinkFile>> folders = new TreeMap<>();
            Set<String> bundles = new TreeSet<>();
            Set<String> prefixes = new TreeSet<>();
            for (LinkFile file : files.files()) {
                String folder = WindowsLibraries.lower(file.folder());
                folders.computeIfAbsent(folder, _ -> new HashMap<>())
                        .put(WindowsLibraries.lower(file.fileName()), file);
                if (folder.endsWith(".libs")) {
                    bundles.add(folder);
                } else if (folder.endsWith("/library/bin")) {
                    prefixes.add(folder.substring(0, folder.length() - 12));
                }
                int first = folder.indexOf('/', 1);
                prefixes.add(first < 0 ? folder : folder.substring(0, first));
            }
            List<String> searched = new ArrayList<>(prefixes);
            prefixes.forEach(prefix -> searched.add(prefix + "/library/bin"));
            searched.addAll(bundles);
            return new Tree(folders, List.copyOf(searched));
        }

        @Nullable
        LinkFile find(String folder, String dll) {
            Map<String, LinkFile> there = folders.get(folder);
            return there == null ? null : there.get(dll);
        }

        /// One of this name in any folder; null for none.
        @Nullable
        LinkFile anywhere(String dll) {
            for (Map<String, LinkFile> folder : folders.values()) {
                LinkFile file = folder.get(dll);
                if (file != null) {
                    return file;
                }
            }
            return null;
        }
    }

    /// @param file null for a DLL of the machine or of Python, and for one that was only assumed
    private record Module(@Nullable LinkFile file, @Nullable PeLinkage pe, Kind kind) {

        enum Kind {
            FILE,
            WINDOWS,
            PYTHON,
            ASSUMED
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /// Whether a DLL has a symbol.
    private enum Found {
        YES,
        NO,
        UNKNOWN
    }

    /// @param absence whether DLLs that are not found may still be there
    public PeProcess(EnvironmentFiles files, HostOffer host, Interpreter interpreter, ElfProcess.Absence absence) {
        this(files, host, interpreter, absence, Map.of(), Tree.of(files));
    }

    private PeProcess(
            EnvironmentFiles files,
            HostOffer host,
            Interpreter interpreter,
            ElfProcess.Absence absence,
            Map<String, Module> modules,
            Tree tree) {
        this.files = files;
        this.host = host;
        this.interpreter = interpreter;
        this.absence = absence;
        this.modules = new LinkedHashMap<>(modules);
        this.tree = tree;
    }

    @Override
    public PeProcess copy() {
        return new PeProcess(files, host, interpreter, absence, modules, tree);
    }

    @Override
    public List<LinkFile> loaded() {
        List<LinkFile> loaded = new ArrayList<>();
        for (Module module : modules.values()) {
            if (module.file != null) {
                loaded.add(module.file);
            }
        }
        return loaded;
    }

    /// `LoadLibraryExW(path)`. Windows has no global scope.
    @Override
    public LoadOutcome open(String path, boolean isGlobal) {
        return new Request(path, false).run();
    }

    @Override
    public LoadOutcome openAnyway(String path, boolean isGlobal) {
        return new Request(path, true).run();
    }

    private boolean fits(PeLinkage pe) {
        return switch (host.machine()) {
            case 3 -> pe.architecture().equals("x86");
            case 183 -> pe.architecture().equals("arm64");
            default -> pe.architecture().equals("x64");
        };
    }

    private final class Request {
        private final String path;
        private final boolean stays;
        private final OutcomeDraft draft = new OutcomeDraft();
        private final List<String> fresh = new ArrayList<>();
        private final List<Module> scope = new ArrayList<>();
        private final Set<Module> inScope = new HashSet<>();
        private int next;
        private String folder = "";

        Request(String path, boolean stays) {
            this.path = path;
            this.stays = stays;
        }

        LoadOutcome run() {
            LinkFile file = files.find(path);
            if (file == null) {
                draft.problem(path + " is not there");
                return draft.outcome(null, List.of());
            }
            if (!(file.image() instanceof PeLinkage pe)) {
                draft.problem(file.fileName() + " cannot be loaded: " + file.refusal());
                return draft.outcome(file, List.of());
            }
            if (!fits(pe)) {
                draft.problem(file.fileName() + " is for " + pe.architecture());
                draft.unfit(file);
                return draft.outcome(file, List.of());
            }
            folder = WindowsLibraries.lower(file.folder());
            String name = WindowsLibraries.lower(file.fileName());
            Module loaded = modules.get(name);
            Module root =
                    loaded != null && loaded.file != null && loaded.file.path().equals(file.path())
                            ? loaded
                            : new Module(file, pe, Module.Kind.FILE);
            if (!root.equals(loaded)) {
                // A file that is asked for by its path is loaded beside another of its name.
                keep(loaded == null ? name : WindowsLibraries.lower(file.path()), root);
            }
            enter(root);
            loadNeeded();
            // What is passed on to other DLLs may load more while it is bound.
            for (int at = 0; at < fresh.size(); at++) {
                Module module = modules.get(fresh.get(at));
                if (module != null && module.file != null && module.pe != null) {
                    bind(module.file, module.pe);
                }
            }
            List<LinkFile> reached = new ArrayList<>();
            for (Module module : scope) {
                if (module.file != null) {
                    reached.add(module.file);
                }
            }
            LoadOutcome outcome = draft.outcome(file, reached);
            if (outcome.fails() && !stays) {
                fresh.forEach(modules::remove);
            }
            return outcome;
        }

        private Module keep(String name, Module module) {
            modules.put(name, module);
            fresh.add(name);
            return module;
        }

        private void enter(Module module) {
            if (inScope.add(module)) {
                scope.add(module);
            }
        }

        private void loadNeeded() {
            while (next < scope.size()) {
                Module module = scope.get(next++);
                PeLinkage pe = module.pe;
                if (module.file == null || pe == null) {
                    continue;
                }
                if (!pe.importsWhole()) {
                    draft.doubt(module.file.fileName() + " is damaged: " + pe.problem());
                }
                for (PeLinkage.Import needed : pe.imports()) {
                    Module found = need(needed.dll(), module.file);
                    if (found != null) {
                        enter(found);
                    }
                    if (scope.size() > MOST_MODULES) {
                        draft.problem("more than " + MOST_MODULES + " DLLs are needed");
                        return;
                    }
                }
            }
        }

        private @Nullable Module need(String asked, LinkFile by) {
            String dll = WindowsLibraries.lower(asked);
            Module known = modules.get(dll);
            if (known != null) {
                return known;
            }
            List<String> looked = new ArrayList<>();
            LinkFile passedOver = null;
            // Windows's own come first where it keeps them as known DLLs, and no package brings those.
            if (!WindowsLibraries.isSystems(dll)) {
                looked.add(folder);
                looked.addAll(tree.searched);
                for (String each : looked) {
                    LinkFile file = tree.find(each, dll);
                    if (file != null && file.image() instanceof PeLinkage pe && fits(pe)) {
                        if (passedOver != null) {
                            draft.doubt("of two files by the name of " + asked + " " + passedOver.path()
                                    + ", which is found first, does not fit");
                        }
                        return keep(dll, new Module(file, pe, Module.Kind.FILE));
                    }
                    passedOver = passedOver == null ? file : passedOver;
                }
            }
            if (WindowsLibraries.isSystems(dll) || isPromised(dll)) {
                return keep(dll, new Module(null, null, Module.Kind.WINDOWS));
            }
            if (passedOver != null) {
                draft.unfit(passedOver);
                draft.missing(asked, by, looked, "");
                return null;
            }
            int python = WindowsLibraries.pythonMinor(dll);
            if (python >= 0) {
                return python(asked, python, by, looked);
            }
            String doubt = doubt(dll, by);
            if (!doubt.isEmpty() && absence.assumesThem()) {
                return keep(dll, new Module(null, null, Module.Kind.ASSUMED));
            }
            draft.missing(asked, by, looked, doubt);
            return null;
        }

        private boolean isPromised(String dll) {
            return host.promised().stream()
                            .anyMatch(each -> WindowsLibraries.lower(each).equals(dll))
                    || ((dll.equals("nvcuda.dll") || dll.equals("nvml.dll")) && Boolean.TRUE.equals(host.driver()));
        }

        private @Nullable Module python(String dll, int minor, LinkFile by, List<String> looked) {
            if (minor == 0 || minor == interpreter.minor()) {
                return keep(WindowsLibraries.lower(dll), new Module(null, null, Module.Kind.PYTHON));
            }
            draft.missing(dll, by, looked, interpreter.minor() < 0 ? "which Python it is was not told" : "");
            return null;
        }

        /// Why it is not certain that a DLL is absent that was not found; empty where it is.
        private String doubt(String dll, LinkFile by) {
            if (WindowsLibraries.isRuntimes(dll)) {
                return "whether the machine has this part of Microsoft's C++ runtime was not told";
            }
            if ((dll.equals("nvcuda.dll") || dll.equals("nvml.dll")) && host.driver() == null) {
                return "whether the machine has it was not told";
            }
            LinkFile elsewhere = tree.anywhere(dll);
            if (elsewhere != null) {
                return "it lies at " + elsewhere.path() + ", in a folder that Python's code may add to the search";
            }
            String supplied = absence.doubt(dll, by);
            if (supplied != null) {
                return supplied;
            }
            return WindowsLibraries.isForeign(dll) || dll.startsWith("nv") ? "" : "whether Windows has it is not known";
        }

        private void bind(LinkFile file, PeLinkage pe) {
            for (PeLinkage.Import from : pe.imports()) {
                Module provider = modules.get(WindowsLibraries.lower(from.dll()));
                if (provider == null) {
                    bindToMissing(from, file);
                    continue;
                }
                for (String symbol : from.symbols()) {
                    Found found = finds(provider, symbol, file, 0);
                    if (found != Found.YES) {
                        draft.undefined(
                                new LoadOutcome.Reference(symbol, null, from.dll(), false),
                                file,
                                found == Found.NO ? "" : why(provider, symbol, from.dll()));
                    }
                }
            }
        }

        private void bindToMissing(PeLinkage.Import from, LinkFile file) {
            LoadOutcome.Missing missing = draft.missing(from.dll());
            if (missing != null) {
                for (String symbol : from.symbols()) {
                    draft.undefined(
                            new LoadOutcome.Reference(symbol, null, from.dll(), false),
                            file,
                            missing.decided() ? "" : from.dll() + " was not looked at");
                }
            }
        }

        private static String why(Module provider, String symbol, String dll) {
            if (provider.kind == Module.Kind.PYTHON) {
                return "whether this Python defines it is not known";
            }
            return symbol.startsWith("#")
                    ? dll + " has nothing by this number, as far as could be seen"
                    : dll + " could not be looked at in full";
        }

        private Found finds(Module module, String symbol, LinkFile by, int depth) {
            PeLinkage pe = module.pe;
            if (pe == null) {
                return module.kind == Module.Kind.PYTHON ? pythons(symbol) : Found.YES;
            }
            if (pe.exports(symbol)) {
                return Found.YES;
            }
            String target = pe.passedOn(symbol);
            if (target != null) {
                int dot = target.lastIndexOf('.');
                if (dot <= 0 || depth > MOST_PASSES) {
                    return Found.UNKNOWN;
                }
                String dll = target.substring(0, dot) + ".dll";
                Module other = need(dll, module.file == null ? by : module.file);
                if (other != null) {
                    enter(other);
                    loadNeeded();
                    return finds(other, target.substring(dot + 1), by, depth + 1);
                }
                LoadOutcome.Missing missing = draft.missing(dll);
                return missing != null && missing.decided() ? Found.NO : Found.UNKNOWN;
            }
            return symbol.startsWith("#") || !pe.exportsWhole() ? Found.UNKNOWN : Found.NO;
        }

        private Found pythons(String symbol) {
            return switch (interpreter.defines(symbol)) {
                case YES -> Found.YES;
                case NO -> Found.NO;
                case UNKNOWN -> Found.UNKNOWN;
            };
        }
    }
}
