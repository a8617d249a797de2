package parallax.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Imports modules as Python would, in one process without the library: each is run once, its statements in order.
final class ImportRun {

    /// Whether an import goes well.
    enum Certainty {
        RUNS,
        MAY_FAIL,
        FAILS
    }

    /// A statement at which an error arises or through which it passes.
    ///
    /// @param conditions around it that are not decided
    /// @param message of an error that arises here
    /// @param cause the statement in an imported module from which it comes; null where it arises here
    private record Step(
            Fallout.Place place,
            List<String> conditions,
            String message,
            String error,
            @Nullable Step cause) {}

    /// @param error that leaves it; empty where it runs
    /// @param step null where it runs
    record Outcome(
            Certainty certainty, String error, @Nullable Step step) {

        private static final Outcome RUNS = new Outcome(Certainty.RUNS, "", null);

        private static Outcome fails(String error, Step step) {
            return new Outcome(Certainty.FAILS, error, step);
        }

        private Outcome atMost(Certainty most) {
            return certainty.compareTo(most) <= 0 ? this : new Outcome(most, error, step);
        }
    }

    /// A `try` whose body was left by an error.
    ///
    /// @param handler line of the `except` that took it
    private record Left(Certainty certainty, int handler) {}

    /// What was seen while the statements of one module or function were run.
    private static final class Body {
        private final Map<Integer, Left> left = new HashMap<>();

        private final Map<String, Boolean> constants;

        private Body(ImportGraph.Module module) {
            this.constants = module.loads().constants();
        }

        /// By line of an `if`: 1 where the import fails if it holds, 2 where it fails if it does not.
        private final Map<Integer, Integer> sides = new HashMap<>();
    }

    /// Imports inside imports; CPython's own limit on the stack comes soon after.
    private static final int DEEPEST = 300;

    /// Functions that fail where an operator does not exist, and how: seen with PyTorch 2.13. The others named in
    /// {@link StatementScanner#OPERATOR_CALLS} register something for later, and go well.
    private static final Map<String, String> FAILING = Map.of(
            "register_fake", PythonErrors.RUNTIME,
            "impl_abstract", PythonErrors.RUNTIME,
            "register_autograd", PythonErrors.ATTRIBUTE,
            "register_vmap", PythonErrors.ATTRIBUTE,
            "register_autocast", PythonErrors.ATTRIBUTE,
            "ops", PythonErrors.ATTRIBUTE);

    private final ImportGraph graph;
    private final NativeModule library;
    private final Set<String> operators;
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final List<String> failing = new ArrayList<>();
    private final List<String> mayFail = new ArrayList<>();
    private final List<Fallout.Swallowed> swallowed = new ArrayList<>();
    private final Set<Fallout.Swallowed> swallowedOnce = new HashSet<>();
    private final TreeSet<String> notRead = new TreeSet<>();
    private Certainty attempted = Certainty.RUNS;
    private @Nullable Outcome firstFailure;
    private int depth;

    ImportRun(ImportGraph graph, NativeModule library, Set<String> operators) {
        this.graph = graph;
        this.library = library;
        this.operators = operators;
    }

    /// Dotted names of modules of the library's package, in the order in which they fail.
    List<String> failing() {
        return failing;
    }

    /// As {@link #failing}, of those that may fail.
    List<String> mayFail() {
        return mayFail;
    }

    List<Fallout.Swallowed> swallowed() {
        return swallowed;
    }

    /// Paths of modules that would have been run and could not be read, or were too deep.
    Set<String> notRead() {
        return notRead;
    }

    /// Whether a statement that loads the library was run.
    boolean isAttempted() {
        return attempted != Certainty.RUNS;
    }

    /// Imports a module and the packages around it.
    Outcome imports(String name) {
        Outcome worst = Outcome.RUNS;
        for (int dot = name.indexOf('.'); ; dot = name.indexOf('.', dot + 1)) {
            Outcome one = module(dot < 0 ? name : name.substring(0, dot));
            if (one.certainty.compareTo(worst.certainty) > 0) {
                worst = one;
            }
            if (dot < 0 || worst.certainty == Certainty.FAILS) {
                return worst;
            }
        }
    }

    private Outcome module(String name) {
        ImportGraph.Module module = graph.module(name);
        if (module == null) {
            return Outcome.RUNS;
        }
        Outcome known = outcomes.get(name);
        if (known != null) {
            return known;
        }
        if (!module.loads().unread().isEmpty() || depth >= DEEPEST) {
            notRead.add(module.path());
            return Outcome.RUNS;
        }
        // A module that is being imported is there for those that it imports.
        outcomes.put(name, Outcome.RUNS);
        depth++;
        Outcome outcome = run(module);
        depth--;
        outcomes.put(name, outcome);
        if (outcome.certainty != Certainty.RUNS) {
            if (firstFailure == null || outcome.certainty.compareTo(firstFailure.certainty) > 0) {
                firstFailure = outcome;
            }
            if (module.top().equals(library.top())) {
                (outcome.certainty == Certainty.FAILS ? failing : mayFail).add(name);
            }
        }
        return outcome;
    }

    private Outcome run(ImportGraph.Module module) {
        Body body = new Body(module);
        Outcome worst = Outcome.RUNS;
        for (LoadStatement statement : module.loads().statements()) {
            if (statement.placement().level() == Placement.Level.MODULE) {
                Outcome one = statement(module, statement, body);
                if (one.certainty.compareTo(worst.certainty) > 0) {
                    worst = one;
                }
                if (worst.certainty == Certainty.FAILS) {
                    break;
                }
            }
        }
        return worst;
    }

    /// Runs a statement, and looks where its error ends.
    private Outcome statement(ImportGraph.Module module, LoadStatement statement, Body body) {
        List<Block> blocks = statement.placement().blocks();
        Truth reached = reached(blocks, body);
        if (reached == Truth.NO) {
            return Outcome.RUNS;
        }
        Certainty most = reached == Truth.YES ? Certainty.FAILS : Certainty.MAY_FAIL;
        Outcome own = switch (statement) {
            case ModuleImport one -> imported(module, one, most);
            case LibraryLoad one -> loaded(module, one, most);
            case ModuleCall one -> called(module, one, most);
            case OperatorUse one -> used(module, one);
        };
        if (own.certainty == Certainty.RUNS) {
            return own;
        }
        Outcome escaped = escaping(module, statement, own.atMost(most), body);
        return escaped.certainty == Certainty.MAY_FAIL && own.certainty == Certainty.FAILS
                ? onBothSides(blocks, escaped, body)
                : escaped;
    }

    /// Fails for certain where the other side of the only condition failed too.
    private Outcome onBothSides(List<Block> blocks, Outcome outcome, Body body) {
        Block.Condition only = null;
        for (Block block : blocks) {
            if (block instanceof Block.Condition condition && truth(condition, body.constants) == Truth.UNKNOWN) {
                if (only != null) {
                    return outcome;
                }
                only = condition;
            } else if (!(block instanceof Block.Condition)) {
                return outcome;
            }
        }
        if (only == null) {
            return outcome;
        }
        int sides = body.sides.merge(only.line(), only.holds() ? 1 : 2, (a, b) -> a | b);
        return sides == 3 ? new Outcome(Certainty.FAILS, outcome.error, outcome.step) : outcome;
    }

    private Truth reached(List<Block> blocks, Body body) {
        Truth all = Truth.YES;
        for (Block block : blocks) {
            Truth one = switch (block) {
                case Block.Condition condition -> {
                    Truth holds = truth(condition, body.constants);
                    yield condition.holds() ? holds : holds.not();
                }
                case Block.Guarded guarded ->
                    isLeft(body.left.get(guarded.line())).not();
                case Block.WithoutError without ->
                    isLeft(body.left.get(without.tryLine())).not();
                case Block.InHandler handler -> {
                    Left left = body.left.get(handler.tryLine());
                    if (left == null) {
                        yield Truth.UNKNOWN;
                    }
                    yield left.handler == handler.line() ? isLeft(left) : Truth.NO;
                }
            };
            if (one == Truth.NO) {
                return Truth.NO;
            }
            all = one == Truth.UNKNOWN ? one : all;
        }
        return all;
    }

    private Truth truth(Block.Condition condition, Map<String, Boolean> constants) {
        return Truth.of(condition.text(), constants, library);
    }

    private static Truth isLeft(@Nullable Left left) {
        return left == null ? Truth.NO : left.certainty == Certainty.FAILS ? Truth.YES : Truth.UNKNOWN;
    }

    private Outcome imported(ImportGraph.Module module, ModuleImport statement, Certainty most) {
        Outcome worst = Outcome.RUNS;
        for (String target : graph.targets(module, statement, library)) {
            Outcome one = imports(target);
            if (one.certainty != Certainty.FAILS && target.equals(library.name())) {
                attempt(most);
                return Outcome.fails(PythonErrors.IMPORT, step(module, statement, "", PythonErrors.IMPORT, null));
            }
            if (one.certainty.compareTo(worst.certainty) > 0) {
                worst = new Outcome(one.certainty, one.error, step(module, statement, "", one.error, one.step));
            }
            if (worst.certainty == Certainty.FAILS) {
                return worst;
            }
        }
        return worst;
    }

    private void attempt(Certainty certainty) {
        attempted = attempted.compareTo(certainty) >= 0 ? attempted : certainty;
    }

    private Outcome loaded(ImportGraph.Module module, LibraryLoad statement, Certainty most) {
        if (!module.top().equals(library.top()) || !library.isNamed(statement.literals())) {
            return Outcome.RUNS;
        }
        attempt(most);
        Step step = step(module, statement, "", PythonErrors.OS, null);
        ImportGraph.Module definer = graph.definedIn(module, statement.callee());
        if (definer != null) {
            for (LibraryLoad inner : definer.loads().loads()) {
                if (inner.placement().function().equals(statement.callee())
                        && inner.literals().isEmpty()) {
                    return inside(definer, inner, Outcome.fails(PythonErrors.OS, step), step.place);
                }
            }
        }
        return Outcome.fails(PythonErrors.OS, step);
    }

    /// What leaves a function in which the load is.
    private Outcome inside(ImportGraph.Module definer, LibraryLoad inner, Outcome own, Fallout.Place from) {
        Body body = new Body(definer);
        Truth reached = reached(inner.placement().blocks(), body);
        if (reached == Truth.NO) {
            return Outcome.RUNS;
        }
        Certainty most = reached == Truth.YES ? Certainty.FAILS : Certainty.MAY_FAIL;
        return escaping(definer, inner.placement(), from, own.atMost(most), body);
    }

    /// A call of a function that is not known as one that loads: what it loads and imports by itself.
    private Outcome called(ImportGraph.Module module, ModuleCall statement, Certainty most) {
        ImportGraph.Module definer = graph.definedIn(module, statement.name());
        if (definer == null || depth >= DEEPEST) {
            return Outcome.RUNS;
        }
        Body body = new Body(definer);
        Outcome worst = Outcome.RUNS;
        depth++;
        for (LoadStatement inner : definer.loads().statements()) {
            Placement placement = inner.placement();
            if (!placement.function().equals(statement.name()) || placement.level() == Placement.Level.NEVER) {
                continue;
            }
            Outcome one = Outcome.RUNS;
            if (inner instanceof LibraryLoad load
                    && load.literals().isEmpty()
                    && definer.top().equals(library.top())
                    && library.isNamed(statement.literals())) {
                attempt(most);
                Step step = step(module, statement, "", PythonErrors.OS, null);
                one = inside(definer, load, Outcome.fails(PythonErrors.OS, step), step.place);
            } else if (!(inner instanceof ModuleCall)) {
                Outcome own = statement(definer, inner, body);
                if (own.certainty != Certainty.RUNS) {
                    one = new Outcome(own.certainty, own.error, step(module, statement, "", own.error, own.step));
                }
            }
            if (one.certainty.compareTo(worst.certainty) > 0) {
                worst = one;
            }
            if (worst.certainty == Certainty.FAILS) {
                break;
            }
        }
        depth--;
        return worst;
    }

    private Outcome used(ImportGraph.Module module, OperatorUse statement) {
        String error = FAILING.get(statement.via());
        if (error == null || attempted == Certainty.RUNS || !operators.contains(statement.operator())) {
            return Outcome.RUNS;
        }
        int colons = statement.operator().indexOf("::");
        String message = error.equals(PythonErrors.RUNTIME)
                ? "operator " + statement.operator() + " does not exist"
                : "'_OpNamespace' '" + statement.operator().substring(0, colons) + "' object has no attribute '"
                        + statement.operator().substring(colons + 2) + "'";
        return Outcome.fails(error, step(module, statement, message, error, null))
                .atMost(attempted);
    }

    private Step step(
            ImportGraph.Module module, LoadStatement statement, String message, String error, @Nullable Step cause) {
        List<String> conditions = new ArrayList<>();
        for (Block block : statement.placement().blocks()) {
            if (block instanceof Block.Condition condition
                    && truth(condition, module.loads().constants()) == Truth.UNKNOWN) {
                conditions.add((condition.holds() ? "" : "not ") + condition.text());
            }
        }
        Fallout.Place place = new Fallout.Place(module.path(), statement.line(), statement.text());
        return new Step(place, List.copyOf(conditions), message, error, cause);
    }

    private Outcome escaping(ImportGraph.Module module, LoadStatement statement, Outcome own, Body body) {
        Fallout.Place place = new Fallout.Place(module.path(), statement.line(), statement.text());
        return escaping(module, statement.placement(), place, own, body);
    }

    /// What leaves the `try`s around a statement, from the innermost to the outermost.
    private Outcome escaping(ImportGraph.Module module, Placement placement, Fallout.Place at, Outcome own, Body body) {
        Certainty certainty = own.certainty;
        String error = own.error;
        for (int i = placement.blocks().size() - 1; i >= 0; i--) {
            if (!(placement.blocks().get(i) instanceof Block.Guarded guarded)) {
                continue;
            }
            for (Handler handler : guarded.handlers()) {
                boolean catches = PythonErrors.catches(handler.caught(), error);
                if (!catches && PythonErrors.mayCatch(handler.caught(), error)) {
                    certainty = Certainty.MAY_FAIL;
                }
                if (!catches) {
                    continue;
                }
                body.left.merge(
                        guarded.line(),
                        new Left(certainty, handler.line()),
                        (old, now) -> old.certainty.compareTo(now.certainty) >= 0 ? old : now);
                if (handler.reraises() != Handler.Reraise.YES) {
                    swallow(new Fallout.Swallowed(at, module.path(), handler.line(), handler.caught(), error));
                }
                if (handler.reraises() == Handler.Reraise.NO) {
                    return Outcome.RUNS;
                }
                if (handler.reraises() == Handler.Reraise.MAYBE) {
                    certainty = Certainty.MAY_FAIL;
                }
                error = handler.raised().isEmpty() ? error : handler.raised();
                break;
            }
        }
        return new Outcome(certainty, error, own.step);
    }

    private void swallow(Fallout.Swallowed one) {
        if (swallowedOnce.add(one)) {
            swallowed.add(one);
        }
    }

    /// How the import of the package fails, or else the first import that does.
    Fallout.@Nullable Breaking breaking(Outcome top) {
        Outcome outcome = top.certainty == Certainty.RUNS ? firstFailure : top;
        if (outcome == null || outcome.step == null) {
            return null;
        }
        List<Fallout.Place> importedBy = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        Step step = outcome.step;
        while (step.cause != null) {
            importedBy.addFirst(step.place);
            conditions.addAll(step.conditions);
            step = step.cause;
        }
        conditions.addAll(step.conditions);
        String message = outcome.error.equals(step.error) ? step.message : "";
        return new Fallout.Breaking(step.place, outcome.error, message, importedBy, conditions);
    }
}
