package parallax.python;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the outline of one text, statement by statement.
final class OutlineBuilder {

    private static final int MOST_DEFINITIONS = 100_000;

    /// Characters of all names and signatures together.
    private static final int LONGEST_OUTLINE = 16 << 20;

    private static final String[] COMPOUND = {
        "if", "for", "while", "try", "with", "else", "elif", "except", "finally", "async", "class", "def"
    };

    /// A definition whose end has not been seen.
    private static final class Scope {
        private final int index;
        private final int depth;
        private final CanonicalBytes code;
        private String name = "";
        private String signature = "";
        private String docstring = "";
        private boolean isClass;
        private boolean begun;
        private int lastDepth;
        private int tokens;
        private int ownStatements;

        /// Statements of the enclosing definition that come before this one, and its level of indentation there.
        private int place;

        private int level;

        private Scope(int index, int depth, CanonicalBytes code) {
            this.index = index;
            this.depth = depth;
            this.lastDepth = Math.max(depth, 0);
            this.code = code;
        }
    }

    private final Tokenizer tokenizer;
    private final CanonicalCode walk = new CanonicalCode();
    private final CodeText codeText = new CodeText(walk);
    private final CanonicalBytes comments = CanonicalBytes.digested();
    private final CanonicalWriter writer = new CanonicalWriter(walk, comments);
    private final ModuleStatements statements = new ModuleStatements(walk, codeText, writer);
    private final ArrayList<@Nullable Definition> definitions = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final ArrayList<Scope> scopes = new ArrayList<>();
    private final ArrayDeque<CanonicalBytes> spare = new ArrayDeque<>();
    private @Nullable Scope decorated;
    private final CanonicalBytes places = CanonicalBytes.digested();
    private int outlineLength;

    private OutlineBuilder(SourceText.Utf8 source) {
        tokenizer = new Tokenizer(source, (start, end) -> {
            int last = end;
            while (last > start && (source.bytes()[last - 1] == ' ' || source.bytes()[last - 1] == '\t')) {
                last--;
            }
            comments.write(source.bytes(), start, last);
            comments.write(0);
        });
    }

    static ModuleOutline.Tokenised build(byte[] file, String digest) throws NotTokenisedException {
        return new OutlineBuilder(SourceText.decode(file)).build(digest, file.length);
    }

    private ModuleOutline.Tokenised build(String digest, long size) throws NotTokenisedException {
        Scope module = begin(-1);
        module.name = Definition.MODULE;
        scopes.add(module);
        TokenLine line = tokenizer.line();
        while (tokenizer.next()) {
            line(line);
        }
        if (decorated != null) {
            throw new NotTokenisedException(tokenizer.lineNumber(), "a decorator without a definition");
        }
        while (!scopes.isEmpty()) {
            end(scopes.removeLast());
        }
        return outline(digest, size);
    }

    private ModuleOutline.Tokenised outline(String digest, long size) {
        CanonicalBytes code = CanonicalBytes.digested();
        CanonicalBytes documentation = CanonicalBytes.digested();
        List<Definition> all = new ArrayList<>(definitions.size());
        int tokens = statements.tokens();
        for (Definition definition : definitions) {
            if (definition == null) {
                continue;
            }
            all.add(definition);
            tokens += definition.tokens();
            text(definition.name(), code);
            text(definition.signature(), code);
            text(definition.code(), code);
            if (!definition.docstring().isEmpty()) {
                text(definition.name(), documentation);
                text(definition.docstring(), documentation);
            }
        }
        String placesDigest = places.digest();
        text(placesDigest, code);
        text(statements.digest(), code);
        return new ModuleOutline.Tokenised(
                digest,
                size,
                tokenizer.lineNumber(),
                tokens,
                code.digest(),
                documentation.digest(),
                comments.digest(),
                placesDigest,
                all,
                statements.assignments(),
                statements.exports(),
                statements.exportsAll(),
                statements.imports());
    }

    private static void text(String text, CanonicalBytes out) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write(0);
    }

    private Scope begin(int depth) throws NotTokenisedException {
        if (definitions.size() == MOST_DEFINITIONS) {
            throw new NotTokenisedException("more than " + MOST_DEFINITIONS + " definitions");
        }
        definitions.add(null);
        CanonicalBytes code = spare.isEmpty() ? CanonicalBytes.digested() : spare.removeLast();
        return new Scope(definitions.size() - 1, depth, code);
    }

    private void end(Scope scope) {
        Definition definition =
                new Definition(scope.name, scope.signature, scope.code.digest(), scope.docstring, scope.tokens);
        definitions.set(scope.index, definition);
        spare.add(scope.code);
    }

    private void line(TokenLine line) throws NotTokenisedException {
        while (scopes.getLast().depth >= line.depth) {
            end(scopes.removeLast());
        }
        boolean decorator = line.operator(0) == '@';
        int keyword = line.is(0, "async") && line.size > 1 ? 1 : 0;
        boolean definition = line.is(keyword, "def") || line.is(keyword, "class");
        if (decorated != null && (!(decorator || definition) || decorated.depth != line.depth)) {
            throw new NotTokenisedException(line.number, "a decorator without a definition");
        }
        if (decorator || definition) {
            definition(line, keyword, decorator);
            return;
        }
        int start = 0;
        if (isCompound(line, 0)) {
            start = colon(line, 0) + 1;
            if (start > 0) {
                statement(line, 0, start, line.depth);
            }
        }
        simpleStatements(line, start, start == 0 ? line.depth : line.depth + 1);
    }

    static boolean isCompound(TokenLine line, int first) {
        if (line.kinds[first] == Token.NAME) {
            for (String keyword : COMPOUND) {
                if (line.is(first, keyword)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The colon that ends the head of a compound statement, or -1.
    static int colon(TokenLine line, int from) {
        int nesting = 0;
        int lambdas = 0;
        for (int i = from; i < line.size; i++) {
            nesting += line.nesting(i);
            if (nesting == 0) {
                if (line.operator(i) == ':') {
                    if (lambdas == 0) {
                        return i;
                    }
                    lambdas--;
                } else if (line.is(i, "lambda")) {
                    lambdas++;
                }
            }
        }
        return -1;
    }

    private void simpleStatements(TokenLine line, int from, int depth) throws NotTokenisedException {
        int start = from;
        int nesting = 0;
        for (int i = from; i < line.size; i++) {
            nesting += line.nesting(i);
            if (nesting == 0 && line.operator(i) == ';') {
                statement(line, start, i, depth);
                start = i + 1;
            }
        }
        statement(line, start, line.size, depth);
    }

    private void definition(TokenLine line, int keyword, boolean decorator) throws NotTokenisedException {
        Scope scope = decorated;
        if (scope == null) {
            Scope parent = scopes.getLast();
            parent.begun = true;
            scope = begin(line.depth);
            scope.place = parent.ownStatements;
            scope.level = line.depth - parent.depth;
        }
        if (decorator) {
            walk.statement(line, 0, line.size, writer.to(scope.code));
            scope.code.write(CanonicalBytes.STATEMENT_END);
            scope.tokens += line.size;
            decorated = scope;
            return;
        }
        decorated = null;
        int name = keyword + 1;
        int colon = colon(line, 0);
        if (colon <= name || line.kinds[name] != Token.NAME) {
            throw new NotTokenisedException(line.number, "a definition without a name or a colon");
        }
        scope.isClass = line.is(keyword, "class");
        scope.name = unique(qualified(scopes.getLast(), codeText.name(line, name)));
        boolean bare =
                scope.isClass && colon == name + 3 && line.operator(name + 1) == '(' && line.operator(name + 2) == ')';
        scope.signature = bare ? "" : codeText.of(line, name + 1, colon);
        text(scope.name, places);
        text(scope.place + " " + scope.level, places);
        outlineLength += scope.name.length() + scope.signature.length();
        if (outlineLength > LONGEST_OUTLINE) {
            throw new NotTokenisedException(line.number, "more names and signatures than are kept");
        }
        walk.tokens(line, 0, keyword + 1, writer.to(scope.code));
        scope.code.write(CanonicalBytes.SIGNATURE);
        scope.tokens += colon + 1;
        scopes.add(scope);
        if (colon + 1 < line.size) {
            simpleStatements(line, colon + 1, line.depth + 1);
        }
    }

    private static String qualified(Scope parent, String name) {
        if (parent.depth < 0) {
            return name;
        }
        return parent.name + (parent.isClass ? "." : ".<locals>.") + name;
    }

    private String unique(String name) {
        int count = counts.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + "#" + count;
    }

    private static void indent(Scope scope, int depth) {
        while (scope.lastDepth < depth) {
            scope.code.write(CanonicalBytes.INDENT);
            scope.lastDepth++;
        }
        while (scope.lastDepth > depth) {
            scope.code.write(CanonicalBytes.DEDENT);
            scope.lastDepth--;
        }
    }

    private void statement(TokenLine line, int from, int to, int depth) throws NotTokenisedException {
        if (from >= to) {
            return;
        }
        OldSyntax.check(line, from, to);
        Scope scope = scopes.getLast();
        boolean first = !scope.begun;
        scope.begun = true;
        if (first && statements.isDocstring(line, from, to)) {
            scope.docstring = statements.docstring(line, from, to);
            return;
        }
        statements.imports(line, from, to);
        if (depth == 0 && statements.assignment(line, from, to, scope.ownStatements)) {
            return;
        }
        indent(scope, depth);
        walk.statement(line, from, to, writer.to(scope.code));
        scope.code.write(CanonicalBytes.STATEMENT_END);
        scope.tokens += to - from;
        scope.ownStatements++;
    }
}
