package parallax.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows in Python where one native library cannot be loaded, as far as the sources tell.
///
/// @param kind the worst that may follow
/// @param certain false where it hangs on conditions that the sources do not decide: say "may" then
/// @param loads every statement that loads the library, sorted by module; empty for {@link Kind#NOT_SEEN}
/// @param swallowed where the error ends without harm during the import, in the order of the run
/// @param failing modules of the library's package whose import fails for certain, in the order in which they do, the
///     cause first. Where the package itself is among them, no other module of it can be imported either; only those
///     on the way are listed
/// @param mayFail further modules of it whose import fails under conditions that the sources do not decide
/// @param dependents other top-level packages of the environment whose import fails or may fail, sorted
/// @param breaking the first statement that makes an import fail; null where none does
/// @param unnamedLoads statements of the package that load libraries whose names are computed; it may be this one
/// @param notRead modules on the way that could not be read, sorted: what they do is unknown
public record Fallout(
        Kind kind,
        boolean certain,
        List<Place> loads,
        List<Swallowed> swallowed,
        List<String> failing,
        List<String> mayFail,
        List<String> dependents,
        @Nullable Breaking breaking,
        List<Place> unnamedLoads,
        List<String> notRead) {

    /// How far the failure reaches, the worst first.
    public enum Kind {
        /// The import of the top-level package fails.
        FATAL,
        /// Some modules cannot be imported; the top-level package can.
        PARTIAL,
        /// The error is caught, and nothing fails at import: something is missing when it is used.
        SWALLOWED,
        /// It is loaded by functions alone, so nothing fails before they are called.
        DEFERRED,
        /// No statement that loads it was found: unknown.
        NOT_SEEN
    }

    /// A statement.
    ///
    /// @param module logical path, as the graph was given it
    /// @param line from 1
    /// @param text as it is written, on one line, cut where it is long
    public record Place(String module, int line, String text) {}

    /// An error that ends in an `except`.
    ///
    /// @param at the statement whose error it is
    /// @param module logical path of the module with the `except`, which may be that of a function called at `at`
    /// @param line of the `except`, from 1
    /// @param caught last names of the exceptions that it catches; empty for a bare `except`
    /// @param error what is caught, such as `OSError`
    public record Swallowed(Place at, String module, int line, List<String> caught, String error) {
        public Swallowed {
            caught = List.copyOf(caught);
        }
    }

    /// How an import fails.
    ///
    /// @param at the statement at which it goes wrong: one that loads the library, or one that asks for an operator
    ///     that is then missing
    /// @param error the exception that reaches the user, such as `RuntimeError`
    /// @param message of it; empty where it is that of the loader, or another's
    /// @param importedBy the imports through which it is run, from the innermost to that of the package
    /// @param conditions those that the sources do not decide, as they are written; `not ` is put before those that
    ///     must not hold
    public record Breaking(Place at, String error, String message, List<Place> importedBy, List<String> conditions) {
        public Breaking {
            importedBy = List.copyOf(importedBy);
            conditions = List.copyOf(conditions);
        }
    }

    public Fallout {
        loads = List.copyOf(loads);
        swallowed = List.copyOf(swallowed);
        failing = List.copyOf(failing);
        mayFail = List.copyOf(mayFail);
        dependents = List.copyOf(dependents);
        unnamedLoads = List.copyOf(unnamedLoads);
        notRead = List.copyOf(notRead);
    }
}
