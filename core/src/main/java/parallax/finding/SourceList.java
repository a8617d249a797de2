package parallax.finding;

import java.util.List;

/// The answer to `sources`: every source that references can name.
///
/// @param recorded date of the recorded data, ISO 8601
public record SourceList(String recorded, List<Entry> sources) {

    public SourceList {
        sources = List.copyOf(sources);
    }

    /// @param packages how many packages have recorded rows
    /// @param records how many builds are recorded
    /// @param note what the recorded data of this source leaves out
    public record Entry(
            String id,
            String title,
            String ecosystem,
            String locator,
            int packages,
            int records,
            List<String> aliases,
            String note) {
        public Entry {
            aliases = List.copyOf(aliases);
        }
    }
}
