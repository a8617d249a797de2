package parallax.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/// Reads `2026-08-01T22:37:48+02:00` and `2026-08-01T20:37:48Z`, the date-times that git and lock files write, without
/// the formatter of `java.time`, which takes longer to load than a whole file of the snapshot.
final class Timestamps {

    private static final int SECONDS_OF_DAY = 86_400;

    private Timestamps() {}

    /// @throws IllegalArgumentException for any other form
    static Instant parse(String text) {
        try {
            LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            int second = number(text, 11, 13) * 3600 + number(text, 14, 16) * 60 + number(text, 17, 19);
            return Instant.ofEpochSecond(day.toEpochDay() * SECONDS_OF_DAY + second - offset(text));
        } catch (IndexOutOfBoundsException | DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /// Seconds ahead of UTC.
    private static int offset(String text) {
        char sign = text.charAt(19);
        if (sign == 'Z' && text.length() == 20) {
            return 0;
        }
        if (text.length() != 25 || sign != '+' && sign != '-') {
            throw new IllegalArgumentException(text);
        }
        int seconds = number(text, 20, 22) * 3600 + number(text, 23, 25) * 60;
        return sign == '-' ? -seconds : seconds;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
