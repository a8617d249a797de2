package parallax.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.platform.Subdir;

/// One build whose requirements were recorded differently at different times: repodata hotfixes at work (or another
/// spelling of the same spec by another tool).
///
/// @param kept what the build's record in this snapshot says
/// @param others what other documents said, oldest first
public record DependsHistory(Subdir subdir, String fileName, State kept, List<State> others) {

    public DependsHistory {
        others = List.copyOf(others);
    }

    /// @param from the repository of the document
    /// @param date ISO 8601 date-time of the document
    /// @param depends match specs as text
    /// @param constrains match specs as text; null where the document names none or does not record them
    public record State(
            String from,
            String date,
            List<String> depends,
            @Nullable List<String> constrains) {
        public State {
            depends = List.copyOf(depends);
            constrains = constrains == null ? null : List.copyOf(constrains);
        }
    }
}
