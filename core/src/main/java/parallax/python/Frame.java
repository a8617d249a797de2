package parallax.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One compound statement that is open, with those around it. Its handlers are known only when all of the `try` was
/// read, so placements are made at the end.
final class Frame {

    enum Kind {
        MODULE,
        FUNCTION,
        CONDITION,
        TRY,
        HANDLER,
        NO_ERROR
    }

    /// A `try` whose handlers are still being read.
    static final class Try {
        final int line;
        final List<OpenHandler> handlers = new ArrayList<>();

        private @Nullable List<Handler> all;

        Try(int line) {
            this.line = line;
        }

        /// Asked for only when all of the text was read.
        List<Handler> all() {
            if (all == null) {
                List<Handler> found = new ArrayList<>();
                for (OpenHandler open : handlers) {
                    found.add(new Handler(open.line, open.caught, open.reraises, open.raised));
                }
                all = List.copyOf(found);
            }
            return all;
        }
    }

    /// A handler whose body is still being read.
    static final class OpenHandler {
        final int line;
        final List<String> caught;
        Handler.Reraise reraises = Handler.Reraise.NO;
        String raised = "";

        OpenHandler(int line, List<String> caught) {
            this.line = line;
            this.caught = caught;
        }
    }

    /// As many early returns of one function as are kept.
    private static final int MOST_RETURNS = 8;

    final Kind kind;
    final int line;

    /// Statements deeper than this stand in it.
    final int depth;

    final @Nullable Frame parent;
    private final Source text;
    private final boolean holds;
    private final @Nullable Try guard;
    private final @Nullable OpenHandler handler;

    /// Of the outermost function, this one included.
    final String function;

    private List<Block> returns = List.of();
    private @Nullable List<Block> blocks;

    private Frame(
            Kind kind,
            int line,
            int depth,
            @Nullable Frame parent,
            Source text,
            boolean holds,
            @Nullable Try guard,
            @Nullable OpenHandler handler) {
        this.kind = kind;
        this.line = line;
        this.depth = depth;
        this.parent = parent;
        this.text = text;
        this.holds = holds;
        this.guard = guard;
        this.handler = handler;
        String outer = parent == null ? "" : parent.function;
        this.function = kind == Kind.FUNCTION && outer.isEmpty() ? text.line() : outer;
    }

    static Frame module() {
        return new Frame(Kind.MODULE, 0, -1, null, Source.NONE, true, null, null);
    }

    Frame function(int atLine, int atDepth, Source name) {
        return new Frame(Kind.FUNCTION, atLine, atDepth, this, name, true, null, null);
    }

    Frame condition(int atLine, int atDepth, Source condition, boolean mustHold) {
        return new Frame(Kind.CONDITION, atLine, atDepth, this, condition, mustHold, null, null);
    }

    Frame guarded(int atDepth, Try by) {
        return new Frame(Kind.TRY, by.line, atDepth, this, Source.NONE, true, by, null);
    }

    Frame handling(int atDepth, Try of, OpenHandler in) {
        return new Frame(Kind.HANDLER, in.line, atDepth, this, Source.NONE, true, of, in);
    }

    Frame withoutError(int atLine, int atDepth, Try of) {
        return new Frame(Kind.NO_ERROR, atLine, atDepth, this, Source.NONE, true, of, null);
    }

    /// Takes a `raise` whose innermost frame this is, or a call of a function that does or may raise.
    void raises(String name, Handler.Reraise how) {
        boolean direct = how == Handler.Reraise.YES;
        for (Frame frame = this; frame != null && frame.kind != Kind.FUNCTION; frame = frame.parent) {
            if (frame.handler != null) {
                OpenHandler in = frame.handler;
                if (direct && in.reraises != Handler.Reraise.YES) {
                    in.reraises = Handler.Reraise.YES;
                    in.raised = name;
                } else if (in.reraises == Handler.Reraise.NO) {
                    in.reraises = Handler.Reraise.MAYBE;
                    in.raised = name;
                }
                return;
            }
            direct = false;
        }
    }

    /// Takes a `return` whose innermost frame this is: what follows in the function is run only where its conditions
    /// do not hold.
    void returns() {
        Frame at = this;
        Block last = null;
        while (at != null && at.kind != Kind.FUNCTION) {
            if (at.kind == Kind.CONDITION) {
                last = new Block.Condition(at.line, at.text.line(), !at.holds);
            } else if (at.kind == Kind.HANDLER || at.kind == Kind.NO_ERROR || at.kind == Kind.TRY) {
                return;
            }
            at = at.parent;
        }
        if (at != null && last != null && at.returns.size() < MOST_RETURNS) {
            List<Block> more = new ArrayList<>(at.returns);
            more.add(last);
            at.returns = List.copyOf(more);
        }
    }

    /// What early returns so far make of the statements that follow.
    List<Block> returnsSoFar() {
        Frame at = this;
        while (at != null && at.kind != Kind.FUNCTION) {
            at = at.parent;
        }
        return at == null ? List.of() : at.returns;
    }

    boolean isDeferred() {
        return !function.isEmpty();
    }

    /// @param lambda whether the statement stands in a lambda
    /// @param early what {@link #returnsSoFar} was at the statement
    Placement placement(boolean lambda, List<Block> early) {
        List<Block> around = blocks();
        if (!early.isEmpty()) {
            List<Block> all = new ArrayList<>(early);
            all.addAll(around);
            around = all;
        }
        Placement.Level level = lambda || isDeferred() ? Placement.Level.DEFERRED : Placement.Level.MODULE;
        for (Block block : around) {
            if (block instanceof Block.Condition condition
                    && condition.holds()
                    && (condition.text().equals("TYPE_CHECKING")
                            || (condition.text().endsWith(".TYPE_CHECKING")
                                    && condition.text().indexOf(' ') < 0))) {
                level = Placement.Level.NEVER;
            }
        }
        return new Placement(level, function, lambda ? List.of() : around);
    }

    private List<Block> blocks() {
        if (blocks != null) {
            return blocks;
        }
        List<Block> found = new ArrayList<>();
        for (Frame at = this; at != null && at.kind != Kind.FUNCTION; at = at.parent) {
            Block block = at.block();
            if (block != null) {
                found.add(block);
            }
        }
        Collections.reverse(found);
        blocks = List.copyOf(found);
        return blocks;
    }

    private @Nullable Block block() {
        return switch (kind) {
            case MODULE, FUNCTION -> null;
            case CONDITION -> new Block.Condition(line, text.line(), holds);
            case TRY -> new Block.Guarded(line, guard == null ? List.of() : guard.all());
            case HANDLER -> new Block.InHandler(line, guard == null ? 0 : guard.line);
            case NO_ERROR -> new Block.WithoutError(line, guard == null ? 0 : guard.line);
        };
    }
}
