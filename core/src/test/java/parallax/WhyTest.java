package parallax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.fact.Evidence;
import parallax.finding.Explanation;
import parallax.finding.Finding;

/// From every finding back to the rows it rests on.
class WhyTest {

    private static final String TORCHVISION = "torchvision";
    private static final Pattern RECORD = Pattern.compile("^[^ ]+\\.(whl|conda|tar\\.bz2): (.*); in ");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    static Stream<List<String>> questions() {
        List<List<String>> questions = new ArrayList<>();
        for (List<String> references : List.of(
                List.of(TORCHVISION),
                List.of("pypi::torchvision==0.24.0", "conda-forge::torchvision=0.24.0"),
                List.of("pytorch::torchvision=0.10.0", "conda-forge::torchvision=0.10.0"),
                List.of("numpy"),
                List.of("pillow"))) {
            for (Finding finding :
                    Recorded.compare(references.toArray(String[]::new)).findings()) {
                List<String> question = new ArrayList<>(List.of(finding.id()));
                question.addAll(references);
                questions.add(question);
            }
        }
        return questions.stream();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyEvidenceLeadsToAStepAndEveryRowToItsText(List<String> question) {
        String[] references = question.subList(1, question.size()).toArray(String[]::new);
        Explanation explanation = Recorded.why(question.getFirst(), references);
        assertThat(explanation.finding()).isEqualTo(Recorded.finding(question.getFirst(), references));
        assertThat(explanation.rule()).isNotBlank();
        assertThat(explanation.trail().stream().map(Explanation.Step::evidence))
                .containsExactlyElementsOf(explanation.finding().evidence());
        for (Explanation.Step step : explanation.trail()) {
            check(step);
        }
    }

    private static void check(Explanation.Step step) {
        Evidence evidence = step.evidence();
        Matcher record = RECORD.matcher(evidence.locator());
        boolean ofRecord = record.find() && evidence.source().matches("pypi|pytorch-index|conda-forge|pytorch");
        boolean changed = evidence.locator().contains("depends as recorded in");
        if (ofRecord && !changed) {
            assertThat(step.record()).as(evidence.locator()).startsWith("file: ");
            assertThat(evidence.locator())
                    .startsWith(step.record().lines().findFirst().orElseThrow().substring("file: ".length()) + ":");
            assertThat(evidence.locator()).endsWith("in " + step.provenance());
            if (record.group(2).startsWith("requires_dist") || record.group(2).startsWith("depends")) {
                // What a hotfix of the channel made of it is not in the record of the build.
                Matcher quoted = QUOTED.matcher(record.group(2).split(" \\(as built\\)", 2)[0]);
                while (quoted.find()) {
                    assertThat(step.record()).as(evidence.locator()).contains(": " + quoted.group(1));
                }
            }
            if (record.group(2).startsWith("size ")) {
                assertThat(step.record()).contains("size: " + record.group(2).substring("size ".length()) + " bytes");
            }
        }
        if (evidence.locator().startsWith("commit ")) {
            String commit = evidence.locator().substring("commit ".length(), "commit ".length() + 8);
            assertThat(step.record()).as(evidence.locator()).startsWith("commit: " + commit);
            Matcher version = Pattern.compile("\\((\\S+ build \\d+),").matcher(evidence.locator());
            assertThat(version.find()).isTrue();
            assertThat(step.record()).contains("version: " + version.group(1));
        }
        if (!ofRecord && evidence.locator().contains(".yaml rule ")) {
            assertThat(step.record())
                    .as(evidence.locator())
                    .startsWith("rule: ")
                    .contains("\nif: ", "\nthen: ");
        }
    }

    @Test
    void theTornPinIsInTheRecordThatIsShown() {
        Explanation explanation = Recorded.why(
                "dependency.pairing/torch", "pypi::torchvision==0.24.0", "conda-forge::torchvision=0.24.0");
        assertThat(explanation.trail())
                .anySatisfy(step -> assertThat(step.record()).contains("requires_dist: torch==2.9.0"))
                .anySatisfy(step -> assertThat(step.record()).contains("depends: pytorch >=2.8.0,<2.9.0a0"));
    }

    @ParameterizedTest
    @CsvSource({
        "patch.applied,       patch.applied/conda-forge",
        "dependency.coupling, dependency.coupling/torch",
        "release.lag,         release.lag"
    })
    void aRuleWithOneFindingNeedsNoMore(String asked, String id) {
        assertThat(Recorded.why(asked, TORCHVISION).finding().id()).isEqualTo(id);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            dependency.constraint | rule `dependency.constraint` has 2 findings in pypi::torchvision against conda-forge::torchvision | name one of them: dependency.constraint/
            release.stopped       | rule `release.stopped` found nothing in pypi::torchvision against conda-forge::torchvision       | findings there: dependency.pairing/torch
            patch.aplied          | there is no finding `patch.aplied` in pypi::torchvision against conda-forge::torchvision         | did you mean `patch.applied`?
            release.lga           | there is no finding `release.lga` in pypi::torchvision against conda-forge::torchvision          | did you mean `release.lag`?
            ""                    | there is no finding `` in pypi::torchvision against conda-forge::torchvision                     | findings there:
            """)
    void aFindingThatIsNotThereIsToldWithThoseThatAre(String id, String message, String hint) {
        Trouble trouble = catchThrowableOfType(
                Trouble.class,
                () -> Parallax.over(Recorded.snapshot()).why(id, List.of(TORCHVISION), TargetRequest.DEFAULT));
        assertThat(trouble).hasMessage(message);
        assertThat(trouble.hint()).startsWith(hint);
    }
}
