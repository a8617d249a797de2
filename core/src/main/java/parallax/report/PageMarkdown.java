package parallax.report;

import java.util.List;
import parallax.fact.Evidence;

/// A page as Markdown.
final class PageMarkdown {

    private PageMarkdown() {}

    static String write(Page page) {
        StringBuilder out = new StringBuilder(8192);
        out.append("# ").append(MarkdownText.prose(page.title())).append("\n\n");
        items(out, page.head());
        for (Page.Part part : page.parts()) {
            out.append('\n');
            switch (part) {
                case Page.Section section ->
                    out.append("## ")
                            .append(MarkdownText.prose(section.title()))
                            .append('\n');
                case Page.Paragraph paragraph ->
                    out.append(MarkdownText.lines(paragraph.text())).append('\n');
                case Page.Verbatim verbatim -> out.append(MarkdownText.fenced(verbatim.text()));
                case Page.Items items -> items(out, items.items());
            }
        }
        return out.toString();
    }

    private static void items(StringBuilder out, List<Page.Item> items) {
        for (Page.Item item : items) {
            out.append("- ").append(MarkdownText.prose(item.label()));
            List<String> lines = SafeText.lines(item.value());
            if (lines.size() == 1) {
                out.append(item.value().isEmpty() ? "" : ": " + MarkdownText.prose(item.value()));
            }
            out.append('\n');
            if (lines.size() > 1) {
                for (String line : lines) {
                    out.append("  - ").append(MarkdownText.prose(line)).append('\n');
                }
            }
            for (Evidence evidence : item.evidence()) {
                out.append("  - ").append(MarkdownText.evidence(evidence)).append('\n');
            }
        }
    }
}
