package parallax.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.name.PackageName;
import parallax.platform.CondaFilename;
import parallax.platform.MalformedFilenameException;
import parallax.platform.Subdir;
import parallax.testkit.SeededGenerator;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.MalformedVersionException;
import parallax.version.Strictness;
import parallax.version.StringMatcher;

/// Any text whatever, and however long, ends in an answer or in the checked exception.
final class HostileCondaTextTest {

    private static final int MEGABYTE = 1 << 20;

    /// Signs that mean something to one of the readers, some that look like them, and some that no terminal should
    /// see.
    private static final String ALPHABET =
            "0123.._-+!*,|()=<>~^$ abdevpostPKG[]{}?:@#/\\'\"\t\n\u0000\u001b\u0085\u00a0\u202e"
                    + "é١²ßİıſ\u212a\ud83d\ud83d\ude00\ufeff";

    @Test
    void anyTextEndsInAnAnswerOrAMessage() {
        SeededGenerator.forEachSeed(20_000, generator -> {
            String text = generator.text(ALPHABET, 40);
            readAll(generator.chance() ? text : "pkg" + generator.pick(List.of(" ", "=", "[", "[version='")) + text);
        });
    }

    @Test
    void whatIsReadPrintsToWhatIsEqual() {
        SeededGenerator.forEachSeed(20_000, generator -> {
            String text = generator.text("1.*,|()=<>!~ab_-+^$", 14);
            String match = "pkg" + generator.text("1.*,|=<>!~ b_[]'", 8) + generator.pick(MORE);
            for (Strictness strictness : Strictness.values()) {
                checkPrinting(() -> CondaVersionSpec.parse(text, strictness), strictness);
                checkPrinting(() -> MatchSpec.parse(match, strictness), strictness);
            }
        });
    }

    private static void checkPrinting(Callable<Object> reading, Strictness strictness) throws Exception {
        Object spec;
        try {
            spec = reading.call();
        } catch (MalformedVersionException | MalformedRequirementException _) {
            return;
        }
        String text = spec.toString();
        Object again = spec instanceof MatchSpec
                ? MatchSpec.parse(text, strictness)
                : CondaVersionSpec.parse(text, strictness);
        assertThat(again).as(text).isEqualTo(spec).hasSameHashCodeAs(spec).hasToString(text);
    }

    private static final List<String> MORE = List.of(
            "",
            "",
            "[build='a\\'b\\\\c']",
            "[md5=\"x'y\",url='a=b,c']",
            "[license='a b']",
            "[when=\"python[version='>=3']\"]",
            "[extras=[a,b],flags=['c:d']]",
            "[channel='a-*',subdir=noarch]",
            "[build='^\\\\d+(a|b)$']",
            "[build_number='>= 03',optional]");

    /// No clock is looked at: what took the square of a million steps would not come to an end.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                ",",
                "|",
                "[",
                "]",
                "[a]:",
                "'",
                "\"",
                "\\",
                "*",
                "*a",
                "1.",
                "1*",
                "_",
                "-",
                "+",
                "!",
                "=",
                ":",
                "@",
                "#",
                "^",
                "$",
                "^((a*)*$",
                "(1|",
                "1,",
                ">=1,",
                "a b ",
                " ",
                "\t",
                "[a=b]",
                "a=b,",
                " if ",
                "(optional)",
                "~=1.",
                "a",
                "\ud83d\ude00",
                "\ud83d",
                "%21",
                "/",
                "\\'"
            })
    void aMegabyteOfItIsReadOrRefused(String unit) {
        for (String start :
                List.of("", "pkg ", "pkg[version='", "pkg[flags=[a,", "https://a.example/", "^", "c[linux-64]::")) {
            readAll(start + unit.repeat(MEGABYTE / unit.length()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a*a*a*a*b", "*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab*", "^(a|aa)*b$", "^a*a*a*b$"})
    void aMegabyteIsMatched(String pattern) throws Exception {
        assertThat(StringMatcher.parse(pattern).matches("a".repeat(MEGABYTE))).isFalse();
        assertThat(StringMatcher.parse(pattern).matches("a".repeat(MEGABYTE) + "b"))
                .isTrue();
    }

    /// Everything that reads or compares a text; a message names its rule, is short, and shows no control
    /// character.
    private static boolean readAll(String text) {
        boolean read = false;
        for (Strictness strictness : Strictness.values()) {
            try {
                CondaVersion version = CondaVersion.parse(text, strictness);
                read |= version.hashCode() == 0 || version.startsWith(version) || version.compareTo(ONE) == 0;
            } catch (MalformedVersionException e) {
                check(e);
            }
            try {
                CondaVersionSpec spec = CondaVersionSpec.parse(text, strictness);
                read |= spec.contains(ONE)
                        || spec.series().isPresent()
                        || spec.kind().name().isEmpty();
            } catch (MalformedVersionException e) {
                check(e);
            }
            try {
                read |= MatchSpec.parse(text, strictness).matches(ANY);
            } catch (MalformedRequirementException e) {
                check(e);
            }
        }
        try {
            read |= StringMatcher.parse(text).matches("aaaaaaaaaaaaaaaaaab");
        } catch (MalformedVersionException e) {
            check(e);
        }
        try {
            read |= CondaFilename.parse(text).build().isEmpty();
        } catch (MalformedFilenameException e) {
            check(e);
        }
        read |= Subdir.find(text).isPresent();
        read |= Subdir.isKnown(text);
        return read;
    }

    private static final CondaVersion ONE = one();
    private static final MatchCandidate ANY = MatchCandidate.of(PackageName.conda("pkg"), ONE)
            .build("b")
            .buildNumber(1)
            .channel("c")
            .subdir("linux-64")
            .flags(List.of("a"))
            .candidate();

    private static CondaVersion one() {
        try {
            return CondaVersion.parse("1.0");
        } catch (MalformedVersionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Exception refusal) {
        String message = String.valueOf(refusal.getMessage());
        boolean safe = message.length() < 700
                && message.contains(" at offset ")
                && message.contains(", expected ")
                && message.contains("(CEP ")
                && message.codePoints()
                        .noneMatch(c ->
                                Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.FORMAT);
        if (!safe) {
            throw new AssertionError("no safe message: " + message);
        }
    }
}
