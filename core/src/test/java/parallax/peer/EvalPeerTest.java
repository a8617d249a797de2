package parallax.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import parallax.eval.Evaluator;
import parallax.requirement.OddRequirements;
import parallax.version.OddVersions;

/// The same requests to `parallax eval` and to a few lines of Python around `packaging`, whole results compared as
/// JSON.
@Tag("peer")
class EvalPeerTest {

    private static final long SEED = 26_112L;

    private static final List<String> NO_VERSIONS = List.of("nightly", "1.0-torch", "", "v", "1.0+CU130", "1.0A1");

    @TempDir
    private Path folder;

    @Test
    void requestsAreAnsweredAlike(TestInfo test) throws Exception {
        OddVersions odd = new OddVersions(SEED);
        OddRequirements requirements = new OddRequirements(SEED);
        List<String> realVersions = RealStrings.of("versions");
        List<String> realSpecifiers = RealStrings.of("specifiers");
        List<String> lines = new ArrayList<>();
        realVersions.forEach(text -> lines.add(request("pep440.parse", field("version", text))));
        RealStrings.of("requirements").forEach(text -> lines.add(request("pep508.parse", field("requirement", text))));
        for (int i = 0; i < 5000; i++) {
            String mode = ",\"prereleases\":" + odd.pick(List.of("true", "false", "null"));
            String real = odd.pick(realVersions);
            String any = odd.random().nextInt(4) == 0 ? odd.pick(NO_VERSIONS) : odd.close();
            String specifiers = odd.random().nextInt(8) == 0 ? "" : odd.closeSpecifiers();
            lines.add(request("pep440.parse", field("version", odd.any())));
            lines.add(request("pep440.compare", field("a", odd.valid()), field("b", odd.pick(List.of(real, any)))));
            lines.add(request("pep440.sort", list("versions", List.of(odd.close(), real, odd.valid(), odd.close()))));
            lines.add(request("pep440.contains", field("specifier", specifiers), field("version", any) + mode));
            lines.add(request(
                    "pep440.contains", field("specifier", odd.pick(realSpecifiers)), field("version", real) + mode));
            lines.add(request(
                    "pep440.filter",
                    field("specifier", specifiers),
                    list("versions", List.of(any, odd.close(), odd.close(), odd.pick(NO_VERSIONS), odd.close()))
                            + mode));
            lines.add(request("pep508.parse", field("requirement", requirements.requirement())));
            lines.add(request(
                    "name.normalize",
                    field(
                            "name",
                            odd.pick(List.of("Torch.Vision", "a--b__c..d", "-x-", "A_", "zope.interface", "0"))
                                    + odd.random().nextInt(100))));
        }
        List<List<String>> questions = lines.stream()
                .filter(EvalPeerTest::isPlain)
                .map(line -> List.of("answered", line))
                .toList();
        PackagingComparison.compare(folder, questions, question -> answer(question.get(1)), test);
    }

    /// Python and Java escape other characters differently in JSON, and a backslash in a marker is a case of its own.
    private static boolean isPlain(String line) {
        return line.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '\\');
    }

    private static List<String> answer(String line) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Evaluator evaluator = new Evaluator(out);
        byte[] bytes = line.getBytes(UTF_8);
        evaluator.answer(bytes, 0, bytes.length);
        evaluator.flush();
        String answer = out.toString(UTF_8).strip();
        String result = "{\"id\":null,\"result\":";
        return List.of(answer.startsWith(result) ? answer.substring(result.length(), answer.length() - 1) : "error");
    }

    private static String request(String operation, String... fields) {
        return "{\"op\":\"" + operation + "\"," + String.join(",", fields) + "}";
    }

    private static String field(String name, String text) {
        return "\"" + name + "\":" + quoted(text);
    }

    private static String list(String name, List<String> texts) {
        return "\"" + name + "\":"
                + texts.stream().map(EvalPeerTest::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    /// A quote inside makes a backslash, and the request is then left out.
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
