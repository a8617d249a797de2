package parallax.index;

import java.util.List;
import java.util.Map;

/// One rule of conda-forge's repodata patches: builds that meet all conditions have their metadata changed in the
/// channel, after the build.
///
/// Records out of lock files already show the metadata after the hotfixes of their day; artifact extracts show it
/// before.
///
/// @param file the rule file
/// @param position of the rule in its file, from 1
/// @param conditions all must hold
/// @param actions in order
/// @param comment the lines above and inside the rule, without `#`
public record Hotfix(
        String file,
        int position,
        List<Condition> conditions,
        List<Action> actions,
        List<String> comment,
        Provenance provenance) {

    public Hotfix {
        conditions = List.copyOf(conditions);
        actions = List.copyOf(actions);
        comment = List.copyOf(comment);
    }

    /// Whether a rule speaks of a record. `UNKNOWN` where the record lacks the field that would tell.
    public enum Selection {
        YES,
        NO,
        UNKNOWN
    }

    /// @param key as the rule writes it: `name`, `version_lt`, `build_number_in`, `timestamp_lt`, `has_depends`, …
    /// @param values one, or several where the rule gives a list
    public record Condition(String key, List<String> values) {
        public Condition {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return key + ": " + String.join(", ", values);
        }
    }

    /// @param kind as the rule writes it: `tighten_depends`, `replace_depends`, `add_constrains`, …
    /// @param arguments by name (`name`, `upper_bound`, `old`, `new`); a bare argument is under `value`
    public record Action(String kind, Map<String, String> arguments) {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(kind);
            String separator = ": ";
            for (Map.Entry<String, String> each : arguments.entrySet()) {
                text.append(separator);
                if (!each.getKey().equals("value")) {
                    text.append(each.getKey()).append(' ');
                }
                text.append('`').append(each.getValue()).append('`');
                separator = ", ";
            }
            return text.toString();
        }
    }

    /// Whether this rule speaks of `record`, going by what is recorded of it.
    public Selection selects(CondaRecord record) {
        Selection selection = Selection.YES;
        for (Condition each : conditions) {
            switch (HotfixConditions.test(each, record)) {
                case NO -> {
                    return Selection.NO;
                }
                case UNKNOWN -> selection = Selection.UNKNOWN;
                case YES -> {}
            }
        }
        return selection;
    }
}
