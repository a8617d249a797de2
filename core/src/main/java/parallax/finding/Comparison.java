package parallax.finding;

import java.util.List;
import java.util.Optional;
import parallax.platform.Target;

/// The answer to `compare`: everything a report needs, in the order in which it is shown.
///
/// @param scope sentences that say what was compared with what, and why
/// @param findings gravest first, then by how much they matter, then by id
/// @param highlights ids of the findings that a first screen shows, at most ten, in the order of `findings`
/// @param unknown sorted, without repetition
public record Comparison(
        Target target,
        Subject left,
        Subject right,
        List<String> scope,
        List<Finding> findings,
        List<String> highlights,
        List<Unknown> unknown) {

    public Comparison {
        scope = List.copyOf(scope);
        findings = List.copyOf(findings);
        highlights = List.copyOf(highlights);
        unknown = List.copyOf(unknown);
    }

    public Optional<Finding> finding(String id) {
        return findings.stream().filter(finding -> finding.id().equals(id)).findFirst();
    }
}
