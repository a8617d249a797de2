package parallax.report;

import java.util.List;
import parallax.fact.Evidence;

/// A page for a terminal.
final class PageText {

    /// Labels above this length do not push all values to the right.
    private static final int LABEL_LIMIT = 24;

    private final Page page;
    private final TextWriter out;

    PageText(Page page, Layout layout) {
        this.page = page;
        this.out = new TextWriter(layout);
    }

    String write() {
        for (String line : Columns.wrap(SafeText.line(page.title()), out.width())) {
            out.line(out.strong(line));
        }
        items(page.head());
        boolean afterHeading = false;
        for (Page.Part part : page.parts()) {
            if (part instanceof Page.Paragraph && !afterHeading) {
                out.blank();
            }
            afterHeading = part instanceof Page.Section;
            switch (part) {
                case Page.Section section -> {
                    out.blank();
                    out.line(out.strong(SafeText.line(section.title())));
                }
                case Page.Paragraph paragraph -> out.block(2, SafeText.lines(paragraph.text()));
                case Page.Verbatim verbatim -> {
                    for (String line : SafeText.lines(verbatim.text())) {
                        out.line(line.isEmpty() ? "" : "    " + line);
                    }
                }
                case Page.Items items -> items(items.items());
            }
        }
        return out.toString();
    }

    private void items(List<Page.Item> items) {
        int labels = 0;
        for (Page.Item item : items) {
            int size = Columns.of(SafeText.line(item.label()));
            labels = size > LABEL_LIMIT ? labels : Math.max(labels, size);
        }
        for (Page.Item item : items) {
            item(labels, item);
        }
    }

    private void item(int labels, Page.Item item) {
        String label = SafeText.line(item.label());
        int indent = labels + 4;
        String head = "  " + out.dim(Columns.pad(label, labels)) + "  ";
        List<String> lines = SafeText.lines(item.value());
        if (Columns.of(label) > labels) {
            out.paragraph(2, label);
            out.block(indent, lines);
        } else if (!item.value().isEmpty()) {
            out.hanging(head, indent, lines.getFirst());
            out.block(indent, lines.subList(1, lines.size()));
        }
        boolean first = item.value().isEmpty();
        for (Evidence evidence : item.evidence()) {
            out.evidenceInFull(first ? head : " ".repeat(indent), indent, evidence);
            first = false;
        }
    }
}
