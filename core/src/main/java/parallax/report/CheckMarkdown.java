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

/// A check as a complete Markdown document.
final class CheckMarkdown {

    private final Check check;
    private final StringBuilder out = new StringBuilder(16384);

    CheckMarkdown(Check check) {
        this.check = check;
    }

    String write() {
        line("# " + CheckWords.verdict(check.verdict()) + ": " + MarkdownText.prose(CheckWords.title(check)));
        line("");
        line(MarkdownText.prose(check.summary()));
        line("");
        for (Subject subject : CheckWords.asked(check)) {
            build("", subject);
        }
        for (Subject subject : CheckWords.beside(check)) {
            build("beside: ", subject);
        }
        line("- target: " + MarkdownText.prose(check.target().describe()));
        for (String sentence : check.host()) {
            line("- host: " + MarkdownText.prose(sentence));
        }
        libraries();
        metadata();
        new FindingsMarkdown(out, "one", "other").write(check.findings());
        repairs();
        unknown();
        return out.toString();
    }

    private void build(String role, Subject subject) {
        line("- " + role + "**" + MarkdownText.prose(CheckWords.build(subject)) + "**: "
                + MarkdownText.code(CheckWords.origin(subject)));
    }

    private void libraries() {
        section("Libraries: " + CheckWords.counts(check.libraries()));
        for (Verdict verdict : List.of(Verdict.BREAKS, Verdict.UNKNOWN)) {
            for (LibraryCheck library : CheckWords.of(check.libraries(), verdict)) {
                library(library);
            }
        }
        List<LibraryCheck> loading = CheckWords.of(check.libraries(), Verdict.WORKS);
        if (!loading.isEmpty()) {
            line("");
            line("### These load");
            line("");
        }
        for (LibraryCheck library : loading) {
            line("- " + MarkdownText.code(library.path()) + ", " + MarkdownText.prose(library.packageName()));
        }
    }

    private void library(LibraryCheck library) {
        line("");
        line("### " + MarkdownText.prose(library.path()));
        line("");
        line(MarkdownText.prose(CheckWords.standing(library)));
        line("");
        String cause = CheckWords.cause(library);
        if (cause != null) {
            line("- cause: " + MarkdownText.prose(cause));
        }
        for (MissingLibrary missing : library.missingLibraries()) {
            String label = missing.decided() ? "- missing: " : "- open: ";
            line(label + MarkdownText.prose(CheckWords.missing(library, missing)));
        }
        for (MissingVersion missing : library.missingVersions()) {
            line("- version: " + MarkdownText.prose(CheckWords.missing(library, missing)));
        }
        for (UndefinedSymbol symbol : library.undefinedSymbols()) {
            line("- symbol: " + MarkdownText.prose(CheckWords.undefined(library, symbol)));
            for (String instead : symbol.instead()) {
                line("  - has instead: " + MarkdownText.prose(instead));
            }
        }
        int more = library.undefinedCount() - library.undefinedSymbols().size();
        if (more > 0) {
            line("- and " + Words.count(more, "more symbol"));
        }
        for (String problem : library.problems()) {
            line("- problem: " + MarkdownText.prose(problem));
        }
        if (!library.consequence().isEmpty()) {
            line("- then: " + MarkdownText.prose(library.consequence()));
        }
    }

    private void metadata() {
        section("Metadata: " + CheckWords.metadataWord(check));
        line("");
        line(MarkdownText.prose(CheckWords.metadata(check)));
        MetadataWord metadata = check.metadata();
        if (!metadata.conflicts().isEmpty() || !metadata.absent().isEmpty()) {
            line("");
        }
        for (MetadataWord.Conflict conflict : metadata.conflicts()) {
            line("- " + MarkdownText.prose(CheckWords.conflict(conflict)));
            line("  - " + MarkdownText.evidence(conflict.evidence()));
        }
        for (MetadataWord.Absent absent : metadata.absent()) {
            line("- not given: " + MarkdownText.prose(absent.packageName()) + " requires "
                    + MarkdownText.code(absent.requirement()));
        }
    }

    private void repairs() {
        if (check.repairs().isEmpty()) {
            return;
        }
        section("Repairs: nearest first");
        for (Repair repair : check.repairs()) {
            line("");
            line("### " + MarkdownText.prose(repair.title()));
            line("");
            line(MarkdownText.prose(CheckWords.verified(repair)));
            List<String> commands = CheckWords.commands(repair);
            if (!commands.isEmpty()) {
                line("");
                // Joined after each is one line, so that none of them can look like two.
                out.append(MarkdownText.fenced(
                        String.join("\n", commands.stream().map(SafeText::line).toList())));
            }
        }
    }

    private void unknown() {
        if (check.unknown().isEmpty()) {
            return;
        }
        section("Unknown: could not be looked at");
        line("");
        for (Unknown unknown : check.unknown()) {
            line("- " + MarkdownText.prose(unknown.what()) + ": " + MarkdownText.prose(unknown.why()));
        }
    }

    private void section(String title) {
        line("");
        line("## " + MarkdownText.prose(title));
    }

    private void line(String markdown) {
        out.append(markdown).append('\n');
    }
}
