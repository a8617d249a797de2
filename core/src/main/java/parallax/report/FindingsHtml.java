package parallax.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parallax.finding.Finding;
import parallax.finding.Impact;

/// Findings in HTML, a section for each impact.
final class FindingsHtml {

    private final HtmlWriter out;
    private final String left;
    private final String right;

    /// @param left what values of the left side are shown under
    /// @param right as `left`
    FindingsHtml(HtmlWriter out, String left, String right) {
        this.out = out;
        this.left = left;
        this.right = right;
    }

    void write(List<Finding> findings) {
        for (Impact impact : Impact.values()) {
            group(impact, Words.of(findings, impact));
        }
    }

    private void group(Impact impact, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        String id = impact.id();
        String name = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
        out.raw("<section class=\"" + id + "\">\n<h2 id=\"" + id + "\"><span class=\"impact\">" + name);
        out.raw("</span> <span class=\"meaning\">" + impact.meaning() + "</span></h2>\n");
        for (Finding finding : findings) {
            finding(finding);
        }
        out.raw("</section>\n");
    }

    private void finding(Finding finding) {
        out.raw("<article class=\"finding\" id=\"" + anchor(finding.id()) + "\">\n");
        out.element("h3", finding.title()).raw("\n<div class=\"id\">");
        out.element("code", finding.id()).raw(", axis " + finding.axis().id() + "</div>\n");
        if (finding.left() != null || finding.right() != null) {
            out.raw("<dl class=\"values\">\n");
            value(left, finding.left());
            value(right, finding.right());
            out.raw("</dl>\n");
        }
        if (!finding.detail().isEmpty()) {
            out.raw("<p class=\"lines\">").lines(finding.detail()).raw("</p>\n");
        }
        out.foldedEvidence(finding.evidence()).raw("</article>\n");
    }

    private void value(String label, @Nullable String value) {
        out.raw("<div>").element("dt", label).raw("<dd>");
        if (value == null) {
            out.raw("<span class=\"soft\">not said</span>");
        } else {
            out.element("code", value);
        }
        out.raw("</dd></div>\n");
    }

    /// Apart from the anchors of the groups.
    static String anchor(String id) {
        return "finding-" + HtmlWriter.anchor(id);
    }
}
