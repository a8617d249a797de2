package parallax.check.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parallax.artifact.LogicalPath;
import parallax.content.LinkContents;
import parallax.finding.LibraryCheck;
import parallax.finding.Verdict;
import parallax.library.RegisteredOperator;
import parallax.python.Fallout;
import parallax.python.ImportGraph;
import parallax.python.LibraryLoad;
import parallax.python.LoadStatement;
import parallax.python.ModuleCall;
import parallax.python.ModuleLoads;
import parallax.python.OperatorUse;

/// Says what follows in Python where a library does not load, from the sources of its package.
public final class Consequences {

    private static final Pattern NAME = Pattern.compile("_?[A-Za-z][A-Za-z0-9_]{0,40}");

    /// How packages on torch call the library with their operators.
    private static final String MAIN = "_C";

    /// Calls that take the name of a library without its suffix and its folder, as packages on torch define them.
    private static final Set<String> LOADERS = Set.of("load_library", "_load_library");

    private Consequences() {}

    /// The result with a consequence for each library that does not load.
    public static LinkResult apply(LinkResult result, List<LinkedBuild> builds) {
        Map<Integer, ImportGraph> graphs = new HashMap<>();
        List<LinkResult.Judged> judged = new ArrayList<>();
        for (LinkResult.Judged each : result.libraries()) {
            if (each.check().verdict() != Verdict.BREAKS || !each.check().needed()) {
                judged.add(each);
                continue;
            }
            LinkContents contents = builds.get(each.build()).contents();
            ImportGraph graph =
                    contents.modulesRead() ? graphs.computeIfAbsent(each.build(), _ -> graph(contents)) : null;
            Fallout fallout = fallout(each, graph, operators(each, builds));
            judged.add(new LinkResult.Judged(
                    each.build(),
                    with(
                            each.check(),
                            words(each, fallout, operators(each, builds)),
                            isFelt(fallout, operators(each, builds))),
                    each.logicalPath(),
                    each.traits(),
                    each.outcome(),
                    fallout == null || fallout.kind() != Fallout.Kind.NOT_SEEN || !hasSound(result, each.build())));
        }
        addAbsent(judged, builds, graphs);
        return new LinkResult(
                judged, result.together(), result.interposed(), result.collisions(), result.notFollowed());
    }

    /// Libraries that sources load by name, that are not there, and without which the import fails.
    private static void addAbsent(
            List<LinkResult.Judged> judged, List<LinkedBuild> builds, Map<Integer, ImportGraph> graphs) {
        for (int build = 0; build < builds.size(); build++) {
            LinkContents contents = builds.get(build).contents();
            if (!builds.get(build).asked() || !contents.modulesRead()) {
                continue;
            }
            Set<String> there = new TreeSet<>();
            contents.libraries().forEach(library -> there.add(stem(library.path())));
            Map<String, Set<Fallout.Place>> wanted = new TreeMap<>();
            for (LinkContents.Module module : contents.modules()) {
                LogicalPath logical = module.logicalPath();
                for (LoadStatement statement : module.statements()) {
                    String name = nameToLoad(statement);
                    if (NAME.matcher(name).matches() && !there.contains(name) && logical != null) {
                        wanted.computeIfAbsent(top(logical.value()) + "/" + name, _ -> new HashSet<>())
                                .add(new Fallout.Place(logical.value(), statement.line(), statement.text()));
                    }
                }
            }
            for (Map.Entry<String, Set<Fallout.Place>> each : wanted.entrySet()) {
                String path = LogicalPath.SITE_PACKAGES + each.getKey() + ".so";
                String top = top(path);
                Set<String> operators = asked(top, contents);
                Fallout fallout =
                        graphs.computeIfAbsent(build, _ -> graph(contents)).fallout(path, operators);
                // An import of that name is one of a module in Python.
                boolean isLoaded = each.getValue().containsAll(fallout.loads());
                if (isLoaded && fallout.kind() == Fallout.Kind.FATAL && fallout.certain()) {
                    String explanation = module(path) + " is not there, and "
                            + place(fallout.loads().getFirst()) + " loads it";
                    judged.add(LinkCheck.absent(
                            build,
                            builds.get(build).name(),
                            module(path),
                            explanation,
                            fatal(top, fallout, operators)));
                }
            }
        }
    }

    /// The name of a library in a call of what loads one from the caller's own package; empty for all else.
    private static String nameToLoad(LoadStatement statement) {
        List<String> literals = switch (statement) {
            case ModuleCall call -> call.literals();
            case LibraryLoad load when LOADERS.contains(load.callee()) -> load.literals();
            default -> List.<String>of();
        };
        return literals.size() == 1 ? literals.getFirst() : "";
    }

    private static String stem(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.indexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }

    private static ImportGraph graph(LinkContents contents) {
        TreeMap<String, ModuleLoads> modules = new TreeMap<>();
        for (LinkContents.Module module : contents.modules()) {
            LogicalPath logical = module.logicalPath();
            if (logical != null) {
                modules.put(logical.value(), module.loads());
            }
        }
        return ImportGraph.of(modules);
    }

    /// Whether another module of the build loads: a compiled one may be what imports the one that does not.
    private static boolean hasSound(LinkResult result, int build) {
        return result.libraries().stream()
                .anyMatch(each -> each.build() == build
                        && each.check().needed()
                        && each.check().verdict() == Verdict.WORKS);
    }

    /// Null where no sources tell.
    private static @Nullable Fallout fallout(
            LinkResult.Judged judged, @Nullable ImportGraph graph, Set<String> operators) {
        String path = judged.logicalPath();
        return graph == null || path == null || !path.startsWith(LogicalPath.SITE_PACKAGES)
                ? null
                : graph.fallout(path, operators);
    }

    /// Those that it registers; of a main library that cannot be read, those of its package that the sources ask for.
    private static Set<String> operators(LinkResult.Judged judged, List<LinkedBuild> builds) {
        Set<String> operators = new TreeSet<>();
        for (RegisteredOperator operator : judged.traits().operators()) {
            int dot = operator.name().indexOf('.');
            operators.add(operator.namespace() + "::"
                    + (dot < 0 ? operator.name() : operator.name().substring(0, dot)));
        }
        String path = judged.logicalPath();
        if (operators.isEmpty() && path != null && path.contains("/" + MAIN)) {
            operators.addAll(asked(top(path), builds.get(judged.build()).contents()));
        }
        return operators;
    }

    /// Operators in the namespace of a package that its modules ask for when they are imported.
    static Set<String> asked(String top, LinkContents contents) {
        Set<String> asked = new TreeSet<>();
        for (LinkContents.Module module : contents.modules()) {
            for (LoadStatement statement : module.statements()) {
                if (statement instanceof OperatorUse use && use.operator().startsWith(top + "::")) {
                    asked.add(use.operator());
                }
            }
        }
        return asked;
    }

    /// Whether who uses the package notices: not where the failure is caught or comes only with some function, unless
    /// operators go missing with it.
    private static boolean isFelt(@Nullable Fallout fallout, Set<String> operators) {
        if (fallout == null) {
            return true;
        }
        boolean isQuiet = fallout.kind() == Fallout.Kind.SWALLOWED || fallout.kind() == Fallout.Kind.DEFERRED;
        return !isQuiet || !operators.isEmpty();
    }

    private static String words(LinkResult.Judged judged, @Nullable Fallout fallout, Set<String> operators) {
        String path = judged.logicalPath();
        if (fallout == null || path == null) {
            return plain(judged.check().path());
        }
        String top = top(path);
        return switch (fallout.kind()) {
            case FATAL -> fatal(top, fallout, operators);
            case PARTIAL ->
                "`import " + top + "` works, but " + modules(fallout) + " cannot be imported" + first(fallout);
            case SWALLOWED -> swallowed(top, fallout, operators);
            case DEFERRED -> "nothing fails at import: it is loaded when a function of " + top + " needs it";
            case NOT_SEEN -> plain(judged.check().path()) + "; no statement that loads it was found";
        };
    }

    private static String fatal(String top, Fallout fallout, Set<String> operators) {
        StringBuilder words = new StringBuilder("`import ").append(top).append('`');
        words.append(fallout.certain() ? " fails" : " may fail");
        Fallout.Breaking breaking = fallout.breaking();
        if (breaking != null) {
            words.append(" with ").append(breaking.error());
            if (!breaking.message().isEmpty()) {
                words.append(": ").append(breaking.message());
            }
            words.append(", from ").append(place(breaking.at()));
        }
        if (!fallout.swallowed().isEmpty()) {
            Fallout.Swallowed swallowed = fallout.swallowed().getFirst();
            words.append("; the loader's own error is swallowed in ")
                    .append(module(swallowed.module()))
                    .append(" line ")
                    .append(swallowed.line());
        }
        return words.append(unregistered(operators)).toString();
    }

    private static String swallowed(String top, Fallout fallout, Set<String> operators) {
        StringBuilder words = new StringBuilder("`import ").append(top).append("` works");
        if (!fallout.swallowed().isEmpty()) {
            Fallout.Swallowed swallowed = fallout.swallowed().getFirst();
            words.append(": the error is swallowed in ")
                    .append(module(swallowed.module()))
                    .append(" line ")
                    .append(swallowed.line());
        }
        words.append("; what needs the library fails when it is used");
        return words.append(unregistered(operators)).toString();
    }

    private static String unregistered(Set<String> operators) {
        if (operators.isEmpty()) {
            return "";
        }
        List<String> some = operators.stream().limit(4).toList();
        int more = operators.size() - some.size();
        return "; not registered: " + String.join(", ", some) + (more > 0 ? " and " + more + " more operators" : "");
    }

    private static String modules(Fallout fallout) {
        List<String> failing = fallout.failing().isEmpty() ? fallout.mayFail() : fallout.failing();
        List<String> some = failing.stream().limit(3).map(Consequences::module).toList();
        int more = failing.size() - some.size();
        return String.join(", ", some) + (more > 0 ? " and " + more + " more modules" : "");
    }

    private static String first(Fallout fallout) {
        Fallout.Breaking breaking = fallout.breaking();
        return breaking == null ? "" : ", first at " + place(breaking.at());
    }

    private static String place(Fallout.Place place) {
        return module(place.module()) + " line " + place.line() + " (`" + place.text() + "`)";
    }

    private static String module(String path) {
        return path.startsWith(LogicalPath.SITE_PACKAGES) ? path.substring(LogicalPath.SITE_PACKAGES.length()) : path;
    }

    private static String top(String path) {
        String inside = module(path);
        int slash = inside.indexOf('/');
        int dot = inside.indexOf('.');
        return inside.substring(0, slash >= 0 ? slash : dot < 0 ? inside.length() : dot);
    }

    /// Without a look at sources.
    private static String plain(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        boolean isModule = file.contains(".cpython-") || file.endsWith(".abi3.so");
        int dot = file.indexOf('.');
        String name = dot < 0 ? file : file.substring(0, dot);
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/'))).replace('/', '.');
        return isModule
                ? "`import " + (folder.isEmpty() ? name : folder + "." + name) + "` fails with ImportError"
                : "whatever loads it fails with OSError";
    }

    private static LibraryCheck with(LibraryCheck check, String consequence, boolean isNeeded) {
        return new LibraryCheck(
                check.packageName(),
                check.path(),
                check.verdict(),
                isNeeded,
                check.missingLibraries(),
                check.undefinedSymbols(),
                check.undefinedCount(),
                check.missingVersions(),
                check.problems(),
                check.cause(),
                check.explanation(),
                consequence);
    }
}
