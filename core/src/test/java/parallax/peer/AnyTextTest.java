package parallax.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parallax.name.PackageName;
import parallax.platform.MalformedFilenameException;
import parallax.platform.MalformedTargetException;
import parallax.platform.PythonTarget;
import parallax.platform.SdistFilename;
import parallax.platform.WheelFilename;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.Marker;
import parallax.requirement.MarkerContext;
import parallax.requirement.Requirement;
import parallax.requirement.UndefinedComparisonException;
import parallax.testkit.SeededGenerator;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.Specifier;
import parallax.version.SpecifierSet;
import parallax.version.Strictness;

/// Whatever the text, and however long, a parser answers or raises its checked exception, without deep recursion.
class AnyTextTest {

    private static final int LONG = 1_000_000;

    private static final Map<String, String> ENVIRONMENT =
            Map.of("os_name", "posix", "python_version", "3.12", "python_full_version", "3.12.4");

    /// What reads foreign text.
    enum Parser {
        VERSION,
        SPECIFIER,
        SPECIFIERS,
        REQUIREMENT,
        MARKER,
        WHEEL,
        SDIST,
        PYTHON,
        PLATFORM,
        NAME
    }

    /// Reads a text and asks for everything that follows from the answer.
    private static void readAll(Parser parser, String text) throws Exception {
        switch (parser) {
            case VERSION -> {
                Pep440Version version = Pep440Version.parse(text, Strictness.LENIENT);
                Pep440Version again = Pep440Version.parse(version.toString());
                assertThat(version.compareTo(again)).isZero();
                assertThat(version).hasSameHashCodeAs(again);
            }
            case SPECIFIER ->
                assertThat(Specifier.parse(text).contains(text + "x")).isFalse();
            case SPECIFIERS -> {
                SpecifierSet set = SpecifierSet.parse(text, Strictness.LENIENT);
                assertThat(SpecifierSet.parse(set.toString())).isEqualTo(set);
                assertThat(set.filter(List.of(Pep440Version.parse("1.0"), Pep440Version.parse("2.0a1"))))
                        .hasSizeLessThan(3);
            }
            case REQUIREMENT -> {
                Requirement requirement = Requirement.parse(text, Strictness.LENIENT);
                assertThat(requirement.toString()).isNotEmpty();
                assertThat(requirement.applies(ENVIRONMENT, Set.of("a", "b"))).isIn(true, false);
            }
            case MARKER -> {
                Marker marker = Marker.parse(text);
                assertThat(Marker.parse(marker.toString())).isEqualTo(marker);
                boolean lenient = marker.evaluate(ENVIRONMENT, Set.of());
                assertThat(marker.evaluateDefined(ENVIRONMENT, new MarkerContext.Metadata("")))
                        .isEqualTo(lenient);
            }
            case WHEEL -> {
                PythonTarget target = PythonTarget.parse("3.12", "manylinux_2_28_x86_64");
                for (String name : List.of(text, text + ".whl", "x-1.0-" + text + ".whl")) {
                    refuse(() -> assertThat(target.compatible(WheelFilename.parse(name)))
                            .isNotNull());
                }
            }
            case SDIST -> {
                for (String name : List.of(text, text + ".zip", "x-" + text + ".tar.gz")) {
                    refuse(() -> SdistFilename.parse(name));
                    refuse(() -> SdistFilename.parse(name, PackageName.pypi("x")));
                }
            }
            case PYTHON ->
                assertThat(PythonTarget.parse(text, "win_amd64").tags()).isNotEmpty();
            case PLATFORM ->
                assertThat(PythonTarget.parse("3.12", text).markerEnvironment()).hasSize(11);
            case NAME -> assertThat(PackageName.pypi("x" + text).value()).isNotEmpty();
        }
    }

    /// Something that may be refused.
    @FunctionalInterface
    private interface Reading {
        void read() throws MalformedFilenameException;
    }

    private static void refuse(Reading reading) {
        try {
            reading.read();
        } catch (MalformedFilenameException e) {
            assertThat(e.getMessage()).hasSizeLessThan(2000);
        }
    }

    /// Pieces that the grammars know, so that random texts get far into them.
    private static final List<String> PIECES = List.of(
            "1",
            "0",
            "9999999999999999999",
            ".",
            "*",
            "!",
            "+",
            "-",
            "_",
            "a",
            "rc",
            "post",
            "dev",
            "v",
            "final",
            "==",
            ">=",
            "~=",
            "===",
            "<",
            "=",
            "~",
            ",",
            ";",
            "(",
            ")",
            "[",
            "]",
            "@",
            " ",
            "\t",
            "\n",
            "\r",
            "'",
            "\"",
            "\\",
            "\\x4",
            "\\N{",
            "}",
            "os_name",
            "python_version",
            "extra",
            "extras",
            "and",
            "or",
            "not",
            "in",
            "cp312",
            "abi3",
            "none",
            "any",
            "manylinux_2_28_x86_64",
            "macosx_11_0_arm64",
            "py3",
            ".whl",
            ".tar.gz",
            ".zip",
            "\u0000",
            "\u00a0",
            "\u2028",
            "\u202e",
            "\ud83d\ude00",
            "\ud800",
            "\udc00",
            "é",
            "İ",
            "ſ",
            "①",
            "٣",
            "\u0085");

    private static String anyText(SeededGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.below(14); n >= 0; n--) {
            if (random.below(12) == 0) {
                text.appendCodePoint(random.below(Character.MAX_CODE_POINT + 1));
            } else {
                text.append(random.pick(PIECES));
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource
    void everyShortTextIsAnsweredOrRefused(Parser parser) {
        SeededGenerator.forEachSeed(20_000, random -> read(parser, anyText(random)));
    }

    private static void read(Parser parser, String text) throws Exception {
        try {
            readAll(parser, text);
        } catch (MalformedVersionException
                | MalformedRequirementException
                | MalformedFilenameException
                | MalformedTargetException
                | UndefinedComparisonException e) {
            // One line, however long the text and whatever it holds.
            assertThat(e.getMessage()).isNotEmpty().hasSizeLessThan(2000).doesNotContain("\n", "\u001b", "\u202e");
        }
    }

    /// What a long text repeats, and what stands before and behind.
    private static final List<List<String>> LONG_TEXTS = List.of(
            List.of("", "1", ""),
            List.of("", "1.", "1"),
            List.of("1.0+", "a.", "a"),
            List.of("1.0+", "1", ""),
            List.of("1.0+", "0", ""),
            List.of("", "0.", "0"),
            List.of("", ",", ""),
            List.of(">=1", ",>=1", ""),
            List.of("", ">=1", ""),
            List.of("", "<", ""),
            List.of("===", "a", ""),
            List.of("", "(", ""),
            List.of("x", "(", ""),
            List.of("", "(", "os_name == 'a'"),
            List.of("", "os_name == 'a' and (", ""),
            List.of("", "os_name == 'a' and ", "os_name == 'a'"),
            List.of("x; ", "'a' in extras or ", "extra == 'b'"),
            List.of("os_name == '", "\\", "'"),
            List.of("os_name == '", "\\x41", "'"),
            List.of("os_name == '", "\\N{", "'"),
            List.of("'", "a", "' in os_name"),
            List.of("", "'", ""),
            List.of("", "\"'", ""),
            List.of("", "-", ""),
            List.of("x", "-", "1.0"),
            List.of("x", "-_", "1.0"),
            List.of("", "x-", "1.0"),
            List.of("", ".", ""),
            List.of("cp3", ".cp3", "-none-any"),
            List.of("py3-none-", "a", ""),
            List.of("", " ", ""),
            List.of("1.0", " ", "x"),
            List.of("x", " ", ""),
            List.of("x @ ", "a", " ; b"),
            List.of("x[", "a,", "a]"),
            List.of("", "_", ""),
            List.of("3.", "1", "t"),
            List.of("linux_", "a", ""),
            List.of("manylinux_2_", "9", "_x86_64"),
            List.of("", "é", ""),
            List.of("", "\ud800", ""));

    private static String longText(List<String> parts) {
        String repeated = parts.get(1);
        return parts.getFirst() + repeated.repeat(LONG / repeated.length()) + parts.getLast();
    }

    /// No clock is looked at: what took the square of a million steps would not come to an end.
    @ParameterizedTest
    @EnumSource
    void everyLongTextIsAnsweredOrRefused(Parser parser) throws Exception {
        for (List<String> parts : LONG_TEXTS) {
            read(parser, longText(parts));
        }
    }

    @Test
    void longNumbersAreComparedAsNumbers() throws Exception {
        String digits = "9".repeat(4300);
        assertThat(Pep440Version.parse("1." + digits)).isGreaterThan(Pep440Version.parse("1.1" + "0".repeat(4298)));
    }
}
