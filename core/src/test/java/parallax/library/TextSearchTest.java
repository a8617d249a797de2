package parallax.library;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TextSearchTest {

    private static final List<String> LITERALS = List.of("abcd", "bcdef", "aaaa", "deflate 1", "zzzzzzzzzzzz");

    @Test
    void everyPlaceOfEveryLiteralIsFound() {
        assertThat(found("xabcdefx abcd")).containsExactly("0@1", "1@2", "0@9");
    }

    @Test
    void literalsOverlap() {
        assertThat(found("aaaaaa")).containsExactly("2@0", "2@1", "2@2");
    }

    @Test
    void shortAndEmptySegmentsHaveNothing() {
        assertThat(found("")).isEmpty();
        assertThat(found("abc")).isEmpty();
        assertThat(found("abcd")).containsExactly("0@0");
    }

    @Test
    void literalsAcrossTheEdgesOfChunksAreFoundOnce() {
        for (int place = 65_500; place < 65_560; place++) {
            byte[] data = new byte[140_000];
            put(data, place, "zzzzzzzzzzzz");
            put(data, place + 30, "abcd");
            assertThat(found(MemorySegment.ofArray(data))).containsExactly("4@" + place, "0@" + (place + 30));
        }
    }

    @Test
    void randomTextsGiveWhatANaiveSearchGives() {
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 200) {
                text.append("abcdefz ".charAt(random.nextInt(8)));
                if (random.nextInt(20) == 0) {
                    text.append(LITERALS.get(random.nextInt(LITERALS.size())));
                }
            }
            assertThat(found(text.toString())).containsExactlyInAnyOrderElementsOf(naive(text.toString()));
        }
    }

    @Test
    void theTextAroundAPlaceEndsAtWhatIsNotPrintable() {
        MemorySegment segment = Blobs.texts("one two", "three");
        assertThat(TextSearch.around(segment, 5, 80, 80)).isEqualTo("one two");
        assertThat(TextSearch.around(segment, 5, 2, 3)).isEqualTo("e two".substring(0, 5));
        assertThat(TextSearch.from(segment, 9, 80)).isEqualTo("three");
    }

    private static List<String> naive(String text) {
        List<String> hits = new ArrayList<>();
        for (int literal = 0; literal < LITERALS.size(); literal++) {
            for (int at = text.indexOf(LITERALS.get(literal));
                    at >= 0;
                    at = text.indexOf(LITERALS.get(literal), at + 1)) {
                hits.add(literal + "@" + at);
            }
        }
        return hits;
    }

    private static List<String> found(String text) {
        return found(MemorySegment.ofArray(text.getBytes(ISO_8859_1)));
    }

    private static List<String> found(MemorySegment segment) {
        List<String> hits = new ArrayList<>();
        new TextSearch(LITERALS).run(List.of(segment), (literal, where, offset) -> hits.add(literal + "@" + offset));
        return hits;
    }

    private static void put(byte[] data, int at, String text) {
        System.arraycopy(text.getBytes(ISO_8859_1), 0, data, at, text.length());
    }
}
