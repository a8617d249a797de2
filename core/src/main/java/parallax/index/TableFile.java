package parallax.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A cursor over one table file of the snapshot, see {@link SnapshotSection}: section by section, row by row, cell by
/// cell in column order. Plain loops over the bytes, because this runs at every start of the program.
final class TableFile {

    private static final int MOST_COLUMNS = 24;

    private final String resource;
    private final byte[] bytes;
    private int position;
    private int line;

    private SnapshotSection section = SnapshotSection.PROVENANCE;
    private int rows;
    private int rowsRead;
    private int cell;
    private final int[] starts = new int[MOST_COLUMNS];
    private final int[] ends = new int[MOST_COLUMNS];

    TableFile(String resource, byte[] bytes) throws SnapshotException {
        this.resource = resource;
        this.bytes = bytes;
        String expected = "parallax-table\t" + SnapshotSection.FORMAT;
        String found = nextLine();
        if (!expected.equals(found)) {
            throw problem("begins with `" + shown(found) + "`, expected `" + shown(expected) + "`");
        }
    }

    /// Goes to the next section, which must be `expected`; gives its row count.
    int begin(SnapshotSection expected) throws SnapshotException {
        if (rowsRead != rows) {
            throw problem("section `" + section.id() + "` has rows left over");
        }
        String header = nextLine();
        String start = "=" + expected.id() + "\t";
        int end = header.indexOf('\t', start.length());
        if (!header.startsWith(start) || end < 0 || !header.substring(end + 1).equals(expected.header())) {
            throw problem("found `" + shown(header) + "`, expected section `" + expected.id() + "`");
        }
        section = expected;
        rows = parseInt(header.substring(start.length(), end));
        rowsRead = 0;
        return rows;
    }

    /// Goes to the next row of the section; false after the last one.
    boolean nextRow() throws SnapshotException {
        if (rowsRead == rows) {
            return false;
        }
        rowsRead++;
        line++;
        cell = 0;
        int columns = section.columns();
        int column = 0;
        int start = position;
        int at = position;
        byte[] text = bytes;
        while (true) {
            if (at >= text.length) {
                throw problem("the file ends inside section `" + section.id() + "`, after " + (rowsRead - 1) + " of "
                        + rows + " rows");
            }
            byte b = text[at];
            if (b == '\t' || b == '\n') {
                if (column == columns) {
                    throw problem("more than " + columns + " cells");
                }
                if (at != start + 1 || text[start] != '^') {
                    starts[column] = start;
                    ends[column] = at;
                }
                column++;
                start = at + 1;
                if (b == '\n') {
                    break;
                }
            }
            at++;
        }
        position = start;
        if (column != columns) {
            throw problem(column + " cells, expected " + columns);
        }
        return true;
    }

    /// After the last section: nothing may follow.
    void end() throws SnapshotException {
        if (rowsRead != rows || position != bytes.length) {
            throw problem("expected the end of the file");
        }
    }

    String resource() {
        return resource;
    }

    /// The current line, from 1.
    int line() {
        return line;
    }

    /// The next cell as it stands in the file: equal cells have equal raw text, which makes it a key for sharing
    /// values.
    String raw() {
        int start = starts[cell];
        int length = ends[cell] - start;
        cell++;
        return length == 0 ? "" : new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }

    String text() throws SnapshotException {
        String value = textOrNull();
        if (value == null) {
            throw problem("cell " + cell + " of section `" + section.id() + "` is empty");
        }
        return value;
    }

    @Nullable
    String textOrNull() throws SnapshotException {
        String raw = raw();
        return raw.isEmpty() ? null : unescape(raw);
    }

    boolean flag() {
        return !raw().isEmpty();
    }

    int number() throws SnapshotException {
        return parseInt(text());
    }

    @Nullable
    Integer numberOrNull() throws SnapshotException {
        String raw = raw();
        return raw.isEmpty() ? null : Integer.valueOf(parseInt(raw));
    }

    @Nullable
    Long longOrNull() throws SnapshotException {
        String raw = raw();
        if (raw.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(raw);
        } catch (NumberFormatException _) {
            throw problem("`" + raw + "` is no number");
        }
    }

    List<String> list() throws SnapshotException {
        List<String> list = listOrNull();
        return list == null ? List.of() : list;
    }

    @Nullable
    List<String> listOrNull() throws SnapshotException {
        String raw = raw();
        return raw.isEmpty() ? null : split(raw);
    }

    /// The elements of a raw list cell, unescaped.
    List<String> split(String raw) throws SnapshotException {
        if (raw.equals("\\0")) {
            return List.of();
        }
        List<String> elements = new ArrayList<>();
        int start = 0;
        while (true) {
            int end = raw.indexOf('|', start);
            elements.add(unescape(raw.substring(start, end < 0 ? raw.length() : end)));
            if (end < 0) {
                return elements;
            }
            start = end + 1;
        }
    }

    /// A list of lists; null where not recorded.
    @Nullable
    List<List<String>> listsOrNull() throws SnapshotException {
        String raw = raw();
        if (raw.isEmpty()) {
            return null;
        }
        List<List<String>> lists = new ArrayList<>();
        if (raw.equals("\\0")) {
            return lists;
        }
        int start = 0;
        while (true) {
            int end = raw.indexOf("||", start);
            lists.add(split(raw.substring(start, end < 0 ? raw.length() : end)));
            if (end < 0) {
                return lists;
            }
            start = end + 2;
        }
    }

    List<List<String>> lists() throws SnapshotException {
        List<List<String>> lists = listsOrNull();
        return lists == null ? List.of() : lists;
    }

    /// A map of lists in the file's order; null where not recorded.
    @Nullable
    Map<String, List<String>> mapOrNull() throws SnapshotException {
        String raw = raw();
        if (raw.isEmpty()) {
            return null;
        }
        Map<String, List<String>> map = new LinkedHashMap<>();
        if (raw.equals("\\0")) {
            return map;
        }
        int start = 0;
        while (true) {
            int end = raw.indexOf("||", start);
            String entry = raw.substring(start, end < 0 ? raw.length() : end);
            int equals = entry.indexOf('=');
            if (equals < 0) {
                throw problem("`" + entry + "` is no entry of a map");
            }
            map.put(unescape(entry.substring(0, equals)), split(entry.substring(equals + 1)));
            if (end < 0) {
                return map;
            }
            start = end + 2;
        }
    }

    Map<String, List<String>> map() throws SnapshotException {
        Map<String, List<String>> map = mapOrNull();
        return map == null ? Map.of() : map;
    }

    SnapshotException problem(String problem) {
        return new SnapshotException(resource, "line " + line, problem);
    }

    int parseInt(String text) throws SnapshotException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw problem("`" + text + "` is no number");
        }
    }

    private String nextLine() throws SnapshotException {
        line++;
        int end = position;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end == bytes.length) {
            throw problem("the file ends in the middle");
        }
        String text = new String(bytes, position, end - position, StandardCharsets.ISO_8859_1);
        position = end + 1;
        return text;
    }

    private static String shown(String text) {
        String start = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return start.replace('\t', ' ');
    }

    /// Text with its escapes resolved.
    private String unescape(String raw) throws SnapshotException {
        int slash = raw.indexOf('\\');
        if (slash < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int from = 0;
        while (slash >= 0) {
            text.append(raw, from, slash);
            char code = slash + 1 < raw.length() ? raw.charAt(slash + 1) : ' ';
            from = slash + 2;
            switch (code) {
                case '\\' -> text.append('\\');
                case 't' -> text.append('\t');
                case 'n' -> text.append('\n');
                case 'p' -> text.append('|');
                case 'c' -> text.append('^');
                case 'e' -> {}
                case 'x' -> {
                    from = slash + 6;
                    text.append(unicode(raw, slash + 2));
                }
                default -> throw problem("unknown escape `\\" + code + "`");
            }
            slash = raw.indexOf('\\', from);
        }
        return text.append(raw, from, raw.length()).toString();
    }

    private char unicode(String raw, int start) throws SnapshotException {
        try {
            return (char) Integer.parseInt(raw, start, start + 4, 16);
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            throw problem("`\\x` without four hexadecimal digits");
        }
    }
}
