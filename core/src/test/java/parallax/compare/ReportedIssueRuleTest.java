package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.index.SnapshotException;

class ReportedIssueRuleTest {

    private final Rule rule = new ReportedIssueRule();

    @Test
    void everyRecordedReportThatNamesTheProjectIsShown() throws SnapshotException {
        Pair pair = Recorded.pair("torchvision");
        Finding finding = Worlds.only(rule, pair);
        assertThat(finding.impact()).isEqualTo(Impact.RISK);
        assertCites(finding, "pytorch/vision", "https://github.com/pytorch/vision/issues/9174");
        long naming = Recorded.snapshot().reportedIssues().stream()
                .filter(issue -> issue.title().toLowerCase(Locale.ROOT).contains("torchvision"))
                .peek(issue -> assertCites(finding, issue.repository(), issue.url()))
                .count();
        assertThat(finding.title()).startsWith("6 public issues and 4 metadata repairs");
        assertThat(finding.evidence()).hasSize((int) naming);
    }

    @Test
    void aProjectThatNoReportNamesHasNone() {
        Worlds.assertNothing(rule, Recorded.pair("numpy"));
    }

    @Test
    void ofAReleaseAskedForOnlyTheReportsThatNameItCount() {
        Finding finding =
                Worlds.only(rule, Recorded.pair("pypi::torchvision==0.23.0", "conda-forge::torchvision=0.23.0"));
        assertCites(finding, "pytorch/vision", "https://github.com/pytorch/vision/issues/9174");
        assertThat(finding.detail()).doesNotContain("0.8.2");
    }

    @Test
    void oneSourceIsNotMixedWithItself() {
        Worlds.assertNothing(rule, Recorded.pair("conda-forge::torchvision=0.24.0", "conda-forge::torchvision=0.26.0"));
    }
}
