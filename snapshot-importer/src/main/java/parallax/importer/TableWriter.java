package parallax.importer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.index.SnapshotSection;

/// Writes the table files whose rules stand at {@link SnapshotSection}.
final class TableWriter {

    private TableWriter() {}

    static byte[] write(List<Section> sections) {
        StringBuilder text = new StringBuilder("parallax-table\t")
                .append(SnapshotSection.FORMAT)
                .append('\n');
        for (Section each : sections) {
            each.write(text);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// The rows of one section, cell by cell in column order.
    static final class Section {
        /// A shorter cell is not worth a reference to the row above.
        private static final int SHORTEST_REPEATED = 4;

        private final SnapshotSection kind;
        private final List<List<String>> rows = new ArrayList<>();

        Section(SnapshotSection kind) {
            this.kind = kind;
        }

        int size() {
            return rows.size();
        }

        Section row() {
            rows.add(new ArrayList<>());
            return this;
        }

        private Section cell(String cell) {
            rows.getLast().add(cell);
            return this;
        }

        Section text(@Nullable String text) {
            return cell(text == null ? "" : escape(text));
        }

        Section number(@Nullable Number number) {
            return cell(number == null ? "" : number.toString());
        }

        Section flag(boolean flag) {
            return cell(flag ? "1" : "");
        }

        Section list(@Nullable List<String> list) {
            return cell(list == null ? "" : join(list));
        }

        Section lists(@Nullable List<List<String>> lists) {
            if (lists == null) {
                return cell("");
            }
            return cell(
                    lists.isEmpty()
                            ? "\\0"
                            : String.join(
                                    "||", lists.stream().map(Section::join).toList()));
        }

        Section map(@Nullable Map<String, List<String>> map) {
            if (map == null) {
                return cell("");
            }
            List<String> entries = new ArrayList<>();
            map.forEach((key, values) -> {
                if (key.indexOf('=') >= 0) {
                    throw new ImportException(kind.id(), "`" + key + "` cannot be a key");
                }
                entries.add(escape(key) + "=" + join(values));
            });
            return cell(entries.isEmpty() ? "\\0" : String.join("||", entries));
        }

        private static String join(List<String> list) {
            return list.isEmpty()
                    ? "\\0"
                    : String.join("|", list.stream().map(Section::escape).toList());
        }

        private static String escape(String text) {
            if (text.isEmpty()) {
                return "\\e";
            }
            if (text.equals("^")) {
                return "\\c";
            }
            StringBuilder escaped = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '\\' -> escaped.append("\\\\");
                    case '\t' -> escaped.append("\\t");
                    case '\n' -> escaped.append("\\n");
                    case '|' -> escaped.append("\\p");
                    default -> {
                        if (c >= ' ' && c <= '~') {
                            escaped.append(c);
                        } else {
                            escaped.append("\\x").append(String.format("%04x", (int) c));
                        }
                    }
                }
            }
            return escaped.toString();
        }

        private void write(StringBuilder text) {
            text.append('=').append(kind.id()).append('\t').append(rows.size()).append('\t');
            text.append(kind.header()).append('\n');
            List<String> above = List.of();
            for (List<String> row : rows) {
                if (row.size() != kind.columns()) {
                    throw new ImportException(kind.id(), row.size() + " cells, expected " + kind.columns());
                }
                for (int i = 0; i < row.size(); i++) {
                    String cell = row.get(i);
                    boolean repeated =
                            !above.isEmpty() && cell.length() >= SHORTEST_REPEATED && cell.equals(above.get(i));
                    text.append(i == 0 ? "" : "\t").append(repeated ? "^" : cell);
                }
                text.append('\n');
                above = row;
            }
        }
    }
}
