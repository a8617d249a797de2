package parallax.version;

import java.util.List;
import java.util.Random;

/// Makes version and specifier texts, most of them odd and some of them wrong, from a seed.
public final class OddVersions {

    private static final List<String> NUMBERS = List.of(
            "0",
            "0",
            "0",
            "1",
            "1",
            "2",
            "3",
            "9",
            "10",
            "00",
            "01",
            "007",
            "2023",
            "20230101123456789012",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999");
    private static final List<String> PHASES =
            List.of("a", "b", "rc", "c", "alpha", "beta", "pre", "preview", "A", "RC", "Beta");
    private static final List<String> POSTS = List.of("post", "rev", "r", "POST", "Rev");
    private static final List<String> SEPARATORS = List.of("", "", ".", "-", "_");
    private static final List<String> LABELS =
            List.of("cu130", "cpu", "0", "1", "10", "007", "abc", "ubuntu", "CU118", "local", "1a", "a1");
    private static final String SCRAP = "0123.-_+!*avbrcpostdev ex\t,;é①٣ \u000b/";
    private static final List<String> OPERATORS = List.of("==", "!=", "<=", ">=", "<", ">", "~=", "===");

    private final Random random;

    public OddVersions(long seed) {
        this.random = new Random(seed);
    }

    public Random random() {
        return random;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /// A text that is a version.
    public String valid() {
        StringBuilder text = new StringBuilder();
        text.append(chance(5) ? " " : "").append(chance(8) ? "v" : "");
        text.append(release(4));
        if (chance(30)) {
            text.append(pick(SEPARATORS)).append(pick(PHASES)).append(optionalNumber());
        }
        if (chance(25)) {
            text.append(chance(30) ? "-" + pick(NUMBERS) : pick(SEPARATORS) + pick(POSTS) + optionalNumber());
        }
        if (chance(25)) {
            text.append(pick(SEPARATORS)).append(chance(80) ? "dev" : "DEV").append(optionalNumber());
        }
        if (chance(25)) {
            text.append('+').append(pick(LABELS));
            while (chance(40)) {
                text.append(pick(List.of(".", "-", "_"))).append(pick(LABELS));
            }
        }
        return text.append(chance(5) ? "\n" : "").toString();
    }

    private String release(int longest) {
        StringBuilder text = new StringBuilder();
        if (chance(10)) {
            text.append(pick(NUMBERS)).append('!');
        }
        text.append(pick(NUMBERS));
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.append('.').append(pick(NUMBERS));
        }
        return text.toString();
    }

    private String optionalNumber() {
        return chance(60) ? pick(SEPARATORS) + pick(NUMBERS) : pick(SEPARATORS);
    }

    /// A version text, or one damaged in a place or two.
    public String any() {
        return chance(50) ? valid() : damage(valid());
    }

    /// The text with one to three characters put in, taken out or replaced.
    public String damage(String text) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int place = random.nextInt(damaged.length() + 1);
            char scrap = SCRAP.charAt(random.nextInt(SCRAP.length()));
            switch (random.nextInt(3)) {
                case 0 -> damaged.insert(place, scrap);
                case 1 -> {
                    if (place < damaged.length()) {
                        damaged.deleteCharAt(place);
                    }
                }
                default -> {
                    if (place < damaged.length()) {
                        damaged.setCharAt(place, scrap);
                    }
                }
            }
        }
        return damaged.toString();
    }

    /// A version out of few, so that it often equals, precedes or follows another one closely.
    public String close() {
        StringBuilder text = new StringBuilder(pick(List.of("", "", "", "1!")));
        text.append(pick(List.of("0", "1", "1", "1.0", "1.0.0", "1.1", "1.1", "2", "1.0.1")));
        text.append(pick(List.of("", "", "", "a1", "a2", "rc1")));
        text.append(pick(List.of("", "", "", ".post0", ".post1", ".post2")));
        text.append(pick(List.of("", "", "", ".dev0", ".dev1")));
        return text.append(pick(List.of("", "", "", "+cu130", "+1", "+1.a"))).toString();
    }

    /// A single specifier whose version is one of the close ones; some are not allowed.
    public String closeSpecifier() {
        String suffix = chance(20) ? ".*" : "";
        String version = suffix.isEmpty() ? close() : pick(List.of("1", "1.0", "1.1", "1!1", "0", "1.0.0"));
        return pick(OPERATORS) + (chance(10) ? " " : "") + version + suffix;
    }

    /// A specifier set; some are not allowed.
    public String closeSpecifiers() {
        StringBuilder text = new StringBuilder(closeSpecifier());
        while (chance(40)) {
            text.append(pick(List.of(",", ", ", " ,"))).append(closeSpecifier());
        }
        return text.toString();
    }

    /// Any specifier set, often damaged.
    public String anySpecifiers() {
        StringBuilder text = new StringBuilder();
        do {
            text.append(text.isEmpty() ? "" : pick(List.of(",", " , ", ",,")));
            text.append(pick(OPERATORS)).append(pick(List.of("", "", " "))).append(any());
            text.append(pick(List.of("", "", "", ".*")));
        } while (chance(30));
        return chance(30) ? damage(text.toString()) : text.toString();
    }
}
