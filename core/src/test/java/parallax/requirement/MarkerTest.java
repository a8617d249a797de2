package parallax.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerTest {

    private static final Map<String, String> LINUX = Map.ofEntries(
            Map.entry("os_name", "posix"),
            Map.entry("sys_platform", "linux"),
            Map.entry("platform_machine", "x86_64"),
            Map.entry("platform_release", "6.8.0-31-generic"),
            Map.entry("platform_system", "Linux"),
            Map.entry("platform_version", "#31 SMP"),
            Map.entry("platform_python_implementation", "CPython"),
            Map.entry("python_version", "3.12"),
            Map.entry("python_full_version", "3.12.4"),
            Map.entry("implementation_name", "cpython"),
            Map.entry("implementation_version", "3.12.4"));

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            python_version >= "3.9"                     | true  | versions compare by number
            python_version < "3.9"                      | false | versions compare by number
            "3.9" <= python_version                     | true  | the variable may stand on the right
            python_version == "3.12.0"                  | true  | trailing zeros do not count
            python_version == "3.*"                     | true  | a prefix
            python_version ~= "3.9"                     | true  | compatible release
            python_version === "3.12"                   | true  | arbitrary equality of a version
            python_version > "3.12"                     | false | python_version has no third number
            python_full_version > "3.12"                | true  | python_full_version has
            python_full_version >= "3.13.0a1"           | false | pre-releases are admitted in bounds
            python_version in "2.7, 3.12"               | true  | in looks for a part of the text
            python_version not in "2.7 3.1"             | true  | not in
            python_version in "3.12.1"                  | true  | in does not know of versions
            python_version == "surprise"                | false | a text that is no version compares as text
            python_version != "surprise"                | true  | a text that is no version compares as text
            python_version == "=3.12"                   | true  | operator and text are read as one, ===3.12, as packaging does
            python_version ~= "surprise"                | false | ~= of texts is undefined and does not hold
            "surprise" != python_version                | false | no version satisfies no specifier
            platform_release >= "6"                     | false | a release that is no version satisfies no specifier
            platform_release != "6"                     | false | a release that is no version satisfies no specifier
            platform_release != "6-generic"             | true  | two that are no versions compare as texts
            platform_release == "6.8.0-31-generic"      | true  | a release that is no version compares as text
            os_name == "posix"                          | true  | texts are equal or not
            os_name >= "posix"                          | true  | >= of texts is equality
            os_name <= "posiy"                          | false | <= of texts is equality
            os_name < "z"                               | false | < of texts never holds
            os_name > "a"                               | false | > of texts never holds
            os_name ~= "posix"                          | false | ~= of texts is undefined and does not hold
            os_name === "posix"                         | false | === of texts is undefined and does not hold
            sys_platform in "linux darwin"              | true  | in looks for a part of the text
            "nux" in sys_platform                       | true  | in from the other side
            platform_version == "#31 SMP"               | true  | platform_version is a text
            python_implementation == "CPython"          | true  | an old spelling
            os.name == 'posix'                          | true  | an old spelling and the other quotes
            extra == ""                                 | true  | without extras, extra is the empty text
            extra == "dev"                              | false | without extras
            os_name == sys_platform                     | false | two variables are both looked up
            implementation_name == implementation_name  | true  | two variables are both looked up
            "a" == "a"                                  | false | of two texts none is looked up: undefined
            os_name == "x" and os_name == "y" or os_name == "posix"   | true  | and binds tighter than or
            os_name == "posix" or os_name == "x" and os_name == "y"   | true  | and binds tighter than or
            (os_name == "posix" or os_name == "x") and os_name == "y" | false | parentheses
            os_name=="posix"and(sys_platform=="linux")  | true  | without blanks
            """)
    void markersHoldAsTheirTypesSay(String marker, boolean holds, String rule) throws MalformedRequirementException {
        assertThat(Marker.parse(marker).evaluate(LINUX, Set.of())).as(rule).isEqualTo(holds);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            python_version >= "0"      | true  | a version that is not told is 0
            python_version >= "3"      | false | a version that is not told is 0
            os_name == ""              | true  | a text that is not told is empty
            platform_release == ""     | true  | a release that is not told is empty
            """)
    void whatTheEnvironmentLacksIsZeroOrEmpty(String marker, boolean holds, String rule)
            throws MalformedRequirementException {
        assertThat(Marker.parse(marker).evaluate(Map.of(), Set.of())).as(rule).isEqualTo(holds);
    }

    @ParameterizedTest(name = "{0} with {1} is {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            extra == "a"                  | a,b     | true  | one of the extras is it
            extra == "A_x"                | a-x     | true  | names are normalised
            extra == "c"                  | a,b     | false | none of the extras is it
            extra != "a"                  | a,b     | true  | one of the extras is not it
            extra == "a" and extra == "b" | a,b     | false | each extra is taken alone
            "a" in extras                 | a,b     | true  | a set holds it
            "A.X" in extras               | a-x     | true  | names are normalised
            "c" not in extras             | a,b     | true  | a set does not hold it
            "dev" in dependency_groups    | a       | true  | groups are a set of their own
            "a" in dependency_groups      | a       | false | groups are a set of their own
            extras == "a"                 | a       | false | a set is not equal to a text
            "a" == extras                 | a       | false | a set is not equal to a text
            "a" != extras                 | b       | true  | a set is not equal to a text
            extras != "a"                 | b       | false | undefined, so it does not hold
            """)
    void extrasAreAskedFor(String marker, String extras, boolean holds, String rule)
            throws MalformedRequirementException {
        boolean held = Marker.parse(marker).evaluate(LINUX, Set.of(extras.split(",", -1)), Set.of("dev"));
        assertThat(held).as(rule).isEqualTo(holds);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            os_name ~= "posix"              | NO_VERSIONS     | `os_name ~= "posix"` is undefined: the values are `posix` and `posix`, and texts know no such order
            os_name === "posix"             | NO_VERSIONS     | `os_name === "posix"` is undefined: the values are `posix` and `posix`, and texts know no such order
            python_version ~= "three"       | NO_VERSIONS     | `python_version ~= "three"` is undefined: the values are `3.12` and `three`, and the right one makes no version specifier
            "#31 SMP" ~= platform_release   | NO_VERSIONS     | `"#31 SMP" ~= platform_release` is undefined: the values are `#31 SMP` and `6.8.0-31-generic`, and the right one makes no version specifier
            "a" == "b"                      | NO_VARIABLE     | `"a" == "b"` is undefined: neither side is a variable
            "a" in extras                   | NO_VALUE        | `"a" in extras` is undefined: `extras` has no value here
            os_name == "posix" or os_name ~= "nt" | NO_VERSIONS | `os_name ~= "nt"` is undefined: the values are `posix` and `nt`, and texts know no such order
            os_name == "nt" and (os_name ~= "nt") | NO_VERSIONS | `os_name ~= "nt"` is undefined: the values are `posix` and `nt`, and texts know no such order
            """)
    void undefinedComparisonsAreTold(String marker, UndefinedComparisonException.Reason reason, String message)
            throws MalformedRequirementException {
        Marker parsed = Marker.parse(marker);
        assertThatThrownBy(() -> parsed.evaluateDefined(LINUX, new MarkerContext.Metadata("")))
                .isInstanceOfSatisfying(
                        UndefinedComparisonException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessage(message + " (PyPA specification \"Dependency specifiers\", environment markers)");
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            extra == "a"                | metadata  | false
            extra == "dev-x"            | metadata  | true
            "a" in extras               | metadata  | NO_VALUE
            extra == "a"                | lock file | NO_VALUE
            "a" in extras               | lock file | true
            "b.x" in extras             | lock file | true
            "g" in dependency_groups    | lock file | true
            extras == "a"               | lock file | SET_ON_THE_LEFT
            "a" ~= extras               | lock file | NO_VERSIONS
            extra == "a"                | elsewhere | NO_VALUE
            extras == "a"               | elsewhere | NO_VALUE
            os_name == "posix"          | elsewhere | true
            """)
    void theContextDecidesWhatExtrasAre(String marker, String context, String answer)
            throws MalformedRequirementException {
        MarkerContext place = switch (context) {
            case "metadata" -> new MarkerContext.Metadata("Dev_X");
            case "lock file" -> new MarkerContext.LockFile(Set.of("a", "B_x"), Set.of("G"));
            default -> new MarkerContext.Elsewhere();
        };
        String found;
        try {
            found = Boolean.toString(Marker.parse(marker).evaluateDefined(LINUX, place));
        } catch (UndefinedComparisonException e) {
            found = e.reason().name();
        }
        assertThat(found).isEqualTo(answer);
    }

    @Test
    void exactlyAskedAVariableThatIsNotToldHasNoValue() throws MalformedRequirementException {
        assertThatThrownBy(
                        () -> Marker.parse("os_name == ''").evaluateDefined(Map.of(), new MarkerContext.Metadata("")))
                .hasMessageStartingWith("`os_name == \"\"` is undefined: `os_name` has no value here");
    }

    @Test
    void aVersionOfAnUntaggedInterpreterIsRead() throws MalformedRequirementException {
        Map<String, String> untagged = Map.of("python_full_version", "3.15.0a1+");
        assertThat(Marker.parse("python_full_version >= '3.14'").evaluate(untagged, Set.of()))
                .isTrue();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            os.name=='a'                              | os_name == "a"                              | blanks, quotes, old spelling
            ` os_name\t==\t"a" `                      | os_name == "a"                              | tabs are blanks
            os_name == 'say "a"'                      | os_name == 'say "a"'                        | single quotes around double ones
            (os_name == "a")                          | os_name == "a"                              | idle parentheses
            ((os_name == "a" and os_name == "b"))     | os_name == "a" and os_name == "b"           | idle parentheses around all
            ((os_name == "a")) or os_name == "b"      | os_name == "a" or os_name == "b"            | idle parentheses around one
            os_name == "a" or (os_name == "b" and os_name == "c") | os_name == "a" or (os_name == "b" and os_name == "c") | parentheses as written
            os_name not   in "a"                      | os_name not in "a"                          | not in
            extra == "A_b"                            | extra == "a-b"                              | the name of an extra
            "A_b" in extras                           | "a-b" in extras                             | the name of an extra in a set
            os_name == "a\\n"                         | os_name == "a\\n"                           | a line break by an escape
            os_name == "\\x41\\102\\u0043\\d"          | os_name == "ABC\\\\d"                        | escapes as in Python
            os_name == "\\x22'"                        | os_name == "\\x22'"                          | both quotes in one value
            """)
    void theNormalFormIsThatOfPackaging(String text, String normal, String rule) throws MalformedRequirementException {
        Marker marker = Marker.parse(text);
        assertThat(marker).as(rule).hasToString(normal);
        assertThat(Marker.parse(normal)).as(rule).isEqualTo(marker).hasSameHashCodeAs(marker);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                | at offset 0 found the end, expected a marker variable | nothing
            os_name                           | at offset 7 found the end, expected one of <=         | no operator
            os_name ==                        | at offset 10 found the end                            | no right side
            os_name == "a                     | at offset 11 found `"`, expected a closing quote      | no closing quote
            os_name == "a\\"                  | at offset 13 found `\\`, expected no backslash before the closing quote | an escaped quote
            os_name == "\\x4"                 | at offset 12 found `\\`, expected an escape with 2 hexadecimal digits | half an escape
            os_name == "a" and                | at offset 18 found the end                            | nothing after and
            os_name == "a" os_name == "b"     | at offset 15 found `o`, expected `and`, `or` or the end | no and
            os_name == "a" AND os_name == "b" | at offset 15 found `A`                                | and is lower case
            os_name not == "a"                | at offset 12 found `=`, expected `in` after `not`     | not without in
            (os_name == "a"                   | at offset 15 found the end, expected `and`, `or` or `)` | parenthesis not closed
            os_name == "a")                   | at offset 14 found `)`                                | parenthesis not opened
            "1" < python_version < "3"        | at offset 21 found `<`                                | no chains
            python_versions == "3"            | at offset 0 found `p`                                 | an unknown variable
            """)
    void otherTextsAreRefusedWithTheirPlace(String text, String problem, String why) {
        assertThatThrownBy(() -> Marker.parse(text))
                .as(why)
                .isInstanceOf(MalformedRequirementException.class)
                .hasMessageStartingWith("`" + text + "` is no marker: ")
                .hasMessageContaining(problem);
    }

    @Test
    void parenthesesNestUpToALimit() throws MalformedRequirementException {
        String inner = "os_name == \"a\"";
        assertThat(Marker.parse("(".repeat(64) + inner + ")".repeat(64))).hasToString(inner);
        assertThatThrownBy(() -> Marker.parse("(".repeat(100_000) + inner))
                .hasMessageContaining("at offset 64 found `(`, expected at most 64 parentheses within one another");
    }

    @Test
    void aLongChainIsNoDeepTree() throws MalformedRequirementException {
        String chain = "os_name == \"x\" or ".repeat(50_000) + "os_name == \"posix\"";
        assertThat(Marker.parse(chain).evaluate(LINUX, Set.of())).isTrue();
    }

    @Test
    void theVariablesMentionedAreTold() throws MalformedRequirementException {
        Marker marker = Marker.parse("python_version < '3' or (os.name == 'nt' and 'a' in extras)");
        assertThat(marker.variables())
                .containsExactlyInAnyOrder(
                        MarkerVariable.PYTHON_VERSION, MarkerVariable.OS_NAME, MarkerVariable.EXTRAS);
        assertThat(marker.mentions(MarkerVariable.EXTRA)).isFalse();
    }
}
