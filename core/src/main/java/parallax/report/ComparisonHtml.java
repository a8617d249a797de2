package parallax.report;

import parallax.finding.Comparison;
import parallax.finding.Impact;
import parallax.finding.Subject;
import parallax.finding.Unknown;

/// A comparison as a complete HTML page.
final class ComparisonHtml {

    private final Comparison comparison;
    private final HtmlWriter out;

    ComparisonHtml(Comparison comparison) {
        this.comparison = comparison;
        this.out = new HtmlWriter(Words.title(comparison));
    }

    String write() {
        header();
        out.raw("<main>\n");
        highlights();
        new FindingsHtml(out, Words.leftLabel(comparison), Words.rightLabel(comparison)).write(comparison.findings());
        unknown();
        out.raw("</main>\n<footer>Written by Parallax from data ")
                .text(Words.recorded(comparison))
                .raw(".</footer>\n");
        return out.end();
    }

    private void header() {
        out.raw("<header>\n").element("h1", Words.title(comparison)).raw("\n<div class=\"sides\">\n");
        side(Words.leftLabel(comparison), comparison.left());
        side(Words.rightLabel(comparison), comparison.right());
        out.raw("</div>\n<p><strong>Target:</strong> ")
                .text(comparison.target().describe())
                .raw("<br>\n<strong>Data:</strong> ")
                .text(Words.recorded(comparison))
                .raw("</p>\n");
        for (String sentence : comparison.scope()) {
            out.element("p", sentence).raw("\n");
        }
        out.raw("<ul class=\"counts\">\n");
        for (Impact impact : Impact.values()) {
            int count = Words.of(comparison.findings(), impact).size();
            count(impact.id(), count, impact.id());
        }
        count("unknown", comparison.unknown().size(), "unknown");
        out.raw("</ul>\n</header>\n");
    }

    private void side(String label, Subject subject) {
        out.raw("<section class=\"side\">\n").element("h2", label).raw("\n<dl>\n");
        out.raw("<dt>reference</dt><dd>").element("code", subject.reference()).raw("</dd>\n");
        out.pair("package", subject.name() + " (" + subject.name().ecosystem() + ")");
        out.pair("newest", subject.newest() == null ? "not known" : subject.newest());
        out.pair("compared", subject.version() == null ? "no build" : subject.version());
        if (subject.build() != null) {
            out.raw("<dt>build</dt><dd>").element("code", subject.build()).raw("</dd>\n");
        }
        if (subject.sha256() != null) {
            out.raw("<dt>sha256</dt><dd>").element("code", subject.sha256()).raw("</dd>\n");
        }
        out.raw("</dl>\n</section>\n");
    }

    private void count(String group, int count, String label) {
        String body = "<b>" + count + "</b> " + label;
        String entry = count == 0 ? "<span>" + body + "</span>" : "<a href=\"#" + group + "\">" + body + "</a>";
        out.raw("<li class=\"" + group + "\">" + entry + "</li>\n");
    }

    private void highlights() {
        if (comparison.highlights().isEmpty()) {
            return;
        }
        out.raw("<h2 id=\"highlights\">The most telling</h2>\n<ul class=\"highlights\">\n");
        for (String id : comparison.highlights()) {
            comparison
                    .finding(id)
                    .ifPresent(finding -> out.raw("<li class=\""
                                    + finding.impact().id() + "\"><span class=\"impact\">"
                                    + finding.impact().id() + "</span>: <a href=\"#" + FindingsHtml.anchor(id) + "\">")
                            .text(finding.title())
                            .raw("</a></li>\n"));
        }
        out.raw("</ul>\n");
    }

    private void unknown() {
        if (comparison.unknown().isEmpty()) {
            return;
        }
        out.raw("<section class=\"unknown\">\n<h2 id=\"unknown\"><span class=\"impact\">Unknown</span> ");
        out.raw("<span class=\"meaning\">could not be looked at, so neither equal nor different</span></h2>\n<ul>\n");
        for (Unknown unknown : comparison.unknown()) {
            out.raw("<li>")
                    .element("strong", unknown.what())
                    .raw(": ")
                    .text(unknown.why())
                    .raw("</li>\n");
        }
        out.raw("</ul>\n</section>\n");
    }
}
