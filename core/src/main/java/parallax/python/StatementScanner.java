package parallax.python;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Finds imports, library loads and uses of operators among the tokens of single statements.
final class StatementScanner {

    /// Functions that load a library, by the last name under which they are called: PyTorch's, those of `ctypes`, and
    /// the wrappers that packages are known to have.
    static final Set<String> LOADERS = Set.of(
            "load_library",
            "_load_library",
            "load_shared_library",
            "_load_shared_library",
            "load_torchaudio_library",
            "load_torchcodec_shared_libraries",
            "_load_torch_lib",
            "_load_lib",
            "load_lib",
            "_load_dll",
            "load_dynamic",
            "LoadLibrary",
            "LoadLibraryEx",
            "LoadLibraryExW",
            "CDLL",
            "PyDLL",
            "WinDLL",
            "dlopen");

    /// Functions that are given an operator by its name.
    static final Set<String> OPERATOR_CALLS = Set.of(
            "register_fake",
            "_register_fake",
            "impl_abstract",
            "impl",
            "get_ctx",
            "register_autograd",
            "register_vmap",
            "register_autocast",
            "register_kernel",
            "register_torch_dispatch",
            "opcheck");

    private static final int MOST_STATEMENTS = 20_000;
    private static final int MOST_LITERALS = 16;
    private static final int LONGEST_LITERAL = 300;
    private static final int MOST_VARIABLES = 2000;

    /// Variables are followed through statements of so many tokens; longer ones are tables.
    private static final int LONGEST_ASSIGNMENT = 100;

    /// Calls around a text that are given it.
    private static final int MOST_AROUND = 4;

    private enum Role {
        LOAD,
        IMPORT,
        OPERATOR,
        PLAIN
    }

    private static final class OpenCall {
        private final Role role;
        private final int token;
        private final int nesting;
        private final boolean inLambda;
        private final List<String> literals = new ArrayList<>();

        private OpenCall(Role role, int token, int nesting, boolean inLambda) {
            this.role = role;
            this.token = token;
            this.nesting = nesting;
            this.inLambda = inLambda;
        }
    }

    private record Found(
            Frame frame,
            List<Block> returns,
            boolean inLambda,
            int line,
            Source text,
            String name,
            List<String> literals,
            Role role,
            int level) {}

    private final List<Found> found = new ArrayList<>();
    private final Set<String> loading = new HashSet<>();
    private final Set<String> importing = new HashSet<>();
    private final Map<String, List<String>> variables = new HashMap<>();
    private final CanonicalBytes scratch = CanonicalBytes.kept();
    private final List<OpenCall> open = new ArrayList<>();

    private int countedTo;
    private int countedLine;

    /// Takes the name of a function that is defined here.
    ///
    /// @param from first token of its parameters
    void defines(TokenLine line, String name, int from, int to, Frame outer) {
        if (outer.isDeferred()) {
            return;
        }
        // Defined again, it is another function than the imported one.
        importing.remove(name);
        // A parameter hides the module's variable of that name.
        for (int i = from; i < to && !variables.isEmpty(); i++) {
            if (line.kinds[i] == Token.NAME) {
                String parameter = name(line, i);
                if (variables.containsKey(" " + parameter) && variables.size() < MOST_VARIABLES) {
                    variables.put(name + " " + parameter, List.of());
                }
            }
        }
    }

    void scan(TokenLine line, int from, int to, Frame frame) throws NotTokenisedException {
        if (from >= to) {
            return;
        }
        countedTo = line.starts[0];
        countedLine = line.number;
        if (line.kinds[from] == Token.NAME && imports(line, from, to, frame)) {
            return;
        }
        calls(line, from, to, frame);
        if (line.kinds[from] == Token.NAME
                && to - from > 2
                && to - from <= LONGEST_ASSIGNMENT
                && line.operator(from + 1) == '=') {
            assigned(line, from, to, frame);
        }
    }

    private void calls(TokenLine line, int from, int to, Frame frame) throws NotTokenisedException {
        open.clear();
        int nesting = 0;
        int lambdaNesting = -1;
        int pendingColons = 0;
        for (int i = from; i < to; i++) {
            byte kind = line.kinds[i];
            if (kind == Token.NAME) {
                if (line.is(i, "lambda")) {
                    if (lambdaNesting < 0) {
                        lambdaNesting = nesting;
                    }
                    if (lambdaNesting == nesting) {
                        pendingColons++;
                    }
                } else if (i + 1 < to && line.operator(i + 1) == '(') {
                    call(line, i, from, nesting, lambdaNesting >= 0, frame);
                } else if (!open.isEmpty()) {
                    variable(line, i, from, to, frame);
                }
                if (lambdaNesting < 0 && !frame.isDeferred() && line.is(i, "torch")) {
                    attribute(line, i, from, to, frame);
                }
            } else if (!open.isEmpty() && (kind == Token.STRING || kind == Token.FORMAT_TEXT)) {
                literal(line, i);
            } else {
                int change = line.nesting(i);
                nesting += change;
                if (change < 0) {
                    if (nesting < lambdaNesting) {
                        lambdaNesting = -1;
                        pendingColons = 0;
                    }
                    if (!open.isEmpty() && open.getLast().nesting == nesting) {
                        close(line, open.removeLast(), from, to, frame);
                    }
                } else if (nesting == lambdaNesting) {
                    if (line.operator(i) == ':' && pendingColons > 0) {
                        pendingColons--;
                    } else if (line.operator(i) == ',' && pendingColons == 0) {
                        lambdaNesting = -1;
                    }
                }
            }
        }
    }

    private void call(TokenLine line, int token, int from, int nesting, boolean inLambda, Frame frame) {
        int length = line.ends[token] - line.starts[token];
        if (length > LONGEST_LITERAL) {
            return;
        }
        String name = name(line, token);
        boolean bare = token == from || line.operator(token - 1) != '.';
        Role role = null;
        if (LOADERS.contains(name)) {
            role = Role.LOAD;
        } else if (name.equals("import_module") || (bare && name.equals("__import__"))) {
            role = Role.IMPORT;
        } else if (!inLambda && !frame.isDeferred()) {
            if (OPERATOR_CALLS.contains(name)) {
                role = Role.OPERATOR;
            } else if (bare && (loading.contains(name) || (importing.contains(name) && mayLoad(name)))) {
                role = Role.PLAIN;
            }
        }
        if (role != null) {
            open.add(new OpenCall(role, token, nesting, inLambda));
        }
    }

    /// Of the functions that a module imports, only these are followed: nearly every call would be kept otherwise.
    private static boolean mayLoad(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("load") || lower.contains("lib") || lower.contains("ext") || lower.contains("init");
    }

    private void close(TokenLine line, OpenCall call, int from, int to, Frame frame) throws NotTokenisedException {
        String name = name(line, call.token);
        switch (call.role) {
            case LOAD, PLAIN -> add(line, call, from, to, frame, name, call.literals, call.role);
            case IMPORT -> {
                if (!call.literals.isEmpty() && isDotted(call.literals.getFirst())) {
                    String module = call.literals.getFirst();
                    int level = 0;
                    while (level < module.length() && module.charAt(level) == '.') {
                        level++;
                    }
                    put(new Found(
                            frame,
                            frame.returnsSoFar(),
                            call.inLambda,
                            lineOf(line, call.token),
                            Source.of(line, from, to),
                            module.substring(level),
                            List.of(),
                            Role.IMPORT,
                            level));
                }
            }
            case OPERATOR -> {
                for (String literal : call.literals) {
                    if (isOperator(literal)) {
                        add(line, call, from, to, frame, name, List.of(literal), Role.OPERATOR);
                    }
                }
            }
        }
    }

    private void add(
            TokenLine line, OpenCall call, int from, int to, Frame frame, String name, List<String> literals, Role role)
            throws NotTokenisedException {
        put(new Found(
                frame,
                frame.returnsSoFar(),
                call.inLambda,
                lineOf(line, call.token),
                Source.of(line, from, to),
                name,
                List.copyOf(literals),
                role,
                0));
    }

    private void put(Found one) throws NotTokenisedException {
        if (found.size() == MOST_STATEMENTS) {
            throw new NotTokenisedException(one.line, "more than " + MOST_STATEMENTS + " imports and loads");
        }
        found.add(one);
        if (one.role != Role.OPERATOR && one.frame.isDeferred()) {
            loading.add(one.frame.function);
        }
    }

    /// `torch.ops.namespace.name`, which asks for the operator at once.
    private void attribute(TokenLine line, int token, int from, int to, Frame frame) throws NotTokenisedException {
        if (token + 6 < to
                && (token == from || line.operator(token - 1) != '.')
                && line.operator(token + 1) == '.'
                && line.is(token + 2, "ops")
                && line.operator(token + 3) == '.'
                && line.kinds[token + 4] == Token.NAME
                && line.operator(token + 5) == '.'
                && line.kinds[token + 6] == Token.NAME) {
            String operator = name(line, token + 4) + "::" + name(line, token + 6);
            put(new Found(
                    frame,
                    List.of(),
                    false,
                    lineOf(line, token),
                    Source.of(line, from, to),
                    "ops",
                    List.of(operator),
                    Role.OPERATOR,
                    0));
        }
    }

    /// Gives the calls around a variable the texts that were given to it.
    private void variable(TokenLine line, int token, int from, int to, Frame frame) {
        if (variables.isEmpty()
                || (token > from && line.operator(token - 1) == '.')
                || (token + 1 < to && line.operator(token + 1) == '=')) {
            return;
        }
        for (String text : valueOf(name(line, token), frame)) {
            give(text);
        }
    }

    private List<String> valueOf(String name, Frame frame) {
        List<String> inside = variables.get(frame.function + " " + name);
        return inside != null ? inside : variables.getOrDefault(" " + name, List.of());
    }

    private void literal(TokenLine line, int token) {
        String text = text(line, token);
        if (!text.isEmpty()) {
            give(text);
        }
    }

    private void give(String text) {
        for (int i = open.size() - 1; i >= Math.max(0, open.size() - MOST_AROUND); i--) {
            List<String> literals = open.get(i).literals;
            if (literals.size() < MOST_LITERALS) {
                literals.add(text);
            }
        }
    }

    private void assigned(TokenLine line, int from, int to, Frame frame) {
        List<String> texts = new ArrayList<>();
        for (int i = from + 2; i < to && texts.size() < MOST_LITERALS; i++) {
            if (line.kinds[i] == Token.STRING || line.kinds[i] == Token.FORMAT_TEXT) {
                String text = text(line, i);
                if (!text.isEmpty()) {
                    texts.add(text);
                }
            } else if (line.kinds[i] == Token.NAME && !variables.isEmpty() && line.operator(i - 1) != '.') {
                texts.addAll(valueOf(name(line, i), frame));
            }
        }
        String key = frame.function + " " + name(line, from);
        // Without texts it hides the module's variable of that name all the same.
        if (variables.containsKey(key) || variables.size() < MOST_VARIABLES) {
            variables.put(key, List.copyOf(texts.subList(0, Math.min(MOST_LITERALS, texts.size()))));
        }
    }

    /// The text of a literal of characters; empty where it is long, or of bytes.
    private String text(TokenLine line, int token) {
        int start = line.starts[token];
        int end = line.ends[token];
        if (end - start > LONGEST_LITERAL) {
            return "";
        }
        if (line.kinds[token] == Token.FORMAT_TEXT) {
            return new String(line.text, start, end - start, StandardCharsets.UTF_8);
        }
        if (StringLiteral.kind(line.text, start) != 's') {
            return "";
        }
        scratch.clear();
        StringLiteral.write(line.text, start, end, scratch);
        return new String(scratch.bytes(), 0, scratch.size(), StandardCharsets.UTF_8);
    }

    private static String name(TokenLine line, int token) {
        int length = Math.min(line.ends[token] - line.starts[token], LONGEST_LITERAL);
        return new String(line.text, line.starts[token], length, StandardCharsets.UTF_8);
    }

    /// The line of a token; asked for from left to right, it costs one look at the statement.
    private int lineOf(TokenLine line, int token) {
        int target = line.starts[token];
        if (target < countedTo) {
            countedTo = line.starts[0];
            countedLine = line.number;
        }
        for (int i = countedTo; i < target; i++) {
            if (line.text[i] == '\n' || (line.text[i] == '\r' && line.text[i + 1] != '\n')) {
                countedLine++;
            }
        }
        countedTo = target;
        return countedLine;
    }

    private static boolean isDotted(String text) {
        return text.chars().allMatch(c -> c == '.' || Character.isJavaIdentifierPart(c)) && !text.endsWith(".");
    }

    private static boolean isOperator(String text) {
        int colons = text.indexOf("::");
        return colons > 0
                && colons + 2 < text.length()
                && text.chars().allMatch(c -> c == ':' || c == '.' || Ascii.isWord(c))
                && text.indexOf(':', colons + 2) < 0;
    }

    private boolean imports(TokenLine line, int from, int to, Frame frame) throws NotTokenisedException {
        boolean lazy =
                line.is(from, "lazy") && to - from > 1 && (line.is(from + 1, "import") || line.is(from + 1, "from"));
        int start = lazy ? from + 1 : from;
        if (line.is(start, "import")) {
            int i = start + 1;
            while (i < to) {
                int end = dotted(line, i, to);
                if (end > i) {
                    imported(line, from, to, frame, lazy, 0, Source.of(line, i, end), List.of());
                }
                while (end < to && line.operator(end) != ',') {
                    end++;
                }
                i = end + 1;
            }
            return true;
        }
        if (!line.is(start, "from") || start + 1 >= to) {
            return false;
        }
        int level = 0;
        int i = start + 1;
        while (i < to && (line.operator(i) == '.' || line.is(i, "..."))) {
            level += line.ends[i] - line.starts[i];
            i++;
        }
        int end = i < to && line.is(i, "import") ? i : dotted(line, i, to);
        if (end >= to || !line.is(end, "import")) {
            return false;
        }
        List<String> names = new ArrayList<>();
        boolean head = true;
        for (int j = end + 1; j < to; j++) {
            if (line.operator(j) == ',') {
                head = true;
            } else if (head && (line.kinds[j] == Token.NAME || line.operator(j) == '*')) {
                if (names.size() == MOST_STATEMENTS) {
                    throw new NotTokenisedException(
                            line.number, "more than " + MOST_STATEMENTS + " names in an import");
                }
                names.add(name(line, j));
                head = false;
            } else if (line.kinds[j] == Token.NAME && !line.is(j, "as") && importing.size() < MOST_STATEMENTS) {
                importing.add(name(line, j));
            }
        }
        if (!frame.isDeferred() && importing.size() < MOST_STATEMENTS) {
            importing.addAll(names);
        }
        imported(line, from, to, frame, lazy, level, Source.of(line, i, end), names);
        return true;
    }

    private void imported(
            TokenLine line, int from, int to, Frame frame, boolean lazy, int level, Source module, List<String> names)
            throws NotTokenisedException {
        put(new Found(
                frame,
                frame.returnsSoFar(),
                lazy,
                lineOf(line, from),
                Source.of(line, from, to),
                module.line().replace(" ", ""),
                List.copyOf(names),
                Role.IMPORT,
                level));
    }

    /// The end of a dotted name.
    private static int dotted(TokenLine line, int from, int to) {
        int i = from;
        while (i < to && line.kinds[i] == Token.NAME) {
            i++;
            if (i >= to || line.operator(i) != '.') {
                break;
            }
            i++;
        }
        return i;
    }

    /// All that was found, in the order in which it would be run.
    List<LoadStatement> statements() {
        List<LoadStatement> all = new ArrayList<>(found.size());
        for (Found one : found) {
            Placement placement = one.frame.placement(one.inLambda, one.returns);
            String text = one.text.line();
            all.add(
                    switch (one.role) {
                        case LOAD -> new LibraryLoad(one.name, one.literals, one.line, placement, text);
                        case IMPORT -> new ModuleImport(one.level, one.name, one.literals, one.line, placement, text);
                        case OPERATOR ->
                            new OperatorUse(
                                    withoutOverload(one.literals.getFirst()), one.name, one.line, placement, text);
                        case PLAIN -> new ModuleCall(one.name, one.literals, one.line, placement, text);
                    });
        }
        return all;
    }

    private static String withoutOverload(String operator) {
        int dot = operator.indexOf('.', operator.indexOf("::"));
        return dot < 0 ? operator : operator.substring(0, dot);
    }
}
