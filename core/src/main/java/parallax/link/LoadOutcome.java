package parallax.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the loader makes of one request to load a file, everything that goes wrong in it and not only the
/// first.
///
/// @param file that was to be loaded; null where there is none
/// @param loaded all files in its scope, itself first, in the loader's order
/// @param missing libraries that are not found
/// @param undefined symbols that stay so
/// @param versions symbol versions that libraries lack
/// @param unfit files found by name and passed over, since they are for another machine
/// @param problems what else is certain to go wrong
/// @param doubts what could not be looked at, each a clause
/// @param interposed symbols that come from another copy of a library than the one asked for
public record LoadOutcome(
        @Nullable LinkFile file,
        List<LinkFile> loaded,
        List<Missing> missing,
        List<Undefined> undefined,
        List<VersionLack> versions,
        List<LinkFile> unfit,
        List<String> problems,
        List<String> doubts,
        List<Interposed> interposed) {

    public LoadOutcome {
        loaded = List.copyOf(loaded);
        missing = List.copyOf(missing);
        undefined = List.copyOf(undefined);
        versions = List.copyOf(versions);
        unfit = List.copyOf(unfit);
        problems = List.copyOf(problems);
        doubts = List.copyOf(doubts);
        interposed = List.copyOf(interposed);
    }

    /// @param decided whether it is certain that it is not there
    /// @param looked the folders that were looked through
    public record Missing(String name, LinkFile wantedBy, boolean decided, List<String> looked, String why) {}

    /// A symbol that a file asks for.
    ///
    /// @param name as it stands in the file; `#7` for one that is asked for by its number
    /// @param version null for none
    /// @param file the library that has to define it, as it is asked for; null where any may
    /// @param weak whether it may stay undefined
    public record Reference(
            String name, @Nullable String version, @Nullable String file, boolean weak) {}

    /// @param decided whether it is certain that nothing in scope defines it
    /// @param why it is not certain; empty where it is
    public record Undefined(Reference reference, LinkFile wantedBy, boolean decided, String why) {}

    /// @param library soname of the one that lacks it
    /// @param offered the highest of its series that is there; empty for none
    public record VersionLack(String version, String library, LinkFile wantedBy, String offered) {}

    /// @param symbol that is taken from `from`, though `wantedBy` asks for `instead`
    public record Interposed(String symbol, LinkFile wantedBy, LinkFile from, String instead) {}

    /// Whether it is certain that it does not load.
    public boolean fails() {
        return file == null
                || !problems.isEmpty()
                || !versions.isEmpty()
                || missing.stream().anyMatch(Missing::decided)
                || undefined.stream().anyMatch(Undefined::decided);
    }

    /// Whether it is certain that it loads.
    public boolean succeeds() {
        return !fails() && doubts.isEmpty() && missing.isEmpty() && undefined.isEmpty();
    }
}
