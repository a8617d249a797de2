package parallax.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The modules of one environment and what they import. Answers what follows where a native library of one of them
/// cannot be loaded, by going through the statements in the order in which Python would run them.
///
/// Rule: <https://docs.python.org/3/reference/import.html>. Not followed: what is imported by computed names, values
/// of variables (a name that an `except` sets to `None` and that is used later), statements of functions beyond one
/// call, and import hooks.
public final class ImportGraph {

    /// @param name dotted
    /// @param path as the graph was given it
    record Module(String name, String path, boolean isPackage, ModuleLoads loads) {

        String top() {
            int dot = name.indexOf('.');
            return dot < 0 ? name : name.substring(0, dot);
        }
    }

    private final SortedMap<String, Module> modules = new TreeMap<>();

    private ImportGraph() {}

    /// @param modules by logical path, such as `site-packages/torchvision/extension.py`; what lies below the last
    ///     `site-packages` or `dist-packages` is the module's name. Of two of one name the first counts
    public static ImportGraph of(SortedMap<String, ModuleLoads> modules) {
        ImportGraph graph = new ImportGraph();
        for (Map.Entry<String, ModuleLoads> entry : modules.entrySet()) {
            String path = NativeModule.inPackages(entry.getKey());
            if (!path.endsWith(".py")) {
                continue;
            }
            String name = path.substring(0, path.length() - 3).replace('/', '.');
            boolean isPackage = name.endsWith(".__init__");
            if (isPackage) {
                name = name.substring(0, name.length() - ".__init__".length());
            }
            graph.modules.putIfAbsent(name, new Module(name, entry.getKey(), isPackage, entry.getValue()));
        }
        return graph;
    }

    /// What follows where one library cannot be loaded.
    ///
    /// @param library logical path of the library, such as `site-packages/torchvision/_C_stable.so`
    /// @param operators that it would register, as `namespace::name` without overloads
    public Fallout fallout(String library, Set<String> operators) {
        NativeModule wanted = NativeModule.of(library);
        ImportRun run = new ImportRun(this, wanted, Set.copyOf(operators));
        List<Fallout.Place> loads = new ArrayList<>();
        List<Fallout.Place> unnamed = new ArrayList<>();
        places(wanted, loads, unnamed);
        if (loads.isEmpty()) {
            return new Fallout(
                    Fallout.Kind.NOT_SEEN,
                    false,
                    loads,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    unnamed,
                    unread(wanted.top()));
        }
        ImportRun.Outcome top = run.imports(wanted.top());
        if (top.certainty() != ImportRun.Certainty.FAILS) {
            for (String name : below(wanted.top()).keySet()) {
                if (!isTest(name)) {
                    run.imports(name);
                }
            }
        }
        List<String> failing = paths(run.failing());
        List<String> mayFail = paths(run.mayFail());
        return new Fallout(
                kind(run, top),
                isCertain(run, top),
                loads,
                run.swallowed(),
                failing,
                mayFail,
                failing.isEmpty() && mayFail.isEmpty() ? List.of() : dependents(run, wanted.top()),
                run.breaking(top),
                unnamed,
                new ArrayList<>(run.notRead()));
    }

    private static Fallout.Kind kind(ImportRun run, ImportRun.Outcome top) {
        if (top.certainty() != ImportRun.Certainty.RUNS) {
            return Fallout.Kind.FATAL;
        }
        if (!run.failing().isEmpty() || !run.mayFail().isEmpty()) {
            return Fallout.Kind.PARTIAL;
        }
        return run.isAttempted() ? Fallout.Kind.SWALLOWED : Fallout.Kind.DEFERRED;
    }

    private static boolean isCertain(ImportRun run, ImportRun.Outcome top) {
        return switch (top.certainty()) {
            case FAILS -> true;
            case MAY_FAIL -> false;
            case RUNS ->
                (!run.failing().isEmpty() || run.mayFail().isEmpty())
                        && run.notRead().isEmpty();
        };
    }

    private List<String> paths(List<String> names) {
        return names.stream().map(name -> path(name)).toList();
    }

    private String path(String name) {
        Module module = modules.get(name);
        return module == null ? name : module.path();
    }

    private List<String> unread(String top) {
        return below(top).values().stream()
                .filter(module -> !module.loads().unread().isEmpty())
                .map(Module::path)
                .toList();
    }

    /// Finds the statements that load the library, at any level but those for type checkers.
    private void places(NativeModule wanted, List<Fallout.Place> loads, List<Fallout.Place> unnamed) {
        for (Module module : modules.values()) {
            if (isTest(module.name())) {
                continue;
            }
            boolean own = module.top().equals(wanted.top());
            for (LoadStatement statement : module.loads().statements()) {
                if (statement.placement().level() == Placement.Level.NEVER) {
                    continue;
                }
                boolean loading = switch (statement) {
                    case ModuleImport one ->
                        mayName(one, wanted) && targets(module, one, wanted).contains(wanted.name());
                    case LibraryLoad one -> own && wanted.isNamed(one.literals());
                    case ModuleCall one -> own && wanted.isNamed(one.literals()) && isLoader(module, one.name());
                    case OperatorUse _ -> false;
                };
                Fallout.Place place = new Fallout.Place(module.path(), statement.line(), statement.text());
                if (loading) {
                    loads.add(place);
                } else if (own
                        && statement instanceof LibraryLoad one
                        && one.literals().isEmpty()) {
                    unnamed.add(place);
                }
            }
        }
    }

    /// Whether a module is run by name or by a test runner, not imported by its package's users.
    private static boolean isTest(String name) {
        for (String part : name.split("\\.", -1)) {
            switch (part) {
                case "tests", "test", "conftest", "setup", "__main__" -> {
                    return true;
                }
                default -> {
                    // Another part may be one.
                }
            }
        }
        return false;
    }

    private static boolean mayName(ModuleImport statement, NativeModule wanted) {
        return statement.module().endsWith(wanted.stem()) || statement.names().contains(wanted.stem());
    }

    private List<String> dependents(ImportRun run, String top) {
        TreeSet<String> tops = new TreeSet<>();
        for (Module module : modules.values()) {
            tops.add(module.top());
        }
        tops.remove(top);
        List<String> failing = new ArrayList<>();
        for (String other : tops) {
            if (run.imports(other).certainty() != ImportRun.Certainty.RUNS) {
                failing.add(other);
            }
        }
        return failing;
    }

    private SortedMap<String, Module> below(String top) {
        // `.` sorts right before `/`, which no name has.
        return modules.subMap(top, top + "/");
    }

    @Nullable
    Module module(String name) {
        return modules.get(name);
    }

    /// The modules that an import runs, as dotted names, in order; packages around them are left to the caller.
    List<String> targets(Module module, ModuleImport statement, NativeModule wanted) {
        String base = base(module, statement);
        if (base.isEmpty()) {
            return List.of();
        }
        List<String> targets = new ArrayList<>();
        targets.add(base);
        for (String name : statement.names()) {
            String below = base + "." + name;
            if (modules.containsKey(below) || below.equals(wanted.name())) {
                targets.add(below);
            }
        }
        return targets;
    }

    /// The dotted name of the module that an import names, empty where a relative one leaves its package.
    static String base(Module module, ModuleImport statement) {
        if (statement.level() == 0) {
            return statement.module();
        }
        String around = module.name();
        for (int i = module.isPackage() ? 1 : 0; i < statement.level(); i++) {
            int dot = around.lastIndexOf('.');
            if (dot < 0) {
                return "";
            }
            around = around.substring(0, dot);
        }
        return statement.module().isEmpty() ? around : around + "." + statement.module();
    }

    /// The module in which a function that is called by its bare name is defined, if it loads anything: the module
    /// itself, or one from which the name is imported there.
    @Nullable
    Module definedIn(Module module, String function) {
        if (defines(module, function)) {
            return module;
        }
        for (ModuleImport one : module.loads().imports()) {
            Module from = one.names().contains(function) ? modules.get(base(module, one)) : null;
            if (from != null && defines(from, function)) {
                return from;
            }
        }
        return null;
    }

    private boolean isLoader(Module module, String function) {
        Module definer = definedIn(module, function);
        return definer != null
                && definer.loads().loads().stream()
                        .anyMatch(load -> load.placement().function().equals(function)
                                && load.literals().isEmpty());
    }

    private static boolean defines(Module module, String function) {
        return module.loads().statements().stream()
                .anyMatch(statement -> statement.placement().function().equals(function));
    }
}
