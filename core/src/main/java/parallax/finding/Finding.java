package parallax.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.fact.Evidence;

/// One difference or problem, made by one rule from facts.
///
/// @param id stable within a comparison: the rule, and `/` with what it speaks of where the rule can speak of several
/// @param rule dotted, lower case, stable: `dependency.coupling`
/// @param title one line that stands alone
/// @param detail more lines, may be empty; plain text, lines separated by `\n`
/// @param left what the left side has, in a few words; null where the finding is not about values on both sides
/// @param right what the right side has; null as for `left`
/// @param evidence never empty
public record Finding(
        String id,
        String rule,
        Axis axis,
        Impact impact,
        String title,
        String detail,
        @Nullable String left,
        @Nullable String right,
        List<Evidence> evidence) {

    public Finding {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("finding " + id + " has no evidence");
        }
        if (!id.equals(rule) && !id.startsWith(rule + "/")) {
            throw new IllegalArgumentException("finding " + id + " does not begin with its rule " + rule);
        }
    }
}
