package parallax.report;

import java.util.List;

/// A page as HTML.
final class PageHtml {

    private PageHtml() {}

    static String write(Page page) {
        HtmlWriter out = new HtmlWriter(page.title());
        out.raw("<header>\n").element("h1", page.title()).raw("\n");
        items(out, page.head());
        out.raw("</header>\n<main>\n");
        for (Page.Part part : page.parts()) {
            switch (part) {
                case Page.Section section -> out.element("h2", section.title()).raw("\n");
                case Page.Paragraph paragraph ->
                    out.raw("<p class=\"lines\">").lines(paragraph.text()).raw("</p>\n");
                case Page.Verbatim verbatim ->
                    out.raw("<pre>").lines(verbatim.text()).raw("</pre>\n");
                case Page.Items items -> items(out, items.items());
            }
        }
        return out.raw("</main>\n<footer>Written by Parallax.</footer>\n").end();
    }

    private static void items(HtmlWriter out, List<Page.Item> items) {
        out.raw("<dl>\n");
        for (Page.Item item : items) {
            out.element("dt", item.label()).raw("<dd><span class=\"lines\">");
            out.lines(item.value()).raw("</span>");
            if (item.value().isEmpty()) {
                out.openEvidence(item.evidence());
            } else if (!item.evidence().isEmpty()) {
                out.foldedEvidence(item.evidence());
            }
            out.raw("</dd>\n");
        }
        out.raw("</dl>\n");
    }
}
