package parallax.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.testkit.GoldenFiles;

/// The page `docs/reference/eval.md` shows what is really answered, and shows every operation.
class EvalPageTest {

    private static String page() throws IOException {
        return Files.readString(Path.of(System.getProperty("basedir", "")).resolve("../docs/reference/eval.md"));
    }

    @Test
    void theAnswersAreTheOnesGiven() throws IOException {
        List<String> lines = new ArrayList<>();
        String expected = null;
        for (String line : page().lines().toList()) {
            if (line.startsWith("> {")) {
                expected = "< " + Ask.line(line.substring(2)).strip();
                lines.add(line);
            } else if (line.startsWith("< ") && expected != null) {
                lines.add(expected);
                expected = null;
            } else {
                lines.add(line);
            }
        }
        GoldenFiles.in("../../../../docs/reference").check("eval.md", String.join("\n", lines) + "\n");
    }

    @Test
    void everyOperationIsThereWithAnExample() throws IOException {
        String page = page();
        assertThat(Evaluator.operations())
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`").contains("\"op\": \"" + name + "\""));
    }

    @Test
    void everyErrorCodeIsExplained() throws IOException {
        String page = page();
        assertThat(ErrorCode.values()).allSatisfy(code -> assertThat(page).contains("`" + code.id() + "`"));
    }
}
