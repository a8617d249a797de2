package parallax.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import parallax.RecordedTable;

/// Versions and relationship fields of real packages: the recorded ones, and on Debian also all of the machine's
/// package lists.
record DebianLists(List<String> versions, List<String> fields) {

    private static final Path INSTALLED = Path.of("/var/lib/dpkg/status");
    private static final Set<String> RELATIONS = Set.of(
            "Depends",
            "Pre-Depends",
            "Recommends",
            "Suggests",
            "Enhances",
            "Breaks",
            "Conflicts",
            "Provides",
            "Replaces",
            "Built-Using");

    static DebianLists read() throws IOException, InterruptedException {
        Set<String> versions = new TreeSet<>();
        for (List<String> equal : RecordedTable.rows("/parallax/version/debian-versions-in-order.tsv")) {
            versions.addAll(equal);
        }
        Set<String> fields = new TreeSet<>(RecordedTable.lines("/parallax/requirement/debian-fields.txt"));
        if (Files.isReadable(INSTALLED)) {
            try (Stream<String> lines = Files.lines(INSTALLED, UTF_8)) {
                lines.forEach(line -> add(line, versions, fields));
            }
        }
        addAvailable(versions, fields);
        return new DebianLists(List.copyOf(versions), List.copyOf(fields));
    }

    private static void addAvailable(Set<String> versions, Set<String> fields)
            throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("apt-cache", "dumpavail")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            return;
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line, versions, fields);
            }
        }
        process.waitFor();
    }

    private static void add(String line, Set<String> versions, Set<String> fields) {
        int colon = line.indexOf(": ");
        if (colon > 0 && line.startsWith("Version")) {
            versions.add(line.substring(colon + 2));
        } else if (colon > 0 && RELATIONS.contains(line.substring(0, colon))) {
            fields.add(line.substring(colon + 2));
        }
    }

    /// At most `most` of the texts, evenly from the whole.
    static <T> List<T> some(List<T> all, int most) {
        int step = Math.max(1, (all.size() + most - 1) / most);
        List<T> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }
}
