package parallax.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Texts that occur in public indexes and lock files; the head of each file says where they are from.
public final class RealStrings {

    /// A folder with files of the same names and form, to compare more texts than the repository carries.
    private static final String MORE = "parallax.peer.texts";

    private RealStrings() {}

    /// @param kind `versions`, `specifiers`, `requirements`, `markers`, `wheels` or `sdists`
    public static List<String> of(String kind) throws IOException {
        List<String> texts = new ArrayList<>();
        String file = "real-" + kind + ".txt";
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RealStrings.class.getResourceAsStream(file), file), UTF_8))) {
            addTexts(reader.lines().toList(), texts);
        }
        String folder = System.getProperty(MORE);
        if (folder != null) {
            addTexts(Files.readAllLines(Path.of(folder, file)), texts);
        }
        return List.copyOf(texts);
    }

    private static void addTexts(List<String> lines, List<String> texts) {
        lines.stream().filter(line -> !line.startsWith("# ")).forEach(texts::add);
    }
}
