package parallax.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.platform.WheelTag;

/// RECORD, WHEEL, entry points and bills of materials as values.
class DistInfoFilesTest {

    private static final String EMPTY = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
    private static final String EMPTY_HEX = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final List<String> problems = new ArrayList<>();

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("a,sha256=" + EMPTY + ",0\n", new RecordLine("a", "sha256", EMPTY_HEX, 0), List.of()),
                Arguments.of("a,sha256=" + EMPTY + "=,0", new RecordLine("a", "sha256", EMPTY_HEX, 0), List.of()),
                Arguments.of("a,,\r\n", new RecordLine("a", "", "", -1), List.of()),
                Arguments.of("\"a,\"\"b\"\"\",,", new RecordLine("a,\"b\"", "", "", -1), List.of()),
                Arguments.of("a", new RecordLine("a", "", "", -1), List.of("a line of 1 fields, expected 3: `a`")),
                Arguments.of(
                        "a,b,c,d",
                        new RecordLine("a", "", "", -1),
                        List.of(
                                "a line of 4 fields, expected 3: `a`",
                                "`a`: no digest in URL-safe base64: `b`",
                                "`a`: no size: `c`")),
                Arguments.of(
                        "a,sha256=AAAA,0",
                        new RecordLine("a", "sha256", "", 0),
                        List.of("`a`: no digest in URL-safe base64: `sha256=AAAA`")),
                Arguments.of(
                        "a,sha256=" + EMPTY_HEX + ",0",
                        new RecordLine("a", "sha256", EMPTY_HEX, 0),
                        List.of("digests in hexadecimal, where URL-safe base64 is the rule")),
                Arguments.of("a,,-1", new RecordLine("a", "", "", -1), List.of("`a`: no size: `-1`")),
                Arguments.of(
                        "\"a,,",
                        new RecordLine("a,,", "", "", -1),
                        List.of("a line of 1 fields, expected 3: `a,,`", "a quoted path that does not end")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineOfRecordIsReadAsPythonsCsvDoes(String text, RecordLine expected, List<String> problemsExpected) {
        assertThat(RecordLine.parse(text.getBytes(UTF_8), problems::add)).containsExactly(expected);
        assertThat(problems).isEqualTo(problemsExpected);
    }

    @Test
    void emptyLinesOfRecordMeanNothing() {
        assertThat(RecordLine.parse("\n\r\na,,\n\n".getBytes(UTF_8), problems::add))
                .hasSize(1);
        assertThat(problems).isEmpty();
    }

    @Test
    void wheelIsRead() {
        WheelFile wheel = WheelFile.parse("""
                Wheel-Version: 1.0
                Generator: setuptools (82.0.0)
                Root-Is-Purelib: false
                Build: 1
                Tag: cp312-cp312-manylinux_2_28_x86_64
                Tag: py2.py3-none-any
                """.getBytes(UTF_8), problems::add);
        assertThat(problems).isEmpty();
        assertThat(wheel.wheelVersion()).isEqualTo("1.0");
        assertThat(wheel.generator()).isEqualTo("setuptools (82.0.0)");
        assertThat(wheel.rootIsPurelib()).isFalse();
        assertThat(wheel.build()).isEqualTo("1");
        assertThat(wheel.tags())
                .containsExactly(
                        new WheelTag("cp312", "cp312", "manylinux_2_28_x86_64"),
                        new WheelTag("py2", "none", "any"),
                        new WheelTag("py3", "none", "any"));
    }

    static Stream<Arguments> wheels() {
        return Stream.of(
                Arguments.of(
                        "",
                        List.of(
                                "no field `Wheel-Version`",
                                "`Root-Is-Purelib` is neither true nor false: ``",
                                "no field `Tag`")),
                Arguments.of(
                        "Wheel-Version: 2.0\nRoot-Is-Purelib: maybe\nTag: a-b\nTag: a..b-c-d\n",
                        List.of(
                                "`Wheel-Version` is `2.0`; known is 1.0",
                                "`Root-Is-Purelib` is neither true nor false: `maybe`",
                                "`Tag` is no wheel tag: `a-b`",
                                "`Tag` has an empty part: `a..b-c-d`")),
                Arguments.of(
                        "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: " + "a.".repeat(99) + "a-" + "b.".repeat(99)
                                + "b-c\n",
                        List.of("more than 4096 tags; the rest is not read")));
    }

    @ParameterizedTest
    @MethodSource("wheels")
    void whatBreaksTheSpecificationOfWheelIsTold(String text, List<String> expected) {
        WheelFile.parse(text.getBytes(UTF_8), problems::add);
        assertThat(problems).startsWith(expected.toArray(new String[0]));
    }

    @Test
    void entryPointsAreReadByGroup() {
        assertThat(EntryPoint.parse("""
                        # comment
                        [console_scripts]
                        run = a.b:main [extra]
                        a=b

                        [ other.group ]
                        ; comment
                        x = y
                        """.getBytes(UTF_8), problems::add))
                .containsExactly(
                        new EntryPoint("console_scripts", "run", "a.b:main [extra]"),
                        new EntryPoint("console_scripts", "a", "b"),
                        new EntryPoint("other.group", "x", "y"));
        assertThat(problems).isEmpty();
    }

    @Test
    void linesThatAreNoEntryPointsAreTold() {
        assertThat(EntryPoint.parse("a = b\n[g\n= c\nd\n".getBytes(UTF_8), problems::add))
                .isEmpty();
        assertThat(problems)
                .containsExactly(
                        "a line that is no entry point: `a = b`",
                        "a group without `]`: `[g`",
                        "a line that is no entry point: `= c`",
                        "a line that is no entry point: `d`");
    }

    static Stream<Arguments> sboms() {
        return Stream.of(
                Arguments.of("a.xml", "<bom/>", Sbom.Format.OTHER, 0, "only documents in JSON are read"),
                Arguments.of("a.json", "[]", Sbom.Format.OTHER, 0, "no JSON object"),
                Arguments.of("a.json", "{\"a\": 1}", Sbom.Format.OTHER, 0, "neither CycloneDX nor SPDX 2"),
                Arguments.of(
                        "a.spdx.json",
                        "{\"spdxVersion\": \"SPDX-2.3\", \"packages\": [{\"name\": \"a\", \"versionInfo\": \"1\"}, 7, [8]]}",
                        Sbom.Format.SPDX,
                        1,
                        ""));
    }

    @ParameterizedTest
    @MethodSource("sboms")
    void billsOfMaterialsAreListed(String path, String text, Sbom.Format format, int components, String problem) {
        Sbom sbom = SbomReader.read(path, text.getBytes(UTF_8));
        assertThat(sbom.format()).isEqualTo(format);
        assertThat(sbom.components()).hasSize(components);
        assertThat(sbom.problem()).isEqualTo(problem);
    }

    @Test
    void aDamagedBillOfMaterialsSaysSo() {
        Sbom sbom = SbomReader.read(
                "a.json", "{\"bomFormat\": \"CycloneDX\", \"components\": [{\"name\": \"a\"}, {".getBytes(UTF_8));
        assertThat(sbom.components()).hasSize(1);
        assertThat(sbom.problem()).startsWith("damaged JSON: ");
    }
}
