package parallax.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.testkit.ElfBuilder;

class ElfHostileTest {

    private static Stream<Arguments> headers() {
        byte[] sound = new ElfBuilder().build();
        byte[] badClass = sound.clone();
        badClass[4] = 3;
        byte[] badEncoding = sound.clone();
        badEncoding[5] = 0;
        return Stream.of(
                Arguments.of("nothing", new byte[0], 0, "the ELF header has 16 bytes, the file 0 (at byte 0)"),
                Arguments.of(
                        "another format",
                        new byte[100],
                        0,
                        "not an ELF file: it does not start with `\\x7fELF` (at byte 0)"),
                Arguments.of(
                        "another class", badClass, 4, "ELF class 3, expected 1 (32 bits) or 2 (64 bits) (at byte 4)"),
                Arguments.of(
                        "another encoding",
                        badEncoding,
                        5,
                        "ELF data encoding 0, expected 1 (little endian) or 2 (big endian) (at byte 5)"),
                Arguments.of(
                        "half a header",
                        Arrays.copyOf(sound, 40),
                        40,
                        "the ELF header has 64 bytes, the file 40 (at byte 40)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void refusesWhatHasNoHeader(String name, byte[] file, int offset, String message) {
        assertThatThrownBy(() -> ElfReader.read(MemorySegment.ofArray(file)))
                .isInstanceOfSatisfying(
                        MalformedBinaryException.class,
                        problem -> assertThat(problem.offset()).isEqualTo(offset))
                .hasMessage(message);
    }

    /// Each name alone is within reason, all together are not: the work ends with the budget, not with the last name.
    @ParameterizedTest(name = "ends: {0}")
    @ValueSource(booleans = {true, false})
    void looksForTheEndsOfOverlappingNamesOnlySoLong(boolean ends) {
        byte[] data = new byte[64 << 20];
        Arrays.fill(data, (byte) 'A');
        data[ends ? data.length - 1 : 0] = 0;
        ElfStrings strings = new ElfStrings(data, 0);
        ElfBytes bytes = new ElfBytes(MemorySegment.ofArray(new byte[0]));

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            int named = 0;
            for (int index = 1; index < 1_000_000; index++) {
                try {
                    named += strings.endOf(index, bytes, "names") < 0 ? 0 : 1;
                } catch (ElfDamage damage) {
                    assertThat(damage.problem())
                            .isEqualTo("names need more memory than the 256 MiB that one file is given");
                }
            }
            assertThat(named).isEqualTo(ends ? 4 : 0);
        });
    }

    /// Cut anywhere, the file is refused or has problems, and never seems sound.
    @Test
    void seesWhereverAFileIsCut() {
        byte[] sound = new DamagedElf().bytes;
        for (int length = 0; length < sound.length; length++) {
            byte[] cut = Arrays.copyOf(sound, length);
            try {
                assertThat(ElfReader.read(MemorySegment.ofArray(cut)).problems())
                        .as("cut to " + length)
                        .isNotEmpty();
            } catch (MalformedBinaryException problem) {
                assertThat(length).isLessThan(64);
            }
        }
    }

    /// Nothing but the one exception comes out, whatever the bytes, and every answer can be looked at.
    @Test
    void survivesBytesOverwrittenAtRandom() {
        Random random = new Random(Long.getLong("seed", 11));
        for (int round = 0; round < 3000; round++) {
            DamagedElf damaged = new DamagedElf();
            int changes = 1 + random.nextInt(6);
            for (int change = 0; change < changes; change++) {
                int at = random.nextInt(damaged.bytes.length - 8);
                switch (random.nextInt(4)) {
                    case 0 -> damaged.bytes[at] = (byte) random.nextInt();
                    case 1 -> damaged.put32(at, random.nextBoolean() ? -1 : random.nextInt(64));
                    case 2 -> damaged.put64(at, random.nextLong());
                    default -> damaged.put16(at, random.nextInt());
                }
            }
            try {
                lookAtAll(damaged.read());
            } catch (MalformedBinaryException problem) {
                assertThat(problem.offset()).isLessThan(6);
            }
        }
    }

    private static void lookAtAll(ElfFile file) {
        ElfSymbolTable symbols = file.symbols();
        for (int symbol = 0; symbol < symbols.size(); symbol++) {
            assertThat(symbols.symbol(symbol).name().length()).isLessThanOrEqualTo(4 * symbols.nameLength(symbol));
            if (file.gnuHash() != null) {
                file.gnuHash().lookup(symbols, symbol);
            }
            if (file.sysvHash() != null) {
                file.sysvHash().lookup(symbols, symbol);
            }
        }
        symbols.names(symbols.exported());
    }
}
