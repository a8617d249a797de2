package parallax.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects what one request of a loader without symbol versions comes to.
final class OutcomeDraft {

    private final Map<String, LoadOutcome.Missing> missing = new LinkedHashMap<>();
    private final List<LoadOutcome.Undefined> undefined = new ArrayList<>();
    private final Set<LinkFile> unfit = new LinkedHashSet<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private final Set<String> doubts = new LinkedHashSet<>();

    /// Windows and Macs as they are sold ignore capitals in file names.
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// @param why it is not certain that it is missing; empty where it is
    void missing(String name, LinkFile wantedBy, List<String> looked, String why) {
        missing.putIfAbsent(key(name), new LoadOutcome.Missing(name, wantedBy, why.isEmpty(), looked, why));
    }

    /// @param why it is not certain that it is undefined; empty where it is
    void undefined(LoadOutcome.Reference reference, LinkFile wantedBy, String why) {
        undefined.add(new LoadOutcome.Undefined(reference, wantedBy, why.isEmpty(), why));
    }

    void unfit(LinkFile file) {
        unfit.add(file);
    }

    void problem(String text) {
        problems.add(text);
    }

    void doubt(String text) {
        doubts.add(text);
    }

    /// The library that was missing by this name; null where it was not.
    LoadOutcome.@Nullable Missing missing(String name) {
        return missing.get(key(name));
    }

    /// Whether a library was missing of which that is not certain.
    boolean hasOpenLibrary() {
        return missing.values().stream().anyMatch(each -> !each.decided());
    }

    LoadOutcome outcome(@Nullable LinkFile file, List<LinkFile> scope) {
        return new LoadOutcome(
                file,
                scope,
                List.copyOf(missing.values()),
                undefined,
                List.of(),
                List.copyOf(unfit),
                List.copyOf(problems),
                List.copyOf(doubts),
                List.of());
    }
}
