package parallax.report;

import java.util.List;
import parallax.finding.Check;
import parallax.finding.LibraryCheck;
import parallax.finding.LibraryCheck.MissingLibrary;
import parallax.finding.LibraryCheck.MissingVersion;
import parallax.finding.LibraryCheck.UndefinedSymbol;
import parallax.finding.MetadataWord;
import parallax.finding.Repair;
import parallax.finding.Subject;
import parallax.finding.Unknown;
import parallax.finding.Verdict;

/// A check as a complete HTML page.
final class CheckHtml {

    static final String STYLE = """
            :root { --works: #116329; }
            @media (prefers-color-scheme: dark) { :root { --works: #7ee2a0; } }
            .works { --impact: var(--works); }
            .verdict { color: var(--impact); }
            .summary { font-size: 1.1rem; }
            """;

    private final Check check;
    private final HtmlWriter out;

    CheckHtml(Check check) {
        this.check = check;
        this.out = new HtmlWriter(CheckWords.verdict(check.verdict()) + ": " + CheckWords.title(check), STYLE);
    }

    String write() {
        header();
        out.raw("<main>\n");
        libraries();
        metadata();
        new FindingsHtml(out, "one", "other").write(check.findings());
        repairs();
        unknown();
        return out.raw("</main>\n<footer>Written by Parallax.</footer>\n").end();
    }

    private void header() {
        out.raw("<header class=\"" + check.verdict().id() + "\">\n<h1><span class=\"verdict\">");
        out.raw(CheckWords.verdict(check.verdict())).raw("</span> ").text(CheckWords.title(check));
        out.raw("</h1>\n").element("p", "summary", check.summary()).raw("\n<dl>\n");
        for (Subject subject : CheckWords.asked(check)) {
            code(CheckWords.build(subject), CheckWords.origin(subject));
        }
        for (Subject subject : CheckWords.beside(check)) {
            code("beside: " + CheckWords.build(subject), CheckWords.origin(subject));
        }
        out.pair("target", check.target().describe());
        for (String sentence : check.host()) {
            out.pair("host", sentence);
        }
        out.raw("</dl>\n</header>\n");
    }

    private void libraries() {
        out.element("h2", "Libraries: " + CheckWords.counts(check.libraries())).raw("\n");
        for (Verdict verdict : List.of(Verdict.BREAKS, Verdict.UNKNOWN)) {
            for (LibraryCheck library : CheckWords.of(check.libraries(), verdict)) {
                library(library);
            }
        }
        List<LibraryCheck> loading = CheckWords.of(check.libraries(), Verdict.WORKS);
        if (loading.isEmpty()) {
            return;
        }
        out.raw("<details><summary>These load (" + loading.size() + ")</summary>\n<ul>\n");
        for (LibraryCheck library : loading) {
            out.raw("<li>").element("code", library.path()).raw(", ");
            out.text(library.packageName()).raw("</li>\n");
        }
        out.raw("</ul></details>\n");
    }

    private void library(LibraryCheck library) {
        String group = library.needed() || library.verdict() == Verdict.UNKNOWN
                ? library.verdict().id()
                : "risk";
        out.raw("<article class=\"finding " + group + "\">\n").element("h3", library.path());
        out.raw("\n").element("div", "id", CheckWords.standing(library)).raw("\n<dl>\n");
        String cause = CheckWords.cause(library);
        if (cause != null) {
            out.pair("cause", cause);
        }
        for (MissingLibrary missing : library.missingLibraries()) {
            out.pair(missing.decided() ? "missing" : "open", CheckWords.missing(library, missing));
        }
        for (MissingVersion missing : library.missingVersions()) {
            out.pair("version", CheckWords.missing(library, missing));
        }
        for (UndefinedSymbol symbol : library.undefinedSymbols()) {
            code("symbol", CheckWords.undefined(library, symbol));
            for (String instead : symbol.instead()) {
                code("has instead", instead);
            }
        }
        int more = library.undefinedCount() - library.undefinedSymbols().size();
        if (more > 0) {
            out.pair("", "and " + Words.count(more, "more symbol"));
        }
        for (String problem : library.problems()) {
            out.pair("problem", problem);
        }
        if (!library.consequence().isEmpty()) {
            out.pair("then", library.consequence());
        }
        out.raw("</dl>\n</article>\n");
    }

    private void metadata() {
        out.element("h2", "Metadata: " + CheckWords.metadataWord(check)).raw("\n");
        out.element("p", CheckWords.metadata(check)).raw("\n");
        MetadataWord metadata = check.metadata();
        for (MetadataWord.Conflict conflict : metadata.conflicts()) {
            out.raw("<article class=\"finding risk\">\n").element("h3", CheckWords.conflict(conflict));
            out.raw("\n").openEvidence(List.of(conflict.evidence())).raw("</article>\n");
        }
        if (metadata.absent().isEmpty()) {
            return;
        }
        out.raw("<details><summary>Not given (" + metadata.absent().size() + ")</summary>\n<ul>\n");
        for (MetadataWord.Absent absent : metadata.absent()) {
            out.raw("<li>").text(absent.packageName()).raw(" requires ");
            out.element("code", absent.requirement()).raw("</li>\n");
        }
        out.raw("</ul></details>\n");
    }

    private void repairs() {
        if (check.repairs().isEmpty()) {
            return;
        }
        out.element("h2", "Repairs: nearest first").raw("\n");
        for (Repair repair : check.repairs()) {
            String group = repair.verified() ? "works" : "unknown";
            out.raw("<article class=\"finding " + group + "\">\n").element("h3", repair.title());
            out.raw("\n").element("p", CheckWords.verified(repair)).raw("\n");
            for (String command : CheckWords.commands(repair)) {
                out.element("pre", command).raw("\n");
            }
            out.raw("</article>\n");
        }
    }

    private void unknown() {
        if (check.unknown().isEmpty()) {
            return;
        }
        out.raw("<section class=\"unknown\">\n<h2 id=\"unknown\"><span class=\"impact\">Unknown</span> ");
        out.raw("<span class=\"meaning\">could not be looked at, so neither sound nor broken</span></h2>\n<ul>\n");
        for (Unknown unknown : check.unknown()) {
            out.raw("<li>").element("strong", unknown.what()).raw(": ");
            out.text(unknown.why()).raw("</li>\n");
        }
        out.raw("</ul>\n</section>\n");
    }

    private void code(String label, String value) {
        out.element("dt", label).raw("<dd>").element("code", value).raw("</dd>\n");
    }
}
