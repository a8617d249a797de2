package parallax.report;

import java.util.List;
import parallax.fact.Evidence;

/// One self-contained HTML page: no script, no font, image or style from elsewhere, and a policy in its head that
/// forbids them even if something slipped through.
///
/// `text` and `element` escape what they are given; only `raw` does not, and takes markup of this program alone.
final class HtmlWriter {

    private static final String STYLE = """
            :root { color-scheme: light dark; --page: #ffffff; --ink: #1c2128; --soft: #57606a; --line: #d0d7de;
              --panel: #f6f8fa; --link: #0757ad; --breaks: #a40e26; --risk: #8a4600; --changes: #0757ad; --note: #57606a; }
            @media (prefers-color-scheme: dark) { :root { --page: #0f1419; --ink: #e4e8ed; --soft: #a0a9b4; --line: #343c46;
              --panel: #181e25; --link: #79b8ff; --breaks: #ff8f8a; --risk: #f2b25c; --changes: #79b8ff; --note: #a0a9b4; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; background: var(--page); color: var(--ink);
              font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
            h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .75rem; }
            h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line); }
            h3 { font-size: 1rem; margin: 0; }
            p { margin: .5rem 0; }
            a { color: var(--link); }
            code, pre { font: .875em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
              unicode-bidi: isolate; }
            body, code { overflow-wrap: anywhere; }
            pre { background: var(--panel); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem;
              white-space: pre-wrap; overflow-wrap: anywhere; }
            dl { margin: 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem .9rem; }
            dt { color: var(--soft); max-width: 14rem; }
            dd { margin: 0; min-width: 0; }
            .sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; margin: 1rem 0; }
            .side, .finding { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem;
              padding: .85rem 1rem; }
            .side h2 { margin: 0 0 .5rem; padding: 0; border: 0; font-size: 1.05rem; }
            .finding { margin: .75rem 0; border-left: .3rem solid var(--impact); }
            .finding:target { outline: 2px solid var(--impact); }
            .breaks { --impact: var(--breaks); } .risk { --impact: var(--risk); }
            .changes { --impact: var(--changes); } .note { --impact: var(--note); } .unknown { --impact: var(--soft); }
            h2 .impact, .counts b, .impact { color: var(--impact); }
            .meaning, .id, .soft { color: var(--soft); font-weight: 400; font-size: .875rem; }
            .counts { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: 1rem 0; padding: 0; }
            .counts li > * { display: block; padding: .3rem .8rem; border: 1px solid var(--line); border-radius: 2rem;
              color: inherit; text-decoration: none; }
            .counts a:hover, .counts a:focus-visible { border-color: var(--impact); }
            .highlights { padding-left: 1.2rem; } .highlights li { margin: .25rem 0; }
            .values { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .25rem 1rem; margin: .6rem 0; }
            .values > div { min-width: 0; border-top: 1px solid var(--line); padding-top: .3rem; }
            .values dt { font-size: .875rem; }
            .lines { white-space: pre-wrap; }
            .evidence { margin: 0; padding: 0; list-style: none; font-size: .9rem; }
            details { margin-top: .5rem; font-size: .9rem; } summary { cursor: pointer; color: var(--soft); }
            details ul { margin: .35rem 0 0; padding-left: 1.2rem; }
            footer { margin-top: 3rem; color: var(--soft); font-size: .875rem; }
            @media (max-width: 40rem) { .sides, .values, dl { grid-template-columns: minmax(0, 1fr); }
              dd { margin-bottom: .4rem; } }
            @media print { :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 10pt; }
              .finding, .side { break-inside: avoid; } h2, h3 { break-after: avoid; }
              details::details-content { content-visibility: visible; block-size: auto; } }
            """;

    private final StringBuilder out = new StringBuilder(32768);

    /// @param title raw text
    HtmlWriter(String title) {
        this(title, "");
    }

    /// @param title raw text
    /// @param style of this program's own, after the one that all pages share
    HtmlWriter(String title, String style) {
        raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; ");
        raw("base-uri 'none'; form-action 'none'\">\n");
        raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
        raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        element("title", title).raw("\n<style>\n").raw(STYLE).raw(style).raw("</style>\n</head>\n<body>\n");
    }

    HtmlWriter raw(String markup) {
        out.append(markup);
        return this;
    }

    /// Untrusted text, one line.
    HtmlWriter text(String text) {
        escape(SafeText.line(text));
        return this;
    }

    /// Untrusted text whose line ends stay line ends; the style decides whether they show.
    HtmlWriter lines(String text) {
        List<String> lines = SafeText.lines(text);
        for (int index = 0; index < lines.size(); index++) {
            raw(index == 0 ? "" : "\n");
            escape(lines.get(index));
        }
        return this;
    }

    HtmlWriter element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">");
    }

    /// @param name of this program's own choice
    HtmlWriter element(String name, String styleClass, String text) {
        return raw("<" + name + " class=\"" + styleClass + "\">").text(text).raw("</" + name + ">");
    }

    HtmlWriter pair(String label, String value) {
        return element("dt", label).raw("<dd>").text(value).raw("</dd>\n");
    }

    /// Folded away, for pages whose subject it is not.
    HtmlWriter foldedEvidence(List<Evidence> evidence) {
        raw("<details><summary>Evidence (" + evidence.size() + ")</summary>\n<ul>\n");
        return listed(evidence).raw("</ul></details>\n");
    }

    HtmlWriter openEvidence(List<Evidence> evidence) {
        return raw("<ul class=\"evidence\">\n").listed(evidence).raw("</ul>\n");
    }

    private HtmlWriter listed(List<Evidence> evidence) {
        for (Evidence one : evidence) {
            raw("<li>").text(one.source()).raw(": ");
            if (Links.safe(one.locator())) {
                raw("<a rel=\"noreferrer\" href=\"").text(one.locator()).raw("\">");
                text(one.locator()).raw("</a>");
            } else {
                element("code", one.locator());
            }
            if (one.sha256() != null) {
                raw("<br><span class=\"soft\">sha256 ")
                        .element("code", one.sha256())
                        .raw("</span>");
            }
            raw("</li>\n");
        }
        return this;
    }

    String end() {
        return raw("</body>\n</html>\n").out.toString();
    }

    private void escape(String safe) {
        for (int index = 0; index < safe.length(); index++) {
            char unit = safe.charAt(index);
            switch (unit) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(unit);
            }
        }
    }

    /// An anchor for any text: what is no letter, digit, `.`, `/` or `-` becomes its number between colons, so that
    /// different ids stay different and no quote or space is left.
    static String anchor(String id) {
        StringBuilder anchor = new StringBuilder(id.length() + 8);
        for (int index = 0; index < id.length(); index++) {
            char unit = id.charAt(index);
            boolean plain = (unit >= 'a' && unit <= 'z')
                    || (unit >= 'A' && unit <= 'Z')
                    || (unit >= '0' && unit <= '9')
                    || "./-_".indexOf(unit) >= 0;
            if (plain) {
                anchor.append(unit);
            } else {
                anchor.append(':').append(Integer.toHexString(unit)).append(':');
            }
        }
        return anchor.toString();
    }
}
