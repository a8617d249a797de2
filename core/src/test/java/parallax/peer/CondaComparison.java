package parallax.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInfo;
import parallax.requirement.MalformedRequirementException;
import parallax.testkit.PeerTable;
import parallax.testkit.Peers;
import parallax.version.MalformedVersionException;

/// Holds the answers of Parallax against those of another tool, question by question.
final class CondaComparison {

    static final List<String> ERROR = List.of("error");

    /// The answer to a question.
    @FunctionalInterface
    interface Answer {
        List<String> of(List<String> question) throws Exception;
    }

    /// What a difference is meant by; null where it is not meant.
    @FunctionalInterface
    interface Meaning {
        @Nullable
        CondaDeviation of(List<String> question, List<String> ours, List<String> theirs);
    }

    private CondaComparison() {}

    static void compare(
            TestInfo test,
            String peer,
            List<List<String>> questions,
            List<List<String>> theirs,
            Answer ours,
            Meaning meaning)
            throws Exception {
        assertThat(theirs).hasSameSizeAs(questions);
        List<String> disagreements = new ArrayList<>();
        Map<CondaDeviation, Integer> meant = new TreeMap<>();
        int errors = 0;
        for (int i = 0; i < questions.size(); i++) {
            List<String> answer = answer(ours, questions.get(i));
            List<String> expected = theirs.get(i);
            errors += expected.equals(ERROR) ? 1 : 0;
            if (!answer.equals(expected)) {
                CondaDeviation deviation = meaning.of(questions.get(i), answer, expected);
                if (deviation == null) {
                    disagreements.add(questions.get(i) + "\n  parallax: " + answer + "\n  " + peer + ": " + expected);
                } else {
                    meant.merge(deviation, 1, Integer::sum);
                }
            }
        }
        System.out.printf(
                "%s: %d compared, %d of them refused by %s, meant to differ: %s%n",
                test.getDisplayName(), questions.size(), errors, peer, meant);
        assertThat(disagreements.stream().limit(400)).isEmpty();
        if (peer.equals("rattler")) {
            PeerTable.check(new PeerTable.Row(
                    test.getDisplayName(), peer, Peers.rattlerVersion(), questions.size(), errors, meant));
        }
    }

    private static List<String> answer(Answer ours, List<String> question) throws Exception {
        try {
            return ours.of(question);
        } catch (MalformedVersionException | MalformedRequirementException e) {
            return ERROR;
        }
    }
}
