package parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the program writes is what `docs/schemas` promises; the reports' own tests look closer.
class AnswerSchemaTest {

    @ParameterizedTest
    @CsvSource({
        "compare, compare torchvision",
        "check, check pypi::torchvision --fail-on never",
        "matrix, matrix torchvision torch",
        "inspect, inspect pypi::torchvision",
        "why, why x",
        "sources, sources"
    })
    void jsonFitsTheSchemaOfItsCommand(String command, String line) throws IOException {
        Path file = Path.of(System.getProperty("basedir", ""), "..", "docs", "schemas")
                .resolve("parallax." + command + ".v1.schema.json");
        Run run = Run.ofLine(line + " --format json");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(file), InputFormat.JSON)
                        .validate(run.out(), InputFormat.JSON))
                .isEmpty();
        assertThat(run.out()).contains("\"schema\": \"parallax." + command + "/v1\"");
    }
}
