package parallax.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    private static final DateTimeFormatter GIT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    @Test
    void readsWhatTheStandardLibraryReads() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            OffsetDateTime time = OffsetDateTime.of(
                    LocalDate.ofEpochDay(random.nextInt(80_000) - 25_567L).atTime(0, 0),
                    ZoneOffset.ofTotalSeconds((random.nextInt(96) - 48) * 900));
            time = time.plusSeconds(random.nextInt(86_400));
            assertThat(Timestamps.parse(GIT.format(time))).as("seed " + seed).isEqualTo(time.toInstant());
            assertThat(Timestamps.epochDay(GIT.format(time)))
                    .as("seed " + seed)
                    .isEqualTo(time.toLocalDate().toEpochDay());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-08-01",
                "2026-08-01T22:37:48",
                "2026-08-01 22:37:48+02:00",
                "2026-13-01T22:37:48Z",
                "2026-00-01T22:37:48Z",
                "2026-08-01T24:37:48Z",
                "2026-08-01T22:37:48+0200",
                "2026-08-01T22:37:48Zulu",
                "2026-8-001T22:37:48Z"
            })
    void refusesOtherForms(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Timestamps.parse(text));
    }
}
