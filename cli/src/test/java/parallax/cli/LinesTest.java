package parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.testkit.SeededGenerator;

class LinesTest {

    private static final int LONGEST = 200_000;

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\n", "\n", "\n\n", "a\n\nb", "a\r\nb\r\n", "\na"})
    void aLineEndsInALineFeedOrWithTheStream(String text) throws Exception {
        assertThat(lines(text, 7)).containsExactlyElementsOf(expected(text));
    }

    @Test
    void piecesOfAnySizeGiveTheSameLines() throws Exception {
        SeededGenerator.forEachSeed(200, generator -> {
            StringBuilder text = new StringBuilder();
            for (int line = generator.below(6); line >= 0; line--) {
                text.append("x".repeat(generator.below(100_000))).append('\n');
            }
            assertThat(lines(text.toString(), 1 + generator.below(90_000)))
                    .containsExactlyElementsOf(expected(text.toString()));
        });
    }

    @Test
    void aLineThatIsTooLongIsSaidAndPassedOver() throws Exception {
        String text = "a\n" + "x".repeat(3 * LONGEST) + "\nb\n" + "y".repeat(3 * LONGEST);
        assertThat(lines(text, 50_000)).containsExactly("a", "too long", "b", "too long");
    }

    /// Otherwise a program that waits for an answer before it asks on would wait for ever.
    @Test
    void everythingAtHandIsHandedOnBeforeTheStreamIsAskedForMore() throws Exception {
        List<String> events = new ArrayList<>();
        InputStream in = new InputStream() {
            private int asked;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                events.add("read");
                byte[] piece = "q\nr".getBytes(StandardCharsets.UTF_8);
                System.arraycopy(piece, 0, bytes, offset, piece.length);
                return asked++ < 2 ? piece.length : -1;
            }
        };
        new Lines(in, LONGEST).handTo(new Recorder(events, true));
        assertThat(events).containsExactly("pause", "read", "q", "pause", "read", "rq", "pause", "read", "r", "pause");
    }

    private static List<String> expected(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    private static List<String> lines(String text, int piece) throws IOException, Exception {
        List<String> lines = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        InputStream in = new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, piece));
            }
        };
        new Lines(in, LONGEST).handTo(new Recorder(lines, false));
        return lines;
    }

    private record Recorder(List<String> events, boolean withPauses) implements Lines.Receiver {
        @Override
        public void line(byte[] bytes, int start, int length) {
            events.add(new String(bytes, start, length, StandardCharsets.UTF_8));
        }

        @Override
        public void tooLong() {
            events.add("too long");
        }

        @Override
        public void pause() {
            if (withPauses) {
                events.add("pause");
            }
        }
    }
}
