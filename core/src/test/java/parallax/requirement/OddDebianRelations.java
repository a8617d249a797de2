package parallax.requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import parallax.version.OddDebianVersions;

/// Makes texts of Debian relations and fields, most of them odd and some of them wrong, from a seed.
public final class OddDebianRelations {

    private static final List<String> NAMES =
            List.of("libc6", "python3", "g++", "libstdc++6", "0ad", "lib32z1-dev", "a.b", "7zip", "libjpeg62-turbo");
    private static final List<String> OPERATORS = List.of("<<", "<=", "=", ">=", ">>");
    private static final List<String> ARCHITECTURES =
            List.of("amd64", "i386", "armhf", "linux-any", "any-arm", "hurd-any", "any", "musl-linux-any", "x32");
    private static final List<String> PROFILES = List.of("nocheck", "cross", "stage1", "pkg.a.b", "nodoc");
    private static final List<String> SCRAP = List.of(
            "(", ")", "[", "]", "<", ">", "|", ",", ":", "!", "=", " ", "\n", "\t", "\u000b", "_", "A", "é", "<>", "[]",
            "1");

    private final Random random;
    private final OddDebianVersions versions;

    public OddDebianRelations(long seed) {
        this.random = new Random(seed);
        this.versions = new OddDebianVersions(seed);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// A text that is a relation.
    public String valid() {
        return relation(versions.close());
    }

    private String relation(String version) {
        StringBuilder text = new StringBuilder(pick(NAMES));
        text.append(pick(List.of("", "", "", ":any", ":native", ":amd64")));
        if (random.nextInt(3) > 0) {
            text.append(space()).append('(').append(pick(List.of("", "", " ")));
            text.append(pick(OPERATORS)).append(space()).append(version);
            text.append(pick(List.of("", "", " "))).append(')');
        }
        if (random.nextInt(3) == 0) {
            text.append(space()).append('[');
            words(text, ARCHITECTURES, pick(List.of("", "!")));
            text.append(']');
        }
        for (int i = random.nextInt(5); i > 2; i--) {
            text.append(" <");
            words(text, PROFILES, pick(List.of("", "!")));
            text.append('>');
        }
        return text.toString();
    }

    private void words(StringBuilder text, List<String> words, String sign) {
        text.append(sign).append(pick(words));
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(pick(List.of(" ", "  "))).append(sign).append(pick(words));
        }
    }

    private String space() {
        return pick(List.of("", " ", " ", " ", "\n "));
    }

    /// Lists of architectures and wildcards, as they stand between `[` and `]`, some with a `!` before some.
    ///
    /// @param names of architectures
    public List<String> architectures(List<String> names) {
        List<String> lists = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            StringBuilder list = new StringBuilder();
            String sign = pick(List.of("", "", "!"));
            for (int words = random.nextInt(3); words >= 0; words--) {
                String last = pick(names).replaceFirst(".*-", "");
                list.append(list.isEmpty() ? "" : " ")
                        .append(random.nextInt(10) == 0 ? "!" : sign)
                        .append(pick(List.of(
                                pick(names),
                                pick(ARCHITECTURES),
                                "any-" + last,
                                pick(names).replaceFirst("-?[^-]*$", "-any").replaceFirst("^-", ""),
                                pick(List.of("gnu", "musl", "bsd", "uclibc", "any")) + "-linux-" + last,
                                pick(List.of("base", "eabi", "abi64", "any")) + "-gnu-any-" + last,
                                pick(List.of("gnu", "musl", "bsd", "sysv")) + "-any-any",
                                pick(List.of("all", "source", "linux-" + last, "any-any-any-any-any", "none")))));
            }
            lists.add(list.toString());
        }
        return lists;
    }

    /// Groups of build profiles, as they stand behind the rest of a relation.
    public String profiles() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(" <").append(pick(List.of("", "!"))).append(profile());
            for (int words = random.nextInt(3); words > 0; words--) {
                text.append(' ').append(pick(List.of("", "!"))).append(profile());
            }
            text.append('>');
        }
        return text.toString();
    }

    public String profile() {
        return pick(PROFILES);
    }

    /// A text that is a field.
    public String validField() {
        StringBuilder text = new StringBuilder(valid());
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(pick(List.of(", ", ", ", ",", " | ", "|", " ,\n "))).append(valid());
        }
        return text.toString();
    }

    /// A field, or one damaged in a place or two, or one with an odd version.
    public String any() {
        return switch (random.nextInt(3)) {
            case 0 -> validField();
            case 1 -> relation(versions.any());
            default -> damaged(validField());
        };
    }

    private String damaged(String text) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(2); i >= 0; i--) {
            int place = random.nextInt(damaged.length() + 1);
            if (random.nextBoolean() || place == damaged.length()) {
                damaged.insert(place, pick(SCRAP));
            } else {
                damaged.deleteCharAt(place);
            }
        }
        return damaged.toString();
    }
}
