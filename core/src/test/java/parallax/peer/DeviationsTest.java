package parallax.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parallax.eval.Evaluator;
import parallax.testkit.GoldenFiles;

/// One named row and more for every deliberate difference from a reference implementation: the request, and how
/// Parallax answers. The reasons are those of {@link Deviation}, {@link CondaDeviation} and {@link DebianDeviation};
/// `docs/semantics.md` tells them to users.
class DeviationsTest {

    private static final String FILE = "deviations.tsv";

    private static List<String[]> rows() throws IOException {
        Path module = Path.of(System.getProperty("basedir", ""));
        return Files.readAllLines(module.resolve("src/test/resources/golden").resolve(FILE)).stream()
                .map(line -> line.split("\t", -1))
                .toList();
    }

    @Test
    void eachIsAnsweredAsItsRowSays() throws IOException {
        StringBuilder table = new StringBuilder();
        for (String[] row : rows()) {
            table.append(row[0])
                    .append('\t')
                    .append(row[1])
                    .append('\t')
                    .append(answer(row[1]))
                    .append('\n');
        }
        GoldenFiles.in("golden").check(FILE, table.toString());
    }

    @Test
    void eachHasARowAndItsReasonIsTold() throws IOException {
        List<String> names = rows().stream().map(row -> row[0]).toList();
        String page =
                Files.readString(Path.of(System.getProperty("basedir", "")).resolve("../docs/semantics.md"));
        Stream.of(Deviation.values(), CondaDeviation.values(), DebianDeviation.values())
                .flatMap(Stream::of)
                .forEach(deviation -> {
                    assertThat(names).contains(deviation.name());
                    assertThat(page.substring(page.indexOf("## Where Parallax means to differ")))
                            .contains(deviation.name());
                });
    }

    private static String answer(String request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Evaluator evaluator = new Evaluator(out);
        byte[] bytes = request.getBytes(UTF_8);
        evaluator.answer(bytes, 0, bytes.length);
        evaluator.flush();
        return out.toString(UTF_8).strip();
    }
}
