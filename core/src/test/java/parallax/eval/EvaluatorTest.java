package parallax.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.testkit.SeededGenerator;

/// Requests and answers as such; what each operation answers is on the page that {@link EvalPageTest} checks.
class EvaluatorTest {

    private static final List<String> PIECES = List.of(
            "1.0",
            "*",
            "==",
            ">=",
            "!=",
            "~=",
            "===",
            ",",
            "|",
            "(",
            ")",
            "[",
            "]",
            "'",
            "\\\"",
            "\\\\",
            "a",
            "dev",
            "post",
            "_",
            "-",
            "+",
            "!",
            ".",
            " ",
            "\\t",
            "\\u0000",
            "\\ud800",
            "\\u202e",
            "é",
            "🦉",
            "^",
            "$",
            "cp312",
            "py3",
            "none",
            "any",
            ".whl",
            ".tar.gz",
            "python_version",
            "extra",
            " and ",
            " in ",
            "::",
            ":",
            "@",
            ";",
            "0",
            "999999999999999999999",
            "linux-64",
            "manylinux_2_28_x86_64",
            "build=",
            "=");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1                         | 1
            "a"                       | "a"
            null                      | null
            1e400                     | 1e400
            123456789012345678901234567890 | 123456789012345678901234567890
            [1, {"a": null}]          | [1,{"a":null}]
            "\\ud800"                 | "\uFFFD"
            {"b": 1, "a": 2}          | {"b":1,"a":2}
            -0.10                     | -0.10
            """)
    void theIdComesBackAsItWas(String id, String expected) {
        assertThat(Ask.line("{\"op\": \"name.normalize\", \"name\": \"A\", \"id\": " + id + "}"))
                .isEqualTo("{\"id\":" + expected + ",\"result\":\"a\"}\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " => ", quoteCharacter = '¦', textBlock = """
            [] => bad_json => the line holds a list; a request is one JSON object
            "op" => bad_json => the line holds a string; a request is one JSON object
            {} {} => bad_json => not JSON: at byte 4, a second value; a request is one JSON object on its own line (RFC 8259)
            {"op": "name.normalize" => bad_json => not JSON: at byte 23, Unexpected end-of-input: expected close marker for Object (RFC 8259)
            {"op": "a", "op": "b"} => bad_json => not JSON: at byte 21, the field `op` is there twice (RFC 8259)
            {} => bad_request => the field `op` is missing, expected a string
            {"op": 1} => bad_request => the field `op` is a number, expected a string
            {"op": "pep440.compare", "a": "1"} => bad_request => the field `b` is missing, expected a string
            {"op": "pep440.compare", "a": "1", "b": null} => bad_request => the field `b` is missing, expected a string
            {"op": "pep440.compare", "a": "1", "b": 1.0} => bad_request => the field `b` is a number, expected a string
            {"op": "pep440.sort", "versions": "1"} => bad_request => the field `versions` is a string, expected a list of strings
            {"op": "pep440.sort", "versions": ["1", 2]} => bad_request => the field `versions` is a number at index 1, expected a list of strings
            {"op": "pep440.contains", "specifier": "", "version": "1", "prereleases": "yes"} => bad_request => the field `prereleases` is a string, expected true, false or null
            {"op": "pep440.contains", "specifier": "", "version": "1", "prerelease": true} => bad_request => there is no field `prerelease`; did you mean `prereleases`?
            {"op": "pep440.compre", "a": "1", "b": "1"} => unknown_operation => no operation `pep440.compre`; did you mean `pep440.compare`?
            {"op": "pep440.parse", "version": "1.0\\u001b[31m"} => malformed_version => `1.0\\x1b[31m` is no PEP 440 version: at offset 3 found `\\x1b`, expected the version to end here (PEP 440: [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local])
            {"op": "tags.list", "target": "linux-64,python"} => malformed_target => `linux-64,python` is no target: found `python`, expected python=, glibc=, macos= or cuda= behind the platform
            {"op": "tags.list", "target": "linux-64,glibc=2.28"} => bad_request => the field `python` is missing, expected a string
            {"op": "tags.list", "target": "linux"} => malformed_target => `linux` is no target: expected a Python and a platform with `-` between them, such as `cp312-manylinux_2_28_x86_64`
            {"op": "tags.list", "target": {"python": "3.12", "platfrom": "win_amd64"}} => bad_request => there is no field `platfrom`; did you mean `platform`?
            {"op": "name.normalize", "name": "a b"} => malformed_name => `a b` is no package name: at offset 1 found ` `, expected ASCII letters, digits, `-`, `_` and `.` (PEP 508, "Names")
            """)
    void whatIsWrongIsSaid(String line, String code, String message) {
        assertThat(Ask.line(line))
                .isEqualTo("{\"id\":null,\"error\":{\"code\":\"" + code + "\",\"message\":\""
                        + message.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\r"})
    void anEmptyLineIsSaid(String line) {
        assertThat(Ask.line(line))
                .isEqualTo("{\"id\":null,\"error\":{\"code\":\"bad_json\","
                        + "\"message\":\"the line is empty; a request is one JSON object\"}}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cp312-manylinux_2_28_x86_64\"",
                "\"3.12-manylinux_2_28_x86_64\"",
                "\"linux-64,python=3.12,glibc=2.28\"",
                "\"linux_x86_64,glibc=2.28,python=3.12,cuda=13.0\"",
                "{\"python\": \"3.12.4\", \"platform\": \"linux-64\", \"glibc\": \"2.28\"}",
                "{\"python\": \"cp312\", \"subdir\": \"linux-64\", \"glibc\": \"2.28\", \"cuda\": null}",
                "{\"python\": \"3.12\", \"platform\": \"linux_x86_64\", \"glibc\": \"2.28\"}",
            })
    void aTargetMayBeWrittenInManyWays(String target) {
        String plain = "{\"python\": \"3.12\", \"platform\": \"manylinux_2_28_x86_64\"}";
        String tags = Ask.line("{\"op\": \"tags.list\", \"target\": " + target + "}");
        assertThat(tags)
                .contains("cp312-abi3-manylinux2014_x86_64")
                .isEqualTo(Ask.line("{\"op\": \"tags.list\", \"target\": " + plain + "}"));
    }

    /// What other encodings begin with, and anything else.
    @Test
    void bytesOfAnyKindGetAnAnswer() {
        for (int first = 0; first < 256; first++) {
            for (int second : new int[] {0, 1, '{', '"', 0x80, 0xbf, 0xfe, 0xff}) {
                for (int third : new int[] {0, '1', 0xff}) {
                    byte[] line = {(byte) first, (byte) second, (byte) third, 0, 0x34, 0x12, '}'};
                    assertThat(Ask.bytes(line))
                            .startsWith("{\"id\":null,\"error\":{\"code\":\"bad_json\",\"message\":\"")
                            .doesNotContain("byte -1")
                            .endsWith("\"}}\n");
                }
            }
        }
        SeededGenerator.forEachSeed(20_000, generator -> {
            byte[] line = new byte[generator.below(40)];
            for (int i = 0; i < line.length; i++) {
                line[i] = (byte) generator.below(256);
            }
            assertThat(Ask.bytes(line)).startsWith("{\"id\":null,\"error\":").endsWith("}}\n");
        });
    }

    @Test
    void fieldsThatAreNotKnownArePassedOver() {
        assertThat(Ask.line("{\"op\": \"name.normalize\", \"name\": \"A\", \"expected\": \"a\"}"))
                .isEqualTo("{\"id\":null,\"result\":\"a\"}\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 1000, 1_000_000})
    void deepNestingIsRefused(int depth) {
        assertThat(Ask.line("{\"id\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"op\":\"x\"}"))
                .startsWith("{\"id\":null,\"error\":{\"code\":\"bad_json\"");
    }

    /// Every operation, with anything in its fields.
    @Test
    void everyTextGetsAnAnswer() {
        SeededGenerator.forEachSeed(3000, generator -> {
            for (String name : Evaluator.operations()) {
                String answer = Ask.line(request(name, generator));
                assertThat(answer)
                        .as(name)
                        .startsWith("{\"id\":7,")
                        .endsWith("}\n")
                        .doesNotContain("\"internal\"");
                assertThat(answer.indexOf('\n')).isEqualTo(answer.length() - 1);
            }
        });
    }

    private static String request(String operation, SeededGenerator generator) {
        StringBuilder request = new StringBuilder("{\"id\":7,\"op\":\"" + operation + "\"");
        for (String field : List.of(
                "version",
                "a",
                "b",
                "specifier",
                "spec",
                "marker",
                "requirement",
                "name",
                "relation",
                "filename",
                "target",
                "pypi",
                "conda")) {
            request.append(",\"")
                    .append(field)
                    .append("\":\"")
                    .append(text(generator))
                    .append('"');
        }
        for (String field : List.of("versions", "pypi_versions", "conda_versions")) {
            request.append(",\"")
                    .append(field)
                    .append("\":[\"")
                    .append(text(generator))
                    .append("\",\"1.0\"]");
        }
        request.append(",\"environment\":{\"python_version\":\"")
                .append(text(generator))
                .append("\"}");
        request.append(",\"record\":{\"name\":\"a\",\"version\":\"1.0\",\"build\":\"")
                .append(text(generator))
                .append("\"}");
        return request.append('}').toString();
    }

    private static String text(SeededGenerator generator) {
        StringBuilder text = new StringBuilder();
        for (int i = generator.below(8); i > 0; i--) {
            text.append(generator.pick(PIECES));
        }
        return text.toString();
    }
}
