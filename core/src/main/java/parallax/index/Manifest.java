package parallax.index;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import parallax.name.Ecosystem;

/// The table of contents of the snapshot: which file answers what, and how large it must be.
///
/// Lines of cells separated by tabs:
///
///     parallax-snapshot  FORMAT  RECORDED-DATE
///     source   ID  ECOSYSTEM  TITLE  LOCATOR
///     package  NAME  VERSIONS (separated by `|`)        of the source above
///     file     ROLE  PATH  BYTES  CRC-32                of the package above, or of all before the first source
///     end      CRC-32 of everything before this line
final class Manifest {

    static final String RESOURCE = "manifest";

    /// A file of the snapshot.
    ///
    /// @param crc CRC-32 of the content: it shows damage, it does not guard against intent
    record Entry(String path, int bytes, long crc) {}

    /// What is recorded of a package in a source.
    ///
    /// @param versions separated by `|`
    record PackageEntry(String name, String versions, Map<String, Entry> files) {}

    record SourceEntry(Source source, Map<String, PackageEntry> packages) {}

    private final LocalDate recorded;
    private final Map<String, SourceEntry> sources;
    private final Map<String, Entry> shared;

    private Manifest(LocalDate recorded, Map<String, SourceEntry> sources, Map<String, Entry> shared) {
        this.recorded = recorded;
        this.sources = sources;
        this.shared = shared;
    }

    LocalDate recorded() {
        return recorded;
    }

    Map<String, SourceEntry> sources() {
        return sources;
    }

    /// A file that belongs to no package, by its role.
    @Nullable
    Entry shared(String role) {
        return shared.get(role);
    }

    static Manifest read(byte[] bytes) throws SnapshotException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int last = text.lastIndexOf("end\t");
        if (last <= 0 || text.charAt(last - 1) != '\n' || !text.endsWith("\n")) {
            throw problem(lineOf(text, text.length()), "has no `end` line: the file is cut short");
        }
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, last);
        if (!text.substring(last + 4, text.length() - 1).equals(Long.toHexString(crc.getValue()))) {
            throw problem(lineOf(text, last), "the checksum differs");
        }
        LocalDate recorded = LocalDate.EPOCH;
        Map<String, SourceEntry> sources = new LinkedHashMap<>();
        Map<String, Entry> shared = new LinkedHashMap<>();
        SourceEntry source = null;
        Map<String, Entry> files = shared;
        int line = 0;
        for (int start = 0; start < last; ) {
            int end = text.indexOf('\n', start);
            line++;
            List<String> cells = cells(text, start, end);
            start = end + 1;
            switch (cells.getFirst()) {
                case "parallax-snapshot" -> recorded = recorded(cells, line);
                case "source" -> {
                    source = source(cells, line);
                    sources.put(source.source().id(), source);
                }
                case "package" -> {
                    if (source == null || cells.size() != 3) {
                        throw problem(line, "`package` line of " + cells.size() + " cells");
                    }
                    files = new LinkedHashMap<>();
                    source.packages().put(cells.get(1), new PackageEntry(cells.get(1), cells.get(2), files));
                }
                case "file" -> files.put(cells.get(1), file(cells, line));
                default -> throw problem(line, "unknown line `" + cells.getFirst() + "`");
            }
        }
        return new Manifest(recorded, sources, shared);
    }

    private static LocalDate recorded(List<String> cells, int line) throws SnapshotException {
        if (cells.size() != 3 || !cells.get(1).equals(Integer.toString(SnapshotSection.FORMAT))) {
            throw problem(line, "format `" + cells.get(1) + "`, this program reads `" + SnapshotSection.FORMAT + "`");
        }
        return day(cells.get(2), line);
    }

    /// `2026-11-23`, without the formatter, which costs more to load than all the rest of this class.
    private static LocalDate day(String text, int line) throws SnapshotException {
        try {
            return LocalDate.of(
                    Integer.parseInt(text, 0, 4, 10),
                    Integer.parseInt(text, 5, 7, 10),
                    Integer.parseInt(text, 8, 10, 10));
        } catch (NumberFormatException | IndexOutOfBoundsException | DateTimeException _) {
            throw problem(line, "`" + text + "` is no date");
        }
    }

    private static SourceEntry source(List<String> cells, int line) throws SnapshotException {
        if (cells.size() == 5) {
            for (Ecosystem each : Ecosystem.values()) {
                if (each.id().equals(cells.get(2))) {
                    return new SourceEntry(
                            new Source(cells.get(1), each, cells.get(3), cells.get(4)), new LinkedHashMap<>());
                }
            }
        }
        throw problem(line, "no `source` line of an ecosystem that this program knows");
    }

    private static Entry file(List<String> cells, int line) throws SnapshotException {
        if (cells.size() == 5) {
            try {
                return new Entry(cells.get(2), Integer.parseInt(cells.get(3)), Long.parseLong(cells.get(4), 16));
            } catch (NumberFormatException _) {
                throw problem(line, "size or checksum is no number");
            }
        }
        throw problem(line, "`file` line of " + cells.size() + " cells");
    }

    private static List<String> cells(String text, int from, int to) {
        List<String> cells = new ArrayList<>(6);
        int start = from;
        while (true) {
            int end = text.indexOf('\t', start);
            if (end < 0 || end > to) {
                cells.add(text.substring(start, to));
                return cells;
            }
            cells.add(text.substring(start, end));
            start = end + 1;
        }
    }

    private static int lineOf(String text, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    private static SnapshotException problem(int line, String problem) {
        return new SnapshotException(RESOURCE, "line " + line, problem);
    }
}
