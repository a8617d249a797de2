package parallax.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import parallax.testkit.Peers;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.Strictness;

/// The same questions to Parallax and to rattler, conda's implementation in Rust, over recorded and over
/// generated odd texts. Where the two are meant to differ, {@link CondaDeviation} says why.
@Tag("peer")
class RattlerPeerTest {

    private static final long SEED = 29_033L;

    private static final String NEEDED = "node, and rattler's npm package (peers/install gets it)";

    @TempDir
    private Path folder;

    @Test
    void versionsAreAcceptedAlike(TestInfo test) throws Exception {
        CondaTexts texts = new CondaTexts(SEED);
        List<List<String>> questions = new ArrayList<>();
        CondaTexts.recordedVersions().forEach(text -> questions.add(List.of("version", text)));
        for (int i = 0; i < 20_000; i++) {
            questions.add(List.of("version", texts.anyVersion()));
        }
        compare(test, questions, question -> {
            CondaVersion.parse(question.get(1), Strictness.LENIENT);
            return List.of("0");
        });
    }

    @Test
    void versionsAreOrderedAlike(TestInfo test) throws Exception {
        CondaTexts texts = new CondaTexts(SEED);
        List<String> recorded = CondaTexts.recordedVersions();
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 15_000; i++) {
            String version = texts.version();
            String one = texts.pick(recorded);
            questions.add(List.of("order", version, texts.close(version)));
            questions.add(List.of("order", one, texts.pick(recorded)));
            questions.add(List.of("order", one, texts.close(one)));
        }
        compare(test, questions, question -> {
            int order = CondaVersion.parse(question.get(1), Strictness.LENIENT)
                    .compareTo(CondaVersion.parse(question.get(2), Strictness.LENIENT));
            return List.of(Integer.toString(Integer.signum(order)));
        });
    }

    @Test
    void prefixesAreFoundAlike(TestInfo test) throws Exception {
        CondaTexts texts = new CondaTexts(SEED);
        List<String> recorded = CondaTexts.recordedVersions();
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 15_000; i++) {
            String version = i % 2 == 0 ? texts.version() : texts.pick(recorded);
            questions.add(List.of("starts", texts.close(version), version));
            questions.add(List.of("starts", version, texts.close(version)));
        }
        compare(test, questions, question -> {
            boolean starts = CondaVersion.parse(question.get(1), Strictness.LENIENT)
                    .startsWith(CondaVersion.parse(question.get(2), Strictness.LENIENT));
            return List.of(Boolean.toString(starts));
        });
    }

    @Test
    void versionSpecsAreAcceptedAlike(TestInfo test) throws Exception {
        CondaTexts texts = new CondaTexts(SEED);
        List<List<String>> questions = new ArrayList<>();
        CondaTexts.recordedSpecs().forEach(text -> questions.add(List.of("spec", text, "lenient")));
        for (int i = 0; i < 20_000; i++) {
            questions.add(List.of("spec", texts.anySpec(), "lenient"));
        }
        compare(test, questions, question -> {
            CondaVersionSpec.parse(question.get(1), Strictness.LENIENT);
            return List.of("ok");
        });
    }

    @Test
    void versionSpecsAdmitAlike(TestInfo test) throws Exception {
        CondaTexts texts = new CondaTexts(SEED);
        List<String> specs = CondaTexts.recordedSpecs();
        List<String> versions = CondaTexts.recordedVersions();
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String version = texts.version();
            String close = texts.close(version);
            questions.add(List.of("contains", texts.spec(), "lenient", version));
            questions.add(List.of("contains", texts.pick(specs), "lenient", texts.pick(versions)));
            questions.add(List.of("contains", texts.clauseAbout(close), "lenient", version));
        }
        compare(test, questions, question -> {
            CondaVersionSpec spec = CondaVersionSpec.parse(question.get(1), Strictness.LENIENT);
            boolean contains = spec.contains(CondaVersion.parse(question.get(3), Strictness.LENIENT));
            return List.of(Boolean.toString(contains));
        });
    }

    private void compare(TestInfo test, List<List<String>> questions, CondaComparison.Answer ours) throws Exception {
        Path module = Peers.rattler().orElseThrow(() -> new TestAbortedException("skipped: needs " + NEEDED));
        PeerProcess peer = new PeerProcess(folder);
        String script = peer.script("rattler_oracle.js").toString();
        List<List<String>> theirs = peer.ask(List.of("node", script, module.toString()), questions, NEEDED);
        CondaComparison.compare(test, "rattler", questions, theirs, ours, CondaDeviation::ofRattler);
    }
}
