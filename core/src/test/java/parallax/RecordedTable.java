package parallax;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A recorded table among the test resources: lines of tab-separated fields, behind lines with `#` that say where
/// they come from.
public final class RecordedTable {

    private RecordedTable() {}

    /// Never empty, so that a lost resource is a failure rather than a test of nothing.
    public static List<List<String>> rows(String resource) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines(resource)) {
            rows.add(List.of(line.split("\t", -1)));
        }
        return rows;
    }

    public static List<String> lines(String resource) {
        List<String> lines = new ArrayList<>();
        try (InputStream stream = RecordedTable.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no test resource " + resource);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.isEmpty()) {
            throw new IllegalStateException("test resource " + resource + " is empty");
        }
        return lines;
    }

    /// The text between the quotes of a line: white space at its ends counts.
    public static String unquoted(String line) {
        return line.substring(1, line.length() - 1);
    }
}
