package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.check.link.CheckRules;
import parallax.compare.build.BuildRules;
import parallax.testkit.GoldenFiles;

/// Keeps `docs/rules.md` the page that the rules' own documentation makes.
class RulesPageTest {

    @Test
    void thePageOfAllRulesIsWhatTheRulesSayOfThemselves() {
        StringBuilder page = new StringBuilder("""
                # The rules of `parallax compare` and `parallax check`

                Made from the rules' own documentation by `RulesPageTest`; change the rule, then run the test with
                `-Dgolden.update=true`. A finding's id is its rule's id, followed by `/` and what it speaks of where a rule
                can speak of several things.

                | rule | axis |
                | --- | --- |
                """);
        for (Judgement rule : all()) {
            page.append("| [`")
                    .append(rule.id())
                    .append("`](#")
                    .append(anchor(rule))
                    .append(") | ");
            page.append(rule.axis().id()).append(" |\n");
        }
        for (Judgement rule : all()) {
            if (rule.equals(BuildRules.ALL.getFirst())) {
                page.append("\n# Rules about the contents of two artifacts\n");
            }
            if (rule.equals(CheckRules.ALL.getFirst())) {
                page.append("\n# Rules about builds in one environment\n");
            }
            page.append("\n## `").append(rule.id()).append("`\n\n");
            page.append(rule.documentation()).append('\n');
        }
        GoldenFiles.in("../../../../docs").check("rules.md", page.toString());
    }

    private static List<Judgement> all() {
        List<Judgement> all = new ArrayList<>(Rules.ALL);
        all.addAll(BuildRules.ALL);
        all.addAll(CheckRules.ALL);
        return all;
    }

    /// The anchor that a Markdown viewer gives to the heading: dots are dropped.
    private static String anchor(Judgement rule) {
        return rule.id().replace(".", "");
    }

    @Test
    void everyRuleHasAnIdOfItsOwnAndSaysWhatItDoes() {
        List<String> ids = all().stream().map(Judgement::id).toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(\\.[a-z]+[0-9]*(-[a-z]+)*)+"));
        assertThat(all()).allSatisfy(rule -> assertThat(rule.documentation()).hasSizeGreaterThan(80));
    }
}
