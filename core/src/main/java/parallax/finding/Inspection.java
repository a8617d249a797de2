package parallax.finding;

import java.util.List;
import parallax.fact.Evidence;
import parallax.platform.Target;

/// The answer to `inspect`: everything known of one subject, each entry with its evidence.
///
/// @param sections in the order in which they are shown
/// @param unknown sorted, without repetition
public record Inspection(Target target, Subject subject, List<Section> sections, List<Unknown> unknown) {

    public Inspection {
        sections = List.copyOf(sections);
        unknown = List.copyOf(unknown);
    }

    /// Entries that belong together.
    ///
    /// @param id stable: `versions`, `build`, `dependencies`, `recipe`, …
    public record Section(String id, String title, List<Entry> entries) {
        public Section {
            entries = List.copyOf(entries);
        }
    }

    /// One thing known.
    ///
    /// @param label what it is: `requires`, `size`
    /// @param value plain text; several lines separated by `\n`
    /// @param evidence never empty
    public record Entry(String label, String value, List<Evidence> evidence) {
        public Entry {
            evidence = List.copyOf(evidence);
        }
    }
}
