package parallax.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.TestInfo;
import parallax.platform.MalformedFilenameException;
import parallax.platform.MalformedTargetException;
import parallax.requirement.MalformedRequirementException;
import parallax.testkit.PeerTable;
import parallax.version.MalformedVersionException;

/// Puts questions to Parallax and to `packaging`, prints how many were compared, and fails where the two disagree other
/// than {@link Deviation} means them to.
final class PackagingComparison {

    private static final List<String> ERROR = List.of("error");

    /// A question to both sides.
    @FunctionalInterface
    interface Answer {
        List<String> of(List<String> question) throws Exception;
    }

    private PackagingComparison() {}

    /// @param folder for the questions and answers
    static void compare(Path folder, List<List<String>> questions, Answer ours, TestInfo test) throws Exception {
        PackagingOracle oracle = new PackagingOracle(folder);
        List<List<String>> theirs = oracle.ask(questions);
        List<String> disagreements = new ArrayList<>();
        Map<Deviation, Integer> meant = new TreeMap<>();
        int errors = 0;
        for (int i = 0; i < questions.size(); i++) {
            List<String> answer = answer(ours, questions.get(i));
            List<String> expected = theirs.get(i);
            errors += expected.equals(ERROR) ? 1 : 0;
            if (!answer.equals(expected)) {
                Deviation deviation = Deviation.find(questions.get(i), answer, expected);
                if (deviation == null) {
                    disagreements.add(questions.get(i) + "\n  parallax:  " + answer + "\n  packaging: " + expected);
                } else {
                    meant.merge(deviation, 1, Integer::sum);
                }
            }
        }
        System.out.printf(
                "%s: %d compared, %d of them refused by packaging, meant to differ: %s%n",
                test.getDisplayName(), questions.size(), errors, meant);
        assertThat(disagreements).as("disagreements").isEmpty();
        PeerTable.check(new PeerTable.Row(
                test.getDisplayName(), "packaging", oracle.version(), questions.size(), errors, meant));
    }

    private static List<String> answer(Answer ours, List<String> question) throws Exception {
        try {
            return ours.of(question);
        } catch (MalformedVersionException
                | MalformedRequirementException
                | MalformedFilenameException
                | MalformedTargetException e) {
            return ERROR;
        }
    }
}
