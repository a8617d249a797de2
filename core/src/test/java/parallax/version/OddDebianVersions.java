package parallax.version;

import java.util.List;
import parallax.testkit.SeededGenerator;

/// Makes Debian versions that are near each other, most of them odd, from a seed.
@SuppressWarnings("exports")
public final class OddDebianVersions {

    private static final List<String> PIECES = List.of(
            "0",
            "1",
            "2",
            "9",
            "10",
            "00",
            "01",
            "~",
            "~~",
            ".",
            "+",
            "a",
            "A",
            "b",
            "z",
            "rc",
            "dfsg",
            "~rc1",
            "+b1",
            "+deb12u1");

    private OddDebianVersions() {}

    /// A text that is a version.
    public static String valid(SeededGenerator generator) {
        String epoch = generator.below(6) == 0 ? generator.pick(List.of("0:", "1:", "00:", "+1:", "2:")) : "";
        String upstream = generator.pick(List.of("0", "1", "2", "10")) + pieces(generator, 4);
        boolean colon = !epoch.isEmpty() && generator.below(6) == 0;
        boolean revision = generator.below(3) > 0;
        return epoch
                + upstream
                + (colon ? ":1" : "")
                + (revision && generator.below(4) == 0 ? "-" + pieces(generator, 2) : "")
                + (revision ? "-" + generator.pick(List.of("0", "1", "a", "~")) + pieces(generator, 2) : "");
    }

    /// A text that may be one.
    public static String any(SeededGenerator generator) {
        String text = valid(generator);
        int at = generator.below(text.length() + 1);
        return switch (generator.below(5)) {
            case 0 ->
                text.substring(0, at)
                        + generator.pick(List.of("_", " ", ":", "-", "é", "!", "x", "\t", "^"))
                        + text.substring(at);
            case 1 -> text.substring(at);
            case 2 -> text.substring(0, at);
            default -> text;
        };
    }

    private static String pieces(SeededGenerator generator, int most) {
        StringBuilder pieces = new StringBuilder();
        for (int i = generator.below(most + 1); i > 0; i--) {
            pieces.append(generator.pick(PIECES));
        }
        return pieces.toString();
    }
}
