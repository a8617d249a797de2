package parallax.python;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What single statements say of a module: docstrings, imports, literals given to names, `__all__`.
final class ModuleStatements {

    /// Assignments told apart; further ones are statements as others are.
    private static final int MOST_ASSIGNMENTS = 2000;

    /// Names in `__all__`, and imports.
    private static final int MOST_NAMES = 20_000;

    private static final int LONGEST_NAME = 200;

    private final CanonicalCode walk;
    private final CodeText codeText;
    private final CanonicalWriter writer;
    private final CanonicalBytes literals = CanonicalBytes.digested();
    private final CanonicalBytes docstring = CanonicalBytes.digested();
    private final List<Assignment> assignments = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<String> exports = new ArrayList<>();
    private final TreeSet<String> imports = new TreeSet<>();
    private boolean exportsAll = true;
    private int tokens;

    ModuleStatements(CanonicalCode walk, CodeText codeText, CanonicalWriter writer) {
        this.walk = walk;
        this.codeText = codeText;
        this.writer = writer;
    }

    /// Whether a statement is one text and nothing else, brackets aside.
    boolean isDocstring(TokenLine line, int from, int to) {
        int first = from;
        int last = to;
        while (last - first > 2 && line.operator(first) == '(' && line.operator(last - 1) == ')') {
            first++;
            last--;
        }
        for (int i = first; i < last; i++) {
            if (line.kinds[i] != Token.STRING || StringLiteral.kind(line.text, line.starts[i]) != 's') {
                return false;
            }
        }
        return first < last;
    }

    String docstring(TokenLine line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (line.kinds[i] == Token.STRING) {
                StringLiteral.write(line.text, line.starts[i], line.ends[i], docstring);
            }
        }
        return docstring.digest();
    }

    void imports(TokenLine line, int from, int to) {
        int start = from;
        if (line.is(start, "lazy") && to - start > 1) {
            start++;
        }
        if (line.is(start, "from") && start + 1 < to) {
            if (line.kinds[start + 1] == Token.NAME) {
                imported(line, start + 1);
            }
        } else if (line.is(start, "import")) {
            boolean head = true;
            for (int i = start + 1; i < to; i++) {
                if (line.operator(i) == ',') {
                    head = true;
                } else if (head && line.kinds[i] == Token.NAME) {
                    imported(line, i);
                    head = false;
                }
            }
        }
    }

    private void imported(TokenLine line, int token) {
        if (imports.size() < MOST_NAMES && line.ends[token] - line.starts[token] <= LONGEST_NAME) {
            imports.add(codeText.name(line, token));
        }
    }

    /// Takes a statement of the module that gives a literal to names.
    ///
    /// @param place how many other statements came before
    /// @return false where it is no such statement, or where there are too many
    boolean assignment(TokenLine line, int from, int to, int place) {
        if (line.kinds[from] != Token.NAME) {
            return false;
        }
        if (line.is(from, "__all__")) {
            exports(line, from, to);
        }
        int equals = lastEquals(line, from, to);
        if (equals < 0 || assignments.size() >= MOST_ASSIGNMENTS || !isLiteral(line, equals + 1, to)) {
            return false;
        }
        int colon = line.operator(from + 1) == ':' ? from + 1 : -1;
        String annotation = colon < 0 ? "" : codeText.of(line, colon + 1, equals);
        int brackets = CanonicalCode.idleBrackets(line, equals + 1, to);
        String value = codeText.of(line, equals + 1 + brackets, to - brackets);
        for (int i = from; i < equals; i += 2) {
            String name = codeText.name(line, i);
            int count = counts.merge(name, 1, Integer::sum);
            assignments.add(new Assignment(count == 1 ? name : name + "#" + count, annotation, value, place));
            if (colon >= 0) {
                break;
            }
        }
        literals.write(Integer.toString(place).getBytes(StandardCharsets.US_ASCII));
        literals.write(0);
        walk.statement(line, from, to, writer.to(literals));
        literals.write(CanonicalBytes.STATEMENT_END);
        tokens += to - from;
        return true;
    }

    /// The last `=` of `name =`, `name = other =`, or `name: annotation =`; -1 where the statement is another.
    private static int lastEquals(TokenLine line, int from, int to) {
        if (to - from < 3) {
            return -1;
        }
        if (line.operator(from + 1) == ':') {
            int nesting = 0;
            for (int i = from + 2; i < to; i++) {
                nesting += line.nesting(i);
                if (nesting == 0 && line.operator(i) == '=') {
                    return i;
                }
            }
            return -1;
        }
        int equals = -1;
        for (int i = from; i + 2 < to && line.kinds[i] == Token.NAME && line.operator(i + 1) == '='; i += 2) {
            equals = i + 1;
        }
        return equals;
    }

    private static boolean isLiteral(TokenLine line, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean fits = switch (line.kinds[i]) {
                case Token.NUMBER, Token.STRING -> true;
                case Token.NAME -> line.is(i, "None") || line.is(i, "True") || line.is(i, "False");
                case Token.OPERATOR ->
                    switch (line.operator(i)) {
                        case '(', ')', '[', ']', '{', '}', ',', ':', '-', '+' -> true;
                        default -> false;
                    };
                default -> false;
            };
            if (!fits) {
                return false;
            }
        }
        return from < to;
    }

    private void exports(TokenLine line, int from, int to) {
        boolean set = to - from > 2 && line.operator(from + 1) == '=';
        boolean added = to - from > 2 && line.is(from + 1, "+=");
        if (set) {
            exports.clear();
            exportsAll = true;
        }
        boolean listed = (set || added) && isListOfTexts(line, from + 2, to);
        exportsAll &= listed;
        if (!listed) {
            return;
        }
        for (int i = from + 2; i < to; i++) {
            if (line.kinds[i] == Token.STRING) {
                String name = codeText.of(line, i, i + 1);
                if (exports.size() == MOST_NAMES || name.length() > LONGEST_NAME) {
                    exportsAll = false;
                    return;
                }
                exports.add(name.substring(1, name.length() - 1));
            }
        }
    }

    private static boolean isListOfTexts(TokenLine line, int from, int to) {
        int open = line.operator(from);
        if (!(open == '[' || open == '(') || line.nesting(to - 1) != -1) {
            return false;
        }
        // `("name")` is a text and no list.
        boolean list = open == '[' || to - from != 3;
        for (int i = from + 1; i < to - 1; i++) {
            boolean text = line.kinds[i] == Token.STRING && StringLiteral.kind(line.text, line.starts[i]) == 's';
            // Adjacent texts are one name, most often for want of a comma; that is not for us to spell.
            boolean alone = !text || line.kinds[i - 1] != Token.STRING;
            if (!(text && alone) && line.operator(i) != ',') {
                return false;
            }
        }
        return list;
    }

    /// Digest of the assignments taken, with their places.
    String digest() {
        return literals.digest();
    }

    /// Tokens of the assignments taken.
    int tokens() {
        return tokens;
    }

    List<Assignment> assignments() {
        return assignments;
    }

    List<String> exports() {
        return exports;
    }

    boolean exportsAll() {
        return exportsAll;
    }

    List<String> imports() {
        return List.copyOf(imports);
    }
}
