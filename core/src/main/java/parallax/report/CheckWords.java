package parallax.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.finding.Cause;
import parallax.finding.Check;
import parallax.finding.LibraryCheck;
import parallax.finding.LibraryCheck.MissingLibrary;
import parallax.finding.LibraryCheck.MissingVersion;
import parallax.finding.LibraryCheck.UndefinedSymbol;
import parallax.finding.MetadataWord;
import parallax.finding.Repair;
import parallax.finding.Subject;
import parallax.finding.Verdict;

/// The sentences about a check that all formats for people share. Gives raw text; each format makes it safe in its own
/// way.
final class CheckWords {

    private static final int BUILDS_IN_TITLE = 3;

    private CheckWords() {}

    /// The verdict of the whole, to be the first word of a report.
    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case WORKS -> "WORKS";
            case BREAKS -> "BREAKS";
            case UNKNOWN -> "CANNOT TELL";
        };
    }

    /// `torchvision 0.28.0 with torch 2.13.0+cpu`.
    static String title(Check check) {
        List<Subject> asked = asked(check);
        List<String> names = new ArrayList<>();
        for (Subject subject : asked.subList(0, Math.min(asked.size(), BUILDS_IN_TITLE))) {
            names.add(build(subject));
        }
        int more = asked.size() - names.size();
        return String.join(" with ", names) + (more == 0 ? "" : " with " + Words.count(more, "more build"));
    }

    static List<Subject> asked(Check check) {
        return check.builds().subList(0, Math.min(check.asked(), check.builds().size()));
    }

    /// Those given to complete the environment.
    static List<Subject> beside(Check check) {
        return check.builds().subList(asked(check).size(), check.builds().size());
    }

    static String build(Subject subject) {
        return subject.name() + " " + (subject.version() == null ? "(version not stated)" : subject.version());
    }

    /// Where a build is from.
    static String origin(Subject subject) {
        return subject.build() == null || subject.isArtifact()
                ? subject.reference()
                : subject.reference() + ": " + subject.build();
    }

    /// Those with this verdict, the ones that decide first.
    static List<LibraryCheck> of(List<LibraryCheck> libraries, Verdict verdict) {
        List<LibraryCheck> found = new ArrayList<>();
        for (boolean needed : new boolean[] {true, false}) {
            for (LibraryCheck library : libraries) {
                if (library.verdict() == verdict && library.needed() == needed) {
                    found.add(library);
                }
            }
        }
        return found;
    }

    /// `1 does not load, 2 cannot be told, 20 load`.
    static String counts(List<LibraryCheck> libraries) {
        if (libraries.isEmpty()) {
            return "no native library in these builds";
        }
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.BREAKS, Verdict.UNKNOWN, Verdict.WORKS)) {
            int count = of(libraries, verdict).size();
            if (count > 0) {
                counts.add(count + " " + fate(verdict, count));
            }
        }
        return String.join(", ", counts);
    }

    /// What `count` libraries do: `does not load`, `do not load`.
    static String fate(Verdict verdict, int count) {
        return switch (verdict) {
            case WORKS -> count == 1 ? "loads" : "load";
            case BREAKS -> count == 1 ? "does not load" : "do not load";
            case UNKNOWN -> "cannot be told";
        };
    }

    /// `2 libraries missing, 1 symbol undefined`.
    static String lacks(LibraryCheck library) {
        List<String> lacks = new ArrayList<>();
        int libraries = library.missingLibraries().size();
        if (libraries > 0) {
            lacks.add(libraries + (libraries == 1 ? " library missing" : " libraries missing"));
        }
        int versions = library.missingVersions().size();
        if (versions > 0) {
            lacks.add(Words.count(versions, "version") + " missing");
        }
        int symbols =
                Math.max(library.undefinedCount(), library.undefinedSymbols().size());
        if (symbols > 0) {
            lacks.add(Words.count(symbols, "symbol") + " undefined");
        }
        return lacks.isEmpty() ? library.verdict().ofLibrary() : String.join(", ", lacks);
    }

    /// `torchvision, does not load`.
    static String standing(LibraryCheck library) {
        boolean isDecisive = library.needed() || library.verdict() == Verdict.WORKS;
        String aside = isDecisive
                ? ""
                : library.consequence().isEmpty() ? "; nothing is known to load it" : "; the import goes on without it";
        return library.packageName() + ", " + library.verdict().ofLibrary() + aside;
    }

    /// Null where there is none.
    static @Nullable String cause(LibraryCheck library) {
        Cause cause = library.cause();
        if (cause == null) {
            return library.explanation().isEmpty() ? null : library.explanation();
        }
        return library.explanation().isEmpty() ? cause.title() : cause.title() + ": " + library.explanation();
    }

    /// `libcudart.so.13, wanted by torch/lib/libtorch_cuda.so: in none of the folders looked through`.
    static String missing(LibraryCheck library, MissingLibrary missing) {
        return missing.name()
                + wantedBy(library, missing.wantedBy())
                + (missing.why().isEmpty() ? "" : ": " + missing.why());
    }

    static String missing(LibraryCheck library, MissingVersion missing) {
        String offered = missing.offered().isEmpty() ? ", which has none of its kind" : ", which ends at ";
        return missing.version() + " of " + missing.library() + wantedBy(library, missing.wantedBy()) + offered
                + missing.offered();
    }

    static String undefined(LibraryCheck library, UndefinedSymbol symbol) {
        return shown(symbol)
                + (symbol.version() == null ? "" : ", version " + symbol.version())
                + (symbol.wantedFrom() == null ? "" : ", wanted from " + symbol.wantedFrom())
                + (symbol.wantedBy().equals(library.path()) ? "" : " by " + symbol.wantedBy());
    }

    static String shown(UndefinedSymbol symbol) {
        return symbol.demangled() == null ? symbol.name() : symbol.demangled();
    }

    private static String wantedBy(LibraryCheck library, String path) {
        return path.equals(library.path()) ? "" : ", wanted by " + path;
    }

    /// What metadata say, and what metadata and binaries say together where both tell.
    static String metadata(Check check) {
        MetadataWord metadata = check.metadata();
        if (!metadata.conflicts().isEmpty()) {
            int conflicts = metadata.conflicts().size();
            return metadataWord(check) + ": " + Words.count(conflicts, "requirement") + " not met";
        }
        Boolean allowed = metadata.allowed();
        if (allowed == null) {
            return metadataWord(check) + " whether every requirement on a given build is met";
        }
        return metadataWord(check) + ": "
                + (allowed ? "every requirement on a given build is met" : "a requirement is not met");
    }

    static String metadataWord(Check check) {
        if (!check.agreement().isEmpty()) {
            return check.agreement();
        }
        Boolean allowed = check.metadata().allowed();
        return allowed == null ? "cannot tell" : allowed ? "allowed" : "forbidden";
    }

    static String conflict(MetadataWord.Conflict conflict) {
        return conflict.packageName() + " requires " + conflict.requirement() + ", found " + conflict.found();
    }

    static String verified(Repair repair) {
        String word = repair.verified() ? "verified" : "not verified";
        return repair.why().isEmpty() ? word : word + ": " + repair.why();
    }

    /// What to type, in the order pip, uv, conda, pixi.
    static List<String> commands(Repair repair) {
        List<String> commands = new ArrayList<>();
        for (@Nullable
        String command : new @Nullable String[] {repair.pip(), repair.uv(), repair.conda(), repair.pixi()}) {
            if (command != null) {
                commands.add(command);
            }
        }
        return commands;
    }
}
