package parallax.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.finding.Cause;

/// What is written is what `docs/schemas` promises. The schemas are closed, so a field that is not promised fails too.
class JsonSchemaTest {

    private static final Layout LAYOUT = new Layout(100, false, false, "torchvision");

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("compare", Reports.of(RecordedTorchvision.comparison(), Format.JSON, LAYOUT)),
                Arguments.of("compare", Reports.of(RecordedTorchvision.jpegConflict(), Format.JSON, LAYOUT)),
                Arguments.of("compare", Reports.of(RecordedTorchvision.nothingFound(), Format.JSON, LAYOUT)),
                Arguments.of("compare", Reports.of(HostileText.comparison(), Format.JSON, LAYOUT)),
                Arguments.of("check", Reports.of(SmallChecks.cudaOnCpu(), Format.JSON, LAYOUT)),
                Arguments.of("check", Reports.of(SmallChecks.signatureChanged(), Format.JSON, LAYOUT)),
                Arguments.of("check", Reports.of(SmallChecks.works(), Format.JSON, LAYOUT)),
                Arguments.of("check", Reports.of(SmallChecks.notGiven(), Format.JSON, LAYOUT)),
                Arguments.of("check", Reports.of(HostileText.check(), Format.JSON, LAYOUT)),
                Arguments.of("matrix", Reports.of(SmallChecks.matrix(), Format.JSON, LAYOUT)),
                Arguments.of("matrix", Reports.of(SmallChecks.emptyMatrix(), Format.JSON, LAYOUT)),
                Arguments.of("matrix", Reports.of(HostileText.matrix(), Format.JSON, LAYOUT)),
                Arguments.of("inspect", Reports.of(RecordedTorchvision.inspection(), Format.JSON, LAYOUT)),
                Arguments.of("why", Reports.of(RecordedTorchvision.explanation(), Format.JSON, LAYOUT)),
                Arguments.of("sources", Reports.of(RecordedTorchvision.sources(), Format.JSON, LAYOUT)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("answers")
    void theAnswerFitsItsSchema(String command, String json) throws IOException {
        assertThat(problems(command, json)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # what is written       | what is written instead
                    "parallax.compare/v1"   | "parallax.compare/v2"
                    "impact": "breaks"      | "impact": "grave"
                    "rule": "release.lag"   | "rule": "Release Lag"
                    "title": "PyPI had      | "heading": "PyPI had
                    "subdir": "linux-64"    | "subdir": "linux-64", "libc": "musl"
                    "recorded": "2026-11-23" | "recorded": "23.11.2026"
                    "why": "no official     | "because": "no official
                    "sha256": "26b9dd9c     | "sha256": "md5
                    """)
    void aBrokenAnswerDoesNotFit(String written, String instead) throws IOException {
        String json = Reports.of(RecordedTorchvision.comparison(), Format.JSON, LAYOUT);
        assertThat(json).contains(written);

        assertThat(problems("compare", json.replace(written, instead))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # what is written         | what is written instead
                    "parallax.check/v1"       | "parallax.check/v2"
                    "verdict": "breaks"       | "verdict": "broken"
                    "allowed": true           | "allowed": "yes"
                    "allowed but breaks"      | "allowed, breaks"
                    "cause_id": "cpu-and-cuda" | "cause_id": "CPU_AND_CUDA"
                    "undefined_count": 11     | "undefined_count": -1
                    "decided": true           | "certain": true
                    "demangled": null         | "demangled": 1
                    "verified": true          | "verified": null
                    "pixi": null              | "pixi": null, "mamba": null
                    "asked": true             | "asked": 2
                    """)
    void aBrokenCheckDoesNotFit(String written, String instead) throws IOException {
        String json = Reports.of(SmallChecks.cudaOnCpu(), Format.JSON, LAYOUT);
        assertThat(json).contains(written);

        assertThat(problems("check", json.replace(written, instead))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void theSchemaKnowsEveryCause(Cause cause) throws IOException {
        String json = Reports.of(SmallChecks.cudaOnCpu(), Format.JSON, LAYOUT);

        assertThat(problems(
                        "check",
                        json.replace("\"cause_id\": \"cpu-and-cuda\"", "\"cause_id\": \"" + cause.id() + "\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "metadata": false   | "metadata": "breaks"
                    "binaries": "works" | "binaries": true
                    "note": ""          | "notes": ""
                    "row": "torchvision" | "row": null
                    """)
    void aBrokenMatrixDoesNotFit(String written, String instead) throws IOException {
        String json = Reports.of(SmallChecks.matrix(), Format.JSON, LAYOUT);
        assertThat(json).contains(written);

        assertThat(problems("matrix", json.replace(written, instead))).isNotEmpty();
    }

    @Test
    void aFindingWithoutEvidenceDoesNotFit() throws IOException {
        String json = Reports.of(RecordedTorchvision.comparison(), Format.JSON, LAYOUT)
                .replaceAll("\"evidence\": \\[[^]]*]", "\"evidence\": []");

        assertThat(problems("compare", json)).isNotEmpty();
    }

    private static List<Error> problems(String command, String json) throws IOException {
        Path file = Path.of(System.getProperty("basedir", ""), "..", "docs", "schemas")
                .resolve("parallax." + command + ".v1.schema.json");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file), InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON);
    }
}
