package parallax.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parallax.testkit.SeededGenerator;

/// A source with one small change, which may or may not change the program, or leave no program at all.
final class SourceMutation {

    private static final List<String> INSERTED =
            List.of(",", "(", ")", " not ", "+", ";", ":", "0", "x", " ", "\n", "#", "'", "\\", "f''", "u''", "*", "@");

    private static final List<String> REPLACED =
            List.of("x", "1", "0x1", "''", "()", "+", "-", "in", "is", "and", "pass", "f'{x=}'", "b''", "...", "None");

    private final byte[] text;
    private final String what;

    private SourceMutation(byte[] text, String what) {
        this.text = text;
        this.what = what;
    }

    /// The bytes of the changed source.
    byte[] text() {
        return text;
    }

    /// The change, for people.
    String what() {
        return what;
    }

    /// A piece of the text to be changed.
    private record Piece(byte kind, int start, int end) {}

    static SourceMutation of(byte[] source, SeededGenerator generator) throws NotTokenisedException {
        Tokenizer tokenizer = new Tokenizer(SourceText.decode(source), (_, _) -> {});
        List<Piece> pieces = new ArrayList<>();
        while (tokenizer.next()) {
            TokenLine line = tokenizer.line();
            for (int i = 0; i < line.size; i++) {
                pieces.add(new Piece(line.kinds[i], line.starts[i], line.ends[i]));
            }
        }
        if (pieces.isEmpty() || !Arrays.equals(tokenizer.line().text, source)) {
            return new SourceMutation(
                    (new String(source, ISO_8859_1) + "\n# more\n").getBytes(ISO_8859_1), "a comment");
        }
        Piece piece = generator.pick(pieces);
        String old = new String(source, piece.start(), piece.end() - piece.start(), UTF_8);
        String changed = switch (generator.below(9)) {
            case 0 -> "";
            case 1 -> old + generator.pick(INSERTED);
            case 2 -> generator.pick(INSERTED) + old;
            case 3 -> generator.pick(REPLACED);
            case 4 -> "(" + old + ")";
            case 5 -> old + " ";
            case 6 -> otherQuotes(piece, old);
            case 7 -> old + ",";
            default -> {
                Piece other = generator.pick(pieces);
                yield new String(source, other.start(), other.end() - other.start(), UTF_8);
            }
        };
        String before = new String(source, 0, piece.start(), UTF_8);
        String after = new String(source, piece.end(), source.length - piece.end(), UTF_8);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new SourceMutation(
                (before + changed + after).getBytes(UTF_8), "line %d: `%s` becomes `%s`".formatted(line, old, changed));
    }

    private static String otherQuotes(Piece piece, String old) {
        if (piece.kind() == Token.STRING && old.startsWith("\"") && !old.startsWith("\"\"\"") && !old.contains("'")) {
            return "'" + old.substring(1, old.length() - 1) + "'";
        }
        return piece.kind() == Token.NUMBER ? old + "0" : old + old;
    }
}
