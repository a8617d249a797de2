package parallax.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The table of `docs/semantics.md` that says how many cases of each peer test agree. A test checks its own row, so
/// that the page stays true; `./test -Dgolden.update=true` writes the rows anew.
public final class PeerTable {

    private static final String UPDATE = "golden.update";
    private static final String START = "<!-- one row per peer test, written by the tests -->";
    private static final int HEADER_LINES = 2;

    /// Names a folder of texts that some peer tests take besides their own; the counts are then others.
    private static final String MORE_TEXTS = "parallax.peer.texts";

    private PeerTable() {}

    /// One test's result, all of whose cases agree or are meant to differ.
    ///
    /// @param test name of the test method, whose words say what was compared: `versionsAreReadAlike`
    /// @param peer name of the peer
    /// @param version of the peer; a row of another version is left alone
    /// @param compared how many questions both sides answered
    /// @param refused how many of them the peer refused
    /// @param differ how many are meant to differ, by reason; empty for none
    public record Row(
            String test,
            String peer,
            String version,
            int compared,
            int refused,
            Map<? extends Enum<?>, Integer> differ) {

        private String text() {
            String reasons = differ.entrySet().stream()
                    .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining(", "));
            return String.format(
                    Locale.ROOT,
                    "%s%s | %,d | %,d | %s |",
                    key(),
                    version,
                    compared,
                    refused,
                    reasons.isEmpty() ? "none" : reasons);
        }

        private String key() {
            StringBuilder words = new StringBuilder("| ");
            for (char c : test.replaceFirst("\\(.*", "").toCharArray()) {
                words.append(Character.isUpperCase(c) ? " " : "").append(Character.toLowerCase(c));
            }
            return words.append(" | ").append(peer).append(' ').toString();
        }
    }

    /// @throws AssertionError where the page says something else of the same peer
    public static void check(Row row) {
        if (System.getProperty(MORE_TEXTS) != null) {
            return;
        }
        Path page = Peers.root().resolve("docs").resolve("semantics.md");
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(page));
            int first = lines.indexOf(START) + 1 + HEADER_LINES;
            int end = first;
            int place = -1;
            while (end < lines.size() && lines.get(end).startsWith("| ")) {
                if (lines.get(end).startsWith(row.key())) {
                    place = end;
                }
                end++;
            }
            if (Boolean.getBoolean(UPDATE)) {
                update(page, lines, first, end, place, row);
            } else if (place < 0) {
                throw new AssertionError("docs/semantics.md has no row `" + row.key() + "`; " + howToUpdate());
            } else if (lines.get(place).startsWith(row.key() + row.version() + " |")
                    && !lines.get(place).equals(row.text())) {
                throw new AssertionError("docs/semantics.md says\n  " + lines.get(place) + "\nbut it is\n  "
                        + row.text() + "\n" + howToUpdate());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void update(Path page, List<String> lines, int first, int end, int place, Row row)
            throws IOException {
        if (place >= 0) {
            lines.set(place, row.text());
        } else {
            int at = first;
            while (at < end && lines.get(at).compareTo(row.text()) < 0) {
                at++;
            }
            lines.add(at, row.text());
        }
        Files.write(page, lines);
    }

    private static String howToUpdate() {
        return "write it anew with `./test -Dgolden.update=true`, and read the change";
    }
}
