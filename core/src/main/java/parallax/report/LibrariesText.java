package parallax.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.finding.LibraryCheck;
import parallax.finding.LibraryCheck.MissingLibrary;
import parallax.finding.LibraryCheck.MissingVersion;
import parallax.finding.LibraryCheck.UndefinedSymbol;
import parallax.finding.Verdict;

/// The native libraries of a check for a terminal: what breaks in full, the rest in a line each or counted.
final class LibrariesText {

    /// Libraries, and entries of each list below a library, that a first screen shows.
    private static final int FEW = 3;

    private static final int LOADING = 5;
    private static final int LABELS = 7;
    private static final int INDENT = 4 + LABELS + 2;

    private final TextWriter out;
    private final boolean all;
    private @Nullable String lastCause;

    LibrariesText(TextWriter out, boolean all) {
        this.out = out;
        this.all = all;
    }

    void write(List<LibraryCheck> libraries) {
        out.blank();
        out.line(out.strong("LIBRARIES") + "  " + CheckWords.counts(libraries));
        for (Verdict verdict : List.of(Verdict.BREAKS, Verdict.UNKNOWN)) {
            List<LibraryCheck> found = CheckWords.of(libraries, verdict);
            List<LibraryCheck> shown = first(found);
            shown.forEach(this::inFull);
            rest(verdict, found.size() - shown.size(), !shown.isEmpty());
        }
        List<LibraryCheck> loading = CheckWords.of(libraries, Verdict.WORKS);
        if (!all && loading.size() > LOADING) {
            rest(Verdict.WORKS, loading.size(), loading.size() < libraries.size());
            return;
        }
        for (LibraryCheck library : loading) {
            String place = SafeText.line(library.path()) + " (" + SafeText.line(library.packageName()) + ") ";
            out.hanging("  ", 4, place + library.verdict().ofLibrary());
        }
    }

    private <T> List<T> first(List<T> items) {
        return all || items.size() <= FEW ? items : items.subList(0, FEW);
    }

    private void rest(Verdict verdict, int count, boolean afterOthers) {
        if (count > 0) {
            String noun = (afterOthers ? "more " : "") + (count == 1 ? "library " : "libraries ");
            out.line("  " + count + " " + noun + CheckWords.fate(verdict, count));
        }
    }

    private void inFull(LibraryCheck library) {
        out.titled(2, SafeText.line(library.path()), SafeText.line(CheckWords.standing(library)));
        @Nullable String cause = CheckWords.cause(library);
        if (cause != null && cause.equals(lastCause) && !all) {
            row("cause", "as above; " + CheckWords.lacks(library));
            consequence(library);
            return;
        }
        lastCause = cause;
        if (cause != null) {
            row("cause", cause);
        }
        missingLibraries(library);
        List<MissingVersion> versions = first(library.missingVersions());
        String label = "version";
        for (MissingVersion missing : versions) {
            row(label, CheckWords.missing(library, missing));
            label = "";
        }
        more(library.missingVersions().size() - versions.size());
        symbols(library);
        for (String problem : library.problems()) {
            row("problem", problem);
        }
        consequence(library);
    }

    private void consequence(LibraryCheck library) {
        if (!library.consequence().isEmpty()) {
            row("then", library.consequence());
        }
    }

    private void missingLibraries(LibraryCheck library) {
        List<MissingLibrary> shown = first(library.missingLibraries());
        String last = "";
        for (MissingLibrary missing : shown) {
            String label = missing.decided() ? "missing" : "open";
            row(label.equals(last) ? "" : label, CheckWords.missing(library, missing));
            last = label;
        }
        more(library.missingLibraries().size() - shown.size());
    }

    private void symbols(LibraryCheck library) {
        List<UndefinedSymbol> shown = first(library.undefinedSymbols());
        String label = "symbol";
        for (UndefinedSymbol symbol : shown) {
            row(label, CheckWords.undefined(library, symbol));
            for (String instead : first(symbol.instead())) {
                out.hanging(" ".repeat(INDENT), INDENT + 2, "has instead: " + SafeText.line(instead));
            }
            label = "";
        }
        more(Math.max(library.undefinedCount(), library.undefinedSymbols().size()) - shown.size());
    }

    private void more(int more) {
        if (more > 0) {
            out.line(" ".repeat(INDENT) + "and " + more + " more");
        }
    }

    private void row(String label, String value) {
        out.hanging("    " + out.dim(Columns.pad(label, LABELS)) + "  ", INDENT, SafeText.line(value));
    }
}
