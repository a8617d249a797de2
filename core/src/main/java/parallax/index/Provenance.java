package parallax.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a recorded row was read.
///
/// @param source the public place, for example the repository `scipy/scipy`
/// @param place the path or page inside it
/// @param revision commit it was read at; null where the source has none
/// @param date ISO 8601 date or date-time of that revision; null where not recorded
/// @param kind what kind of document it is: `pixi v7`, `conda-lock v1`, `uv.lock`, `repodata`, …
/// @param licence licence of the repository or document; null where none is recorded
/// @param derived fields that the document leaves out and that were read off the file name; with a trailing `!` where
///     the document has a value that the collection marks as replaced
public record Provenance(
        String source,
        String place,
        @Nullable String revision,
        @Nullable String date,
        String kind,
        @Nullable String licence,
        List<String> derived) {

    public Provenance {
        derived = List.copyOf(derived);
    }

    /// One line that finds the row again: `scipy/scipy@a2a49a52 pixi.lock (pixi v7, 2026-08-21)`.
    public String locator() {
        StringBuilder line = new StringBuilder(source);
        if (revision != null) {
            line.append('@').append(revision, 0, Math.min(revision.length(), 8));
        }
        line.append(' ').append(place).append(" (").append(kind);
        if (date != null) {
            line.append(", ").append(date, 0, Math.min(date.length(), 10));
        }
        return line.append(')').toString();
    }
}
