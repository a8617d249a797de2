package parallax.compare;

import java.util.Collection;
import java.util.List;

/// Puts values into sentences.
public final class Words {

    private Words() {}

    /// All of them, separated by commas; `none` where there are none.
    public static String list(Collection<?> values) {
        if (values.isEmpty()) {
            return "none";
        }
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            if (!text.isEmpty()) {
                text.append(", ");
            }
            text.append(value);
        }
        return text.toString();
    }

    /// The first `most` of them and how many more there are.
    public static String list(List<?> values, int most) {
        return values.size() <= most + 1
                ? list(values)
                : list(values.subList(0, most)) + " and " + (values.size() - most) + " more";
    }

    /// `1 version`, `3 versions`.
    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /// `1 day`, `37 days`.
    public static String days(long days) {
        return days + (Math.abs(days) == 1 ? " day" : " days");
    }

    /// As {@link #days(long)}, for a mean: `38.5 days`.
    public static String days(double days) {
        String number = days == Math.rint(days) ? Long.toString((long) days) : Double.toString(days);
        return number + (Math.abs(days) == 1 ? " day" : " days");
    }

    /// Bytes as people read them: `8.1 MB` (1 MB is 1,000,000 bytes), with one decimal.
    public static String bytes(long size) {
        if (size < 1_000) {
            return size + " B";
        }
        if (size < 1_000_000) {
            return tenths(size, 1_000) + " kB";
        }
        return size < 1_000_000_000 ? tenths(size, 1_000_000) + " MB" : tenths(size, 1_000_000_000) + " GB";
    }

    private static String tenths(long size, long unit) {
        long tenths = Math.round(size * 10.0 / unit);
        return tenths / 10 + "." + tenths % 10;
    }
}
