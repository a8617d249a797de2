package parallax.report;

import java.util.List;
import parallax.fact.Evidence;
import parallax.finding.Impact;
import parallax.finding.Verdict;

/// Lines for a terminal: wrapped, indented, with or without colour. Takes safe text alone.
final class TextWriter {

    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String MORE = " ...";

    private final StringBuilder text = new StringBuilder(4096);
    private final int width;
    private final boolean color;

    TextWriter(Layout layout) {
        this.width = layout.width();
        this.color = layout.color();
    }

    int width() {
        return width;
    }

    String strong(String safe) {
        return paint(BOLD, safe);
    }

    String dim(String safe) {
        return paint(DIM, safe);
    }

    String impact(Impact impact, String safe) {
        String sequence = switch (impact) {
            case BREAKS -> "\u001b[1;31m";
            case RISK -> "\u001b[1;33m";
            case CHANGES -> "\u001b[1;36m";
            case NOTE -> BOLD;
        };
        return paint(sequence, safe);
    }

    String verdict(Verdict verdict, String safe) {
        String sequence = switch (verdict) {
            case WORKS -> "\u001b[1;32m";
            case BREAKS -> "\u001b[1;31m";
            case UNKNOWN -> "\u001b[1;33m";
        };
        return paint(sequence, safe);
    }

    private String paint(String sequence, String safe) {
        return color && !safe.isEmpty() ? sequence + safe + RESET : safe;
    }

    void line(String painted) {
        text.append(painted).append('\n');
    }

    /// A command to go on with.
    void hint(String what, String safeCommand) {
        line(dim(what) + " " + safeCommand);
    }

    void blank() {
        text.append('\n');
    }

    /// A paragraph under an indent, all lines alike.
    void paragraph(int indent, String safe) {
        hanging(" ".repeat(indent), indent, safe);
    }

    /// A paragraph whose first line follows `head` (already painted) and whose other lines are indented.
    void hanging(String head, int indent, String safe) {
        List<String> lines = Columns.wrap(safe, width - indent);
        line(head + lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            line(" ".repeat(indent) + line);
        }
    }

    /// A heading with something less important after it: on the same line where it fits, else below.
    void titled(int indent, String safeTitle, String safeNote) {
        List<String> lines = Columns.wrap(safeTitle, width - indent);
        String margin = " ".repeat(indent);
        for (String line : lines.subList(0, lines.size() - 1)) {
            line(margin + strong(line));
        }
        String last = lines.getLast();
        if (indent + Columns.of(last) + 2 + Columns.of(safeNote) <= width) {
            line(margin + strong(last) + "  " + dim(safeNote));
        } else {
            line(margin + strong(last));
            line(margin + dim(safeNote));
        }
    }

    /// Lines that keep their own indentation, each wrapped under it.
    void block(int indent, List<String> safeLines) {
        for (String line : safeLines) {
            int leading = 0;
            while (leading < line.length() && leading < 16 && line.charAt(leading) == ' ') {
                leading++;
            }
            if (line.isBlank()) {
                blank();
            } else {
                paragraph(indent + leading, line);
            }
        }
    }

    /// One line: of a long place only as much as fits.
    void evidenceInShort(int indent, Evidence evidence) {
        String source = SafeText.line(evidence.source()) + ": ";
        String place = SafeText.line(evidence.locator());
        int room = width - indent - Columns.of(source);
        List<String> lines = Columns.wrap(place, room);
        String shown = lines.size() == 1
                ? lines.getFirst()
                : Columns.wrap(place, room - MORE.length()).getFirst() + MORE;
        line(" ".repeat(indent) + dim(source + shown));
    }

    /// After `head` (already painted); the place follows its source on the same line, the digest below.
    void evidenceInFull(String head, int indent, Evidence evidence) {
        String source = SafeText.line(evidence.source()) + ": ";
        int room = width - indent - Columns.of(source);
        List<String> lines = Columns.wrap(SafeText.line(evidence.locator()), room);
        line(head + dim(source + lines.getFirst()));
        for (String line : lines.subList(1, lines.size())) {
            line(" ".repeat(indent + 2) + dim(line));
        }
        if (evidence.sha256() != null) {
            line(" ".repeat(indent + 2) + dim("sha256 " + SafeText.line(evidence.sha256())));
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
