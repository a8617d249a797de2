package parallax.version;

import java.util.List;
import java.util.Random;

/// Makes texts of Debian versions, most of them odd and some of them wrong, from a seed.
public final class OddDebianVersions {

    private static final List<String> EPOCHS = List.of("", "", "", "", "0:", "1:", "2:", "01:", "2147483647:");
    private static final List<String> NUMBERS =
            List.of("0", "0", "1", "1", "2", "9", "10", "00", "01", "007", "20230101", "18446744073709551616");
    private static final List<String> WORDS = List.of(
            ".", ".", ".", "~", "~~", "+", "a", "b", "rc", "Z", "z", "~rc", "+dfsg", "+b", "~bpo", "+deb", "ubuntu");
    private static final List<String> WRONG_EPOCHS = List.of(
            "+1:", "-0:", "-1:", "2147483648:", "99999999999999999999:", "a:", ":", "1a:", "+:", "\u000b1:", "0x1:");

    private static final List<String> SCRAP = List.of(
            "0", "0", "1", "9", ".", "+", "-", "~", ":", ":", " ", "a", "z", "Z", "_", "/", "\t", "\u000b", "é", "€",
            "😀");

    private final Random random;

    public OddDebianVersions(long seed) {
        this.random = new Random(seed);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// A text that is a version.
    public String valid() {
        String epoch = pick(EPOCHS);
        StringBuilder text = new StringBuilder(epoch).append(part());
        boolean revision = random.nextBoolean();
        if (revision && random.nextInt(6) == 0) {
            text.append('-').append(part());
        }
        if (!epoch.isEmpty() && random.nextInt(10) == 0) {
            text.append(':').append(pick(NUMBERS));
        }
        return revision
                ? text.append('-')
                        .append(pick(List.of("", "~", "a")))
                        .append(part())
                        .toString()
                : text.toString();
    }

    /// Starts with a digit.
    private String part() {
        StringBuilder text = new StringBuilder(pick(NUMBERS));
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(pick(WORDS));
            text.append(random.nextInt(5) == 0 ? "" : pick(NUMBERS));
        }
        return text.toString();
    }

    /// A version out of few, so that it often equals, precedes or follows another one closely.
    public String close() {
        return pick(List.of("", "", "", "0:", "1:"))
                + pick(List.of("0", "1", "1", "1.0", "1.00", "1.", "1.1", "1.01", "1.10"))
                + pick(List.of("", "", "", "~", "~rc1", "~rc", "a", "a0", "Z", "+", "+dfsg1", ".0", "~~"))
                + pick(List.of("", "", "", "-0", "-1", "-1~bpo1", "-1+b1", "-~1", "-00", "-1.1", "-a"));
    }

    /// A version text, or one damaged in a place or two; without line feeds, which a line of a file cannot hold.
    public String any() {
        String text = random.nextBoolean() ? valid() : close();
        return switch (random.nextInt(6)) {
            case 0, 1 -> text;
            case 2 -> pick(WRONG_EPOCHS) + text;
            case 3 -> scrap();
            default -> damaged(text);
        };
    }

    private String scrap() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(pick(SCRAP));
        }
        return text.toString();
    }

    private String damaged(String text) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(2); i >= 0; i--) {
            int place = random.nextInt(damaged.length() + 1);
            if (random.nextBoolean() || place == damaged.length()) {
                damaged.insert(place, pick(List.of("-", ":", "~", " ", "\t", "_", "v", "0", "+", "(", "é", "\r")));
            } else {
                damaged.deleteCharAt(place);
            }
        }
        return damaged.toString();
    }
}
