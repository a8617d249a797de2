package parallax.version;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import parallax.version.RegularExpression.CharacterSet;
import parallax.version.RegularExpression.Instruction;

/// Turns the text of a regular expression into the program that {@link RegularExpression} runs. Pattern length,
/// nesting and program size are bounded.
final class RegularExpressionCompiler {

    private static final int MAXIMUM_LENGTH = 512;
    private static final int MAXIMUM_DEPTH = 32;
    private static final int MAXIMUM_PROGRAM = 4_096;

    private final String pattern;
    private int at;
    private int depth;
    private int size;

    private sealed interface Node {}

    private record Characters(CharacterSet set) implements Node {}

    private record Assertion(Instruction.Kind kind) implements Node {}

    private record Sequence(List<Node> parts) implements Node {}

    private record Choice(List<Node> alternatives) implements Node {}

    /// @param maximum -1 where there is none
    private record Repeated(Node node, int minimum, int maximum) implements Node {}

    RegularExpressionCompiler(String pattern) {
        this.pattern = pattern;
    }

    List<Instruction> compile() throws MalformedVersionException {
        if (pattern.length() > MAXIMUM_LENGTH) {
            throw mistake("more", MAXIMUM_LENGTH, "a regular expression of " + MAXIMUM_LENGTH + " characters at most");
        }
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) >= 128) {
                throw mistake(i, "ASCII characters in a regular expression");
            }
        }
        Node node = choice();
        if (at < pattern.length()) {
            throw mistake(at, "a `(` before it");
        }
        List<Instruction> program = new ArrayList<>();
        emit(node, program);
        program.add(new Instruction(Instruction.Kind.MATCH, CharacterSet.NONE, 0, 0));
        return program;
    }

    private Node choice() throws MalformedVersionException {
        List<Node> alternatives = new ArrayList<>();
        alternatives.add(sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            alternatives.add(sequence());
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new Choice(alternatives);
    }

    private Node sequence() throws MalformedVersionException {
        List<Node> parts = new ArrayList<>();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            parts.add(repetition(atom()));
        }
        return new Sequence(parts);
    }

    private Node atom() throws MalformedVersionException {
        int offset = at;
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^' -> new Assertion(Instruction.Kind.START);
            case '$' -> new Assertion(Instruction.Kind.END);
            case '.' -> new Characters(CharacterSets.ANY);
            case '(' -> group(offset);
            case '[' -> new Characters(characterClass(offset));
            case '\\' -> new Characters(escape(offset));
            case '*', '+', '?', '{' -> throw mistake(offset, "something to repeat before it");
            default -> new Characters(CharacterSets.of(c));
        };
    }

    private Node group(int offset) throws MalformedVersionException {
        if (++depth > MAXIMUM_DEPTH) {
            throw mistake(offset, "groups nested no deeper than " + MAXIMUM_DEPTH);
        }
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            if (!pattern.startsWith("?:", at)) {
                throw mistake("`(?`", offset, "a group `(…)` or `(?:…)`, without lookaround and flags");
            }
            at += 2;
        }
        Node node = choice();
        if (at >= pattern.length()) {
            throw mistake(offset, "a `)` that closes it");
        }
        at++;
        depth--;
        return node;
    }

    private Node repetition(Node node) throws MalformedVersionException {
        Node result = node;
        while (at < pattern.length()) {
            int offset = at;
            if (node instanceof Assertion && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
                throw mistake(at, "something to repeat before it");
            }
            switch (pattern.charAt(at)) {
                case '*' -> result = new Repeated(result, 0, -1);
                case '+' -> result = new Repeated(result, 1, -1);
                case '?' -> result = new Repeated(result, 0, 1);
                case '{' -> result = counted(result, offset);
                default -> {
                    return result;
                }
            }
            at++;
            if (at < pattern.length() && pattern.charAt(at) == '?') {
                at++;
            }
            if (at < pattern.length() && "*+{".indexOf(pattern.charAt(at)) >= 0) {
                throw mistake(at, "one repetition, not two in a row");
            }
        }
        return result;
    }

    private Node counted(Node node, int offset) throws MalformedVersionException {
        int close = pattern.indexOf('}', offset);
        String[] bounds =
                close < 0 ? new String[0] : pattern.substring(offset + 1, close).split(",", -1);
        boolean empty = bounds.length == 1 && bounds[0].isEmpty();
        if (bounds.length < 1 || bounds.length > 2 || empty) {
            throw mistake(offset, "`{m}`, `{m,}` or `{m,n}`");
        }
        int minimum = bounds[0].isEmpty() ? 0 : count(bounds[0], offset);
        int maximum = bounds.length == 1 ? minimum : bounds[1].isEmpty() ? -1 : count(bounds[1], offset);
        if (maximum >= 0 && maximum < minimum) {
            throw mistake("bounds in the wrong order", offset, "`{m,n}` with m below n");
        }
        at = close;
        return new Repeated(node, minimum, maximum);
    }

    private int count(String digits, int offset) throws MalformedVersionException {
        boolean number = !digits.isEmpty() && digits.length() <= 3;
        for (int i = 0; i < digits.length(); i++) {
            number &= CondaVersionParser.isDigit(digits.charAt(i));
        }
        if (!number) {
            throw mistake(Excerpt.of(digits), offset + 1, "a repetition count below 1000");
        }
        return Integer.parseInt(digits);
    }

    private CharacterSet escape(int offset) throws MalformedVersionException {
        if (at >= pattern.length()) {
            throw mistake(at, "a character behind the backslash");
        }
        char c = pattern.charAt(at++);
        boolean letterOrDigit = c < 128 && Character.isLetterOrDigit(c);
        CharacterSet named = CharacterSets.named(c);
        if (named == null && letterOrDigit) {
            throw mistake(
                    "`\\" + c + "`", offset, "`\\d`, `\\w`, `\\s`, their opposites, or a sign behind the backslash");
        }
        return named != null ? named : CharacterSets.of(c);
    }

    private CharacterSet characterClass(int offset) throws MalformedVersionException {
        boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        BitSet ascii = new BitSet();
        boolean others = false;
        boolean first = true;
        while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
            first = false;
            int itemOffset = at;
            char c = pattern.charAt(at++);
            CharacterSet item = c == '\\' ? escape(itemOffset) : CharacterSets.of(c);
            boolean range = at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
            if (range) {
                item = CharacterSets.range(c, pattern.charAt(at + 1));
                if (item == null || c == '\\' || pattern.charAt(at + 1) == '\\') {
                    throw mistake(itemOffset, "a range of ascending characters");
                }
                at += 2;
            }
            ascii.or(item.ascii());
            others |= item.others();
        }
        if (at >= pattern.length()) {
            throw mistake(offset, "a `]` that closes it");
        }
        at++;
        CharacterSet set = new CharacterSet(ascii, others);
        return negated ? CharacterSets.complement(set) : set;
    }

    /// Writes the program of `node` behind what is there; it goes on to the instruction behind its last one.
    private void emit(Node node, List<Instruction> program) throws MalformedVersionException {
        if (++size > 8 * MAXIMUM_PROGRAM || program.size() > MAXIMUM_PROGRAM) {
            throw mistake(
                    "repetitions that unfold further",
                    0,
                    "a regular expression of " + MAXIMUM_PROGRAM + " steps at most");
        }
        switch (node) {
            case Characters(CharacterSet set) ->
                program.add(new Instruction(Instruction.Kind.CHARACTER, set, program.size() + 1, 0));
            case Assertion(Instruction.Kind kind) ->
                program.add(new Instruction(kind, CharacterSet.NONE, program.size() + 1, 0));
            case Sequence(List<Node> parts) -> {
                for (Node part : parts) {
                    emit(part, program);
                }
            }
            case Choice(List<Node> alternatives) -> emitChoice(alternatives, program);
            case Repeated(Node repeated, int minimum, int maximum) -> emitRepeated(repeated, minimum, maximum, program);
        }
    }

    private void emitChoice(List<Node> alternatives, List<Instruction> program) throws MalformedVersionException {
        List<Integer> exits = new ArrayList<>();
        for (int i = 0; i < alternatives.size() - 1; i++) {
            int split = program.size();
            program.add(jump(0));
            emit(alternatives.get(i), program);
            exits.add(program.size());
            program.add(jump(0));
            program.set(split, split(split + 1, program.size()));
        }
        emit(alternatives.getLast(), program);
        for (int exit : exits) {
            program.set(exit, jump(program.size()));
        }
    }

    private void emitRepeated(Node node, int minimum, int maximum, List<Instruction> program)
            throws MalformedVersionException {
        for (int i = 0; i < minimum; i++) {
            emit(node, program);
        }
        if (maximum < 0) {
            int split = program.size();
            program.add(jump(0));
            emit(node, program);
            program.add(jump(split));
            program.set(split, split(split + 1, program.size()));
            return;
        }
        for (int i = minimum; i < maximum; i++) {
            int split = program.size();
            program.add(jump(0));
            emit(node, program);
            program.set(split, split(split + 1, program.size()));
        }
    }

    private static Instruction split(int next, int other) {
        return new Instruction(Instruction.Kind.SPLIT, CharacterSet.NONE, next, other);
    }

    private static Instruction jump(int next) {
        return split(next, next);
    }

    private MalformedVersionException mistake(int offset, String expected) {
        return mistake(Excerpt.at(pattern, offset), offset, expected);
    }

    private MalformedVersionException mistake(String found, int offset, String expected) {
        return new MalformedVersionException(
                pattern, "regular expression", new Mistake(found, offset, expected, "CEP 29"));
    }
}
