package parallax.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows the compound statements of one text, and hands each simple statement and each head to the scanner with
/// the frame in which it is run.
final class LoadsBuilder {

    /// Levels of indentation, with one to spare.
    private static final int LEVELS = 102;

    /// Names in one `except`, and `except`s and `elif`s of one statement that are kept apart.
    private static final int MOST_HANDLERS = 200;

    private static final int MOST_CONDITIONS = 8;

    private static final int MOST_RAISING = 5000;

    /// What an `elif`, `else` or `except` at some level belongs to.
    private static final class Head {
        private final List<Source> conditions = new ArrayList<>();
        private final List<Integer> lines = new ArrayList<>();
        private Frame.@Nullable Try guard;
        private boolean isLoop;
    }

    private final Tokenizer tokenizer;
    private final StatementScanner scanner = new StatementScanner();
    private final @Nullable Head[] heads = new @Nullable Head[LEVELS];
    private final Constants constants = new Constants();

    /// Functions of the module that raise something, by name.
    private final Map<String, Frame.OpenHandler> raising = new HashMap<>();

    private Frame frame = Frame.module();

    private LoadsBuilder(SourceText.Utf8 source) {
        tokenizer = new Tokenizer(source, (_, _) -> {});
    }

    static ModuleLoads read(byte[] file) throws NotTokenisedException {
        LoadsBuilder builder = new LoadsBuilder(SourceText.decode(file));
        TokenLine line = builder.tokenizer.line();
        while (builder.tokenizer.next()) {
            builder.line(line);
        }
        return new ModuleLoads(builder.scanner.statements(), builder.constants.known(), "");
    }

    private void line(TokenLine line) throws NotTokenisedException {
        while (frame.parent != null && frame.depth >= line.depth) {
            frame = frame.parent;
        }
        if (line.kinds[0] != Token.NAME) {
            if (line.operator(0) == '@') {
                scanner.scan(line, 0, line.size, frame);
            } else {
                simple(line, 0);
            }
            return;
        }
        int first = line.is(0, "async") && line.size > 1 ? 1 : 0;
        if (!isCompound(line, first)) {
            simple(line, 0);
            return;
        }
        int colon = OutlineBuilder.colon(line, first);
        if (colon < 0) {
            throw new NotTokenisedException(line.number, "a compound statement without a colon");
        }
        compound(line, first, colon);
        if (colon + 1 < line.size) {
            simple(line, colon + 1);
        }
    }

    private static boolean isCompound(TokenLine line, int first) {
        if (line.is(first, "match") || line.is(first, "case")) {
            return line.size > first + 2 && line.operator(line.size - 1) == ':';
        }
        return OutlineBuilder.isCompound(line, first);
    }

    private void compound(TokenLine line, int first, int colon) throws NotTokenisedException {
        int depth = line.depth;
        if (line.is(first, "def")) {
            scanner.scan(line, first + 2, colon, frame);
            if (colon > first + 1) {
                Source name = Source.of(line, first + 1, first + 2);
                scanner.defines(line, name.line(), first + 2, colon, frame);
                frame = frame.function(line.number, depth, name);
            }
        } else if (line.is(first, "class")) {
            scanner.scan(line, first + 2, colon, frame);
        } else if (line.is(first, "if")) {
            Head head = begin(depth);
            condition(line, first, colon, head);
        } else if (line.is(first, "elif")) {
            Head head = head(line);
            otherwise(head, depth);
            condition(line, first, colon, head);
        } else if (line.is(first, "else")) {
            Head head = head(line);
            if (head.guard != null) {
                frame = frame.withoutError(line.number, depth, head.guard);
            } else if (head.isLoop) {
                frame = frame.condition(line.number, depth, Source.of(line, first, colon), true);
            } else {
                otherwise(head, depth);
            }
        } else if (line.is(first, "try")) {
            Head head = begin(depth);
            head.guard = new Frame.Try(line.number);
            frame = frame.guarded(depth, head.guard);
        } else if (line.is(first, "except")) {
            handler(line, first, colon, head(line));
        } else if (line.is(first, "with")) {
            scanner.scan(line, first + 1, colon, frame);
            suppressed(line, first, colon);
        } else if (line.is(first, "while")) {
            condition(line, first, colon, new Head());
            begin(depth).isLoop = true;
        } else if (line.is(first, "for") || line.is(first, "case")) {
            scanner.scan(line, first + 1, colon, frame);
            begin(depth).isLoop = true;
            frame = frame.condition(line.number, depth, Source.of(line, first, colon), true);
        }
    }

    private Head begin(int depth) {
        Head head = new Head();
        heads[depth] = head;
        return head;
    }

    private Head head(TokenLine line) throws NotTokenisedException {
        Head head = heads[line.depth];
        if (head == null) {
            throw new NotTokenisedException(line.number, "a clause that belongs to no statement");
        }
        return head;
    }

    /// Takes the head of an `if`, `elif` or `while`, and opens its body.
    private void condition(TokenLine line, int first, int colon, Head head) throws NotTokenisedException {
        scanner.scan(line, first + 1, colon, frame);
        Source text = Source.of(line, first + 1, colon);
        if (head.conditions.size() < MOST_CONDITIONS) {
            head.conditions.add(text);
            head.lines.add(line.number);
        }
        frame = frame.condition(line.number, line.depth, text, true);
    }

    /// Opens what is run only where the conditions so far do not hold.
    private void otherwise(Head head, int depth) {
        for (int i = 0; i < head.conditions.size(); i++) {
            frame = frame.condition(head.lines.get(i), depth, head.conditions.get(i), false);
        }
    }

    private void handler(TokenLine line, int first, int colon, Head head) throws NotTokenisedException {
        Frame.Try guard = head.guard;
        if (guard == null) {
            throw new NotTokenisedException(line.number, "an `except` that belongs to no `try`");
        }
        if (guard.handlers.size() == MOST_HANDLERS) {
            throw new NotTokenisedException(line.number, "more than " + MOST_HANDLERS + " handlers of one `try`");
        }
        Frame.OpenHandler handler = new Frame.OpenHandler(line.number, names(line, first + 1, colon));
        guard.handlers.add(handler);
        frame = frame.handling(line.depth, guard, handler);
    }

    /// The last names of the dotted names up to an `as`.
    private static List<String> names(TokenLine line, int from, int to) throws NotTokenisedException {
        List<String> names = new ArrayList<>();
        for (int i = from; i < to && !line.is(i, "as"); i++) {
            if (line.kinds[i] == Token.NAME && line.operator(i + 1) != '.') {
                if (names.size() == MOST_HANDLERS) {
                    throw new NotTokenisedException(
                            line.number, "more than " + MOST_HANDLERS + " names in an `except`");
                }
                names.add(Source.of(line, i, i + 1).line());
            }
        }
        return List.copyOf(names);
    }

    /// `with suppress(ImportError):` is a `try` with a handler that does nothing.
    private void suppressed(TokenLine line, int first, int colon) throws NotTokenisedException {
        for (int i = first + 1; i + 1 < colon; i++) {
            if (line.is(i, "suppress") && line.operator(i + 1) == '(') {
                int end = i + 2;
                while (end < colon && line.operator(end) != ')') {
                    end++;
                }
                List<String> caught = names(line, i + 2, end);
                if (!caught.isEmpty()) {
                    Frame.Try guard = new Frame.Try(line.number);
                    guard.handlers.add(new Frame.OpenHandler(line.number, caught));
                    frame = frame.guarded(line.depth, guard);
                }
                return;
            }
        }
    }

    private void simple(TokenLine line, int from) throws NotTokenisedException {
        int start = from;
        int nesting = 0;
        for (int i = from; i < line.size; i++) {
            nesting += line.nesting(i);
            if (nesting == 0 && line.operator(i) == ';') {
                statement(line, start, i);
                start = i + 1;
            }
        }
        statement(line, start, line.size);
    }

    private void statement(TokenLine line, int from, int to) throws NotTokenisedException {
        if (from >= to) {
            return;
        }
        OldSyntax.check(line, from, to);
        scanner.scan(line, from, to, frame);
        if (line.kinds[from] != Token.NAME) {
            return;
        }
        if (line.is(from, "raise")) {
            String name = raised(line, from + 1, to);
            frame.raises(name, Handler.Reraise.YES);
            raises(name);
        } else if (line.is(from, "return")) {
            frame.returns();
        } else if (to - from > 2 && line.operator(from + 1) == '(') {
            Frame.OpenHandler function =
                    raising.get(Source.of(line, from, from + 1).line());
            if (function != null) {
                frame.raises(function.raised, function.reraises);
            }
        } else {
            constants.statement(line, from, to, frame);
        }
    }

    /// Takes a `raise` in a function: a call of it in a handler is one too.
    private void raises(String name) {
        if (!frame.isDeferred() || raising.size() >= MOST_RAISING) {
            return;
        }
        Frame.OpenHandler function = raising.computeIfAbsent(frame.function, _ -> new Frame.OpenHandler(0, List.of()));
        if (frame.kind == Frame.Kind.FUNCTION && frame.returnsSoFar().isEmpty()) {
            function.reraises = Handler.Reraise.YES;
            function.raised = name;
        } else if (function.reraises == Handler.Reraise.NO) {
            function.reraises = Handler.Reraise.MAYBE;
            function.raised = name;
        }
    }

    /// The last name of the class that is raised; empty for a variable, which holds the error that was caught.
    private static String raised(TokenLine line, int from, int to) {
        int last = -1;
        for (int i = from; i < to && line.kinds[i] == Token.NAME; i += 2) {
            last = i;
            if (i + 1 >= to || line.operator(i + 1) != '.') {
                break;
            }
        }
        if (last < 0) {
            return "";
        }
        String name = Source.of(line, last, last + 1).line();
        return Character.isUpperCase(name.charAt(0)) ? name : "";
    }
}
