package parallax.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.ReportedIssue;

/// `mixing.reported`
final class ReportedIssueRule implements Rule {

    @Override
    public String id() {
        return "mixing.reported";
    }

    @Override
    public Axis axis() {
        return Axis.BEHAVIOUR;
    }

    @Override
    public String documentation() {
        return "Public issues and pull requests, recorded by hand, whose title names the project: what happened to people who"
                + " mixed its distributions, and repairs of its metadata. Where a reference selects versions, only those"
                + " that speak of one of them. They show what has happened, not that it will: `risk`. Not asked between two"
                + " indexes of one ecosystem's wheels, or of one source.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        List<ReportedIssue> issues = pair.reportedIssues().stream()
                .filter(issue -> speaksOf(issue, pair.left()) && speaksOf(issue, pair.right()))
                .toList();
        if (issues.isEmpty()
                || !(pair.acrossWorlds() || pair.bothConda())
                || pair.left().source().equals(pair.right().source())) {
            return;
        }
        ReportedIssue example = issues.stream()
                .max(Comparator.<ReportedIssue, Boolean>comparing(
                                issue -> issue.kind().equals("issue"))
                        .thenComparing(ReportedIssue::date)
                        .thenComparing(ReportedIssue::url))
                .orElseThrow();
        Findings.Draft draft =
                findings.of(this, null, Impact.RISK).evidence(new Evidence(example.repository(), example.url()));
        for (ReportedIssue issue : issues) {
            draft.detail(issue.repository() + " #" + issue.number() + " (" + issue.date() + "): " + issue.shows());
            draft.evidence(new Evidence(issue.repository(), issue.url()));
        }
        long reports =
                issues.stream().filter(issue -> issue.kind().equals("issue")).count();
        long repairs = issues.size() - reports;
        List<String> counted = new ArrayList<>();
        if (reports > 0) {
            counted.add(Words.count((int) reports, "public issue"));
        }
        if (repairs > 0) {
            counted.add(Words.count((int) repairs, "metadata repair"));
        }
        draft.report(
                72,
                String.join(" and ", counted) + " on record about "
                        + pair.left().name() + " across distributions, for example: " + example.title());
    }

    /// Whether the issue can speak of a side: of any version, or of one that is selected.
    private static boolean speaksOf(ReportedIssue issue, Distribution side) {
        return !side.pinned()
                || side.releases().stream()
                        .anyMatch(release -> names(
                                issue.title() + " " + issue.shows(),
                                release.version().toString()));
    }

    /// `0.2.2` is not named by `10.2.2` or `0.2.21`.
    private static boolean names(String text, String version) {
        for (int at = text.indexOf(version); at >= 0; at = text.indexOf(version, at + 1)) {
            String before = text.substring(0, at);
            String after = text.substring(at + version.length());
            if (!before.matches("(?s).*[0-9.]") && !after.matches("(?s)([0-9]|\\.[0-9]).*")) {
                return true;
            }
        }
        return false;
    }
}
