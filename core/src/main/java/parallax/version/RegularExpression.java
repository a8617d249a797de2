package parallax.version;

import java.util.BitSet;
import java.util.List;

/// A small regular expression engine that follows all alternatives at once, so that no pattern out of a hostile
/// index can make it slow: time is the product of program size and text length.
///
/// Knows literals, `.`, classes (`[a-z]`, `[^0-9]`, `\d \w \s` and their opposites), groups (`(…)`, `(?:…)`), `|`,
/// `*`, `+`, `?`, `{m,n}`, lazy forms of them, `^`, `$`. Letter case does not matter, ASCII only. Rule: CEP 29,
/// "String matching" ("the expression matches if the regex search returns a hit").
final class RegularExpression {

    /// One step of the program. `next` and `other` are program positions.
    record Instruction(Kind kind, CharacterSet set, int next, int other) {
        enum Kind {
            CHARACTER,
            SPLIT,
            START,
            END,
            MATCH
        }
    }

    /// A set of characters: an ASCII part, and whether it holds everything else.
    record CharacterSet(BitSet ascii, boolean others) {
        static final CharacterSet NONE = new CharacterSet(new BitSet(), false);

        boolean contains(char c) {
            return c < 128 ? ascii.get(c) : others;
        }
    }

    private final List<Instruction> program;

    RegularExpression(List<Instruction> program) {
        this.program = List.copyOf(program);
    }

    static RegularExpression compile(String pattern) throws MalformedVersionException {
        return new RegularExpression(new RegularExpressionCompiler(pattern).compile());
    }

    /// Whether some stretch of `text` matches.
    boolean find(String text) {
        int[] pending = new int[program.size()];
        BitSet current = new BitSet(program.size());
        BitSet following = new BitSet(program.size());
        for (int position = 0; position <= text.length(); position++) {
            boolean atEnd = position == text.length();
            current.set(0);
            if (follow(current, pending, position == 0, atEnd)) {
                return true;
            }
            if (!atEnd) {
                following.clear();
                step(current, text.charAt(position), following);
                BitSet done = current;
                current = following;
                following = done;
            }
        }
        return false;
    }

    private void step(BitSet current, char c, BitSet following) {
        for (int i = current.nextSetBit(0); i >= 0; i = current.nextSetBit(i + 1)) {
            Instruction instruction = program.get(i);
            if (instruction.kind() == Instruction.Kind.CHARACTER
                    && instruction.set().contains(c)) {
                following.set(instruction.next());
            }
        }
    }

    /// Adds everything that is reached without reading a character; true where that includes the end of the
    /// program.
    private boolean follow(BitSet states, int[] pending, boolean atStart, boolean atEnd) {
        int count = 0;
        for (int i = states.nextSetBit(0); i >= 0; i = states.nextSetBit(i + 1)) {
            pending[count++] = i;
        }
        while (count > 0) {
            Instruction instruction = program.get(pending[--count]);
            switch (instruction.kind()) {
                case MATCH -> {
                    return true;
                }
                case CHARACTER -> {}
                case START -> count = atStart ? add(instruction.next(), states, pending, count) : count;
                case END -> count = atEnd ? add(instruction.next(), states, pending, count) : count;
                case SPLIT -> {
                    count = add(instruction.next(), states, pending, count);
                    count = add(instruction.other(), states, pending, count);
                }
            }
        }
        return false;
    }

    private static int add(int state, BitSet states, int[] pending, int count) {
        if (states.get(state)) {
            return count;
        }
        states.set(state);
        pending[count] = state;
        return count + 1;
    }
}
