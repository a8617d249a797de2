package parallax.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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
    void everyAnswerFitsTheSchema() throws IOException {
        Path file = Path.of(System.getProperty("basedir", "")).resolve("../docs/schemas/parallax.eval.v1.schema.json");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file), InputFormat.JSON);
        List<String> requests =
                page().lines().filter(line -> line.startsWith("> {")).toList();
        assertThat(requests).hasSizeGreaterThan(Evaluator.operations().size());
        for (String request : requests) {
            String answer = Ask.line(request.substring(2));
            assertThat(schema.validate(answer, InputFormat.JSON)).as(answer).isEmpty();
            String renamed = answer.replace("\"result\":", "\"answer\":").replace("\"message\":", "\"text\":");
            assertThat(schema.validate(renamed, InputFormat.JSON)).as(renamed).isNotEmpty();
        }
        assertThat(schema.validate(Ask.line(""), InputFormat.JSON)).isEmpty();
    }

    @Test
    void everyErrorCodeIsExplained() throws IOException {
        String page = page();
        assertThat(ErrorCode.values()).allSatisfy(code -> assertThat(page).contains("`" + code.id() + "`"));
    }
}
