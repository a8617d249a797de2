package parallax.compare;

import java.util.Comparator;
import java.util.List;
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
        return "Public issues and pull requests, recorded by hand, in which somebody mixed distributions of the package or a"
                + " channel repaired its metadata. They show what has happened, not that it will: `risk`. Not asked where"
                + " both sides are the same source.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        List<ReportedIssue> issues = pair.reportedIssues();
        if (issues.isEmpty() || pair.left().source().equals(pair.right().source())) {
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
        draft.report(
                72,
                Words.count(issues.size(), "public report") + " of mixed or repaired "
                        + pair.left().name() + " installations, for example: " + example.title());
    }
}
