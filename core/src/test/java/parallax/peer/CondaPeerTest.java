package parallax.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import parallax.name.PackageName;
import parallax.requirement.MatchCandidate;
import parallax.requirement.MatchSpec;
import parallax.testkit.Peers;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.MalformedVersionException;

/// The same questions to Parallax and to conda's own classes, over recorded and over generated odd texts. Where
/// the two are meant to differ, {@link CondaDeviation} says why. Wants a Python that imports conda, see {@link
/// Peers#python}.
@Tag("peer")
class CondaPeerTest {

    private static final long SEED = 26_033L;

    private static final String NEEDED = "a Python that imports conda 26 or newer (name it in PARALLAX_PEER_PYTHON)";

    @TempDir
    private Path folder;

    @Test
    void versionsAreReadAlike(TestInfo test) throws Exception {
        CondaTexts texts = new CondaTexts(SEED);
        List<List<String>> questions = new ArrayList<>();
        CondaTexts.recordedVersions().forEach(text -> questions.add(List.of("version", text)));
        for (int i = 0; i < 20_000; i++) {
            questions.add(List.of("version", texts.anyVersion()));
        }
        compare(test, questions, CondaDeviation::ofConda, question -> {
            String text = CondaVersion.parse(question.get(1)).normalized();
            return List.of(text.replace('-', '_'));
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
        compare(test, questions, CondaDeviation::ofConda, question -> {
            int order = CondaVersion.parse(question.get(1)).compareTo(CondaVersion.parse(question.get(2)));
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
        compare(test, questions, CondaDeviation::ofConda, question -> {
            boolean starts = CondaVersion.parse(question.get(1)).startsWith(CondaVersion.parse(question.get(2)));
            return List.of(Boolean.toString(starts));
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
            questions.add(List.of("contains", texts.spec(), version));
            questions.add(List.of("contains", texts.pick(specs), texts.pick(versions)));
            questions.add(List.of("contains", texts.clauseAbout(close), version));
        }
        compare(test, questions, CondaDeviation::ofConda, question -> {
            CondaVersion version = CondaVersion.parse(question.get(2));
            return List.of(
                    Boolean.toString(CondaVersionSpec.parse(question.get(1)).contains(version)));
        });
    }

    @Test
    void damagedVersionSpecsAdmitNoMore(TestInfo test) throws Exception {
        CondaTexts texts = new CondaTexts(SEED);
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            questions.add(List.of("contains", texts.damage(texts.spec()), texts.version()));
        }
        compare(test, questions, CondaDeviation::ofDamaged, question -> {
            CondaVersion version = CondaVersion.parse(question.get(2));
            return List.of(
                    Boolean.toString(CondaVersionSpec.parse(question.get(1)).contains(version)));
        });
    }

    @Test
    void matchSpecsAreReadAlike(TestInfo test) throws Exception {
        compareReading("matchspec", test);
    }

    @Test
    void matchSpecsAreReadAsByTheNewParser(TestInfo test) throws Exception {
        compareReading("matchspec3", test);
    }

    private void compareReading(String kind, TestInfo test) throws Exception {
        CondaTexts texts = new CondaTexts(SEED);
        List<List<String>> questions = new ArrayList<>();
        CondaTexts.recordedMatchSpecs().forEach(text -> questions.add(List.of(kind, text)));
        for (int i = 0; i < 20_000; i++) {
            questions.add(List.of(kind, texts.matchSpec()));
        }
        compare(test, questions, CondaDeviation::ofConda, question -> described(MatchSpec.parse(question.get(1))));
    }

    @Test
    void damagedMatchSpecsAreReadAlikeOrRefused(TestInfo test) throws Exception {
        CondaTexts texts = new CondaTexts(SEED);
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            questions.add(List.of(i % 2 == 0 ? "matchspec" : "matchspec3", texts.damage(texts.matchSpec())));
        }
        compare(test, questions, CondaDeviation::ofDamaged, question -> described(MatchSpec.parse(question.get(1))));
    }

    /// Channel, subdir, name, version, build, then the other keywords.
    private static List<String> described(MatchSpec spec) {
        List<String> fields = new ArrayList<>(List.of(
                text(spec.channel()),
                text(spec.subdir()),
                spec.name().value(),
                text(spec.version()),
                text(spec.build())));
        spec.keywords().forEach((key, value) -> {
            boolean items = key.equals("features") || key.equals("track_features");
            if (!key.equals("optional") && !key.equals("target")) {
                fields.add(key + "=" + (items ? sorted(value) : key.startsWith("license") ? lower(value) : value));
            }
        });
        return fields;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String sorted(String items) {
        TreeSet<String> sorted = new TreeSet<>(Arrays.asList(items.split("[ ,]+", -1)));
        sorted.remove("");
        return String.join(",", sorted);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /// What conda answers about a match spec, in our spelling: no `*`, versions in their canonical form.
    private static List<String> inOurSpelling(List<String> answer) {
        if (answer.size() < 5) {
            return answer;
        }
        List<String> fields = new ArrayList<>(answer);
        for (int i : new int[] {0, 4}) {
            fields.set(i, fields.get(i).equals("*") ? "" : fields.get(i));
        }
        try {
            CondaVersionSpec version = fields.get(3).isEmpty() ? null : CondaVersionSpec.parse(fields.get(3));
            fields.set(3, version == null || version.isAny() ? "" : version.toString());
        } catch (MalformedVersionException e) {
            fields.set(3, "unreadable " + fields.get(3));
        }
        fields.remove("build_number=*");
        fields.replaceAll(field -> field.replaceFirst("^build_number===?", "build_number="));
        fields.replaceAll(field -> field.replaceFirst("^(build_number=[=<>!]*)0+(?=[0-9])", "$1"));
        return fields;
    }

    @Test
    void recordsMatchAlike(TestInfo test) throws Exception {
        CondaTexts texts = new CondaTexts(SEED);
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            List<String> record = texts.record();
            List<String> question = new ArrayList<>(List.of("matches", texts.matchSpecFor(record)));
            question.addAll(record);
            questions.add(question);
        }
        compare(test, questions, CondaDeviation::ofConda, question -> {
            MatchSpec spec = MatchSpec.parse(question.get(1));
            return List.of(Boolean.toString(spec.matches(candidate(question.subList(2, question.size())))));
        });
    }

    private static MatchCandidate candidate(List<String> fields) throws MalformedVersionException {
        Map<String, String> record = new HashMap<>();
        for (String field : fields) {
            record.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return MatchCandidate.of(PackageName.conda(known(record, "name")), CondaVersion.parse(known(record, "version")))
                .build(record.get("build"))
                .buildNumber(Integer.valueOf(record.get("build_number")))
                .channel(record.get("channel"))
                .subdir(record.get("subdir"))
                .fn(record.get("fn"))
                .url(record.get("url"))
                .md5(record.get("md5"))
                .sha256(record.get("sha256"))
                .license(record.get("license"))
                .licenseFamily(record.get("license_family"))
                .features(items(known(record, "features")))
                .trackFeatures(items(known(record, "track_features")))
                .candidate();
    }

    private static String known(Map<String, String> record, String field) {
        return Objects.requireNonNull(record.get(field), field);
    }

    private static List<String> items(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private void compare(
            TestInfo test, List<List<String>> questions, CondaComparison.Meaning meaning, CondaComparison.Answer ours)
            throws Exception {
        PeerProcess peer = new PeerProcess(folder);
        String script = peer.script("conda_oracle.py").toString();
        List<List<String>> answers = peer.ask(List.of(Peers.python(), script), questions, NEEDED);
        List<List<String>> theirs =
                answers.stream().skip(1).map(CondaPeerTest::inOurSpelling).toList();
        CondaComparison.compare(test, "conda", questions, theirs, ours, meaning);
    }
}
