package parallax.index;

import java.time.Instant;

/// Reads `2026-08-01T22:37:48+02:00` and `2026-08-01T20:37:48Z`, the date-times that git and lock files write, and
/// `2026-08-01`. The formatter of `java.time`, and with it the calendar classes that load it, would take longer than
/// reading a whole file of the snapshot.
final class Timestamps {

    private static final int SECONDS_OF_DAY = 86_400;

    private Timestamps() {}

    /// @throws IllegalArgumentException for any other form
    static Instant parse(String text) {
        if (text.length() < 20 || text.charAt(10) != 'T') {
            throw new IllegalArgumentException(text);
        }
        int second = number(text, 11, 13, 23) * 3600 + number(text, 14, 16, 59) * 60 + number(text, 17, 19, 60);
        return Instant.ofEpochSecond(epochDay(text) * SECONDS_OF_DAY + second - offset(text));
    }

    /// Days since 1970-01-01 of the date that the text begins with, in the Gregorian calendar.
    static long epochDay(String text) {
        if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new IllegalArgumentException(text);
        }
        int month = number(text, 5, 7, 12);
        int day = number(text, 8, 10, 31);
        if (month == 0 || day == 0) {
            throw new IllegalArgumentException(text);
        }
        // Years that begin in March put the leap day last; 719468 is the day number of 0000-03-01 before 1970.
        int year = number(text, 0, 4, 9999) - (month <= 2 ? 1 : 0);
        int monthsSinceMarch = (month + 9) % 12;
        int dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1;
        return 365L * year
                + Math.floorDiv(year, 4)
                - Math.floorDiv(year, 100)
                + Math.floorDiv(year, 400)
                + dayOfYear
                - 719_468;
    }

    /// Seconds ahead of UTC.
    private static int offset(String text) {
        char sign = text.charAt(19);
        if (sign == 'Z' && text.length() == 20) {
            return 0;
        }
        if (text.length() != 25 || (sign != '+' && sign != '-')) {
            throw new IllegalArgumentException(text);
        }
        int seconds = number(text, 20, 22, 23) * 3600 + number(text, 23, 25, 59) * 60;
        return sign == '-' ? -seconds : seconds;
    }

    private static int number(String text, int from, int to, int most) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException(text);
            }
            number = number * 10 + digit;
        }
        if (number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }
}
