package parallax.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.peer.DebianOracle.Verdict;
import parallax.platform.DebianArchitecture;
import parallax.requirement.DebianDependency;
import parallax.requirement.DebianRelation;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.OddDebianRelations;
import parallax.version.DebianVersion;
import parallax.version.MalformedVersionException;
import parallax.version.OddDebianVersions;
import parallax.version.Strictness;

/// The same questions to Parallax and to dpkg, over made texts and over the machine's package lists. Where the two are
/// meant to differ, {@link DebianDeviation} says why.
@Tag("peer")
final class DebianPeerTest {

    private static final long SEED = 5_612L;

    private static DebianLists lists = new DebianLists(List.of(), List.of());

    @TempDir
    private Path folder;

    private final Map<DebianDeviation, Integer> meant = new TreeMap<>();
    private final List<String> disagreements = new ArrayList<>();

    @BeforeAll
    static void readLists() throws Exception {
        lists = DebianLists.read();
    }

    @Test
    void versionsAreReadAlike(TestInfo test) throws Exception {
        OddDebianVersions odd = new OddDebianVersions(SEED);
        Set<String> texts = new TreeSet<>(DebianLists.some(lists.versions(), 500));
        for (int i = 0; i < 1500; i++) {
            texts.add(odd.any());
        }
        List<String> versions = List.copyOf(texts);
        List<Verdict> verdicts = new DebianOracle(folder).validate(versions);
        assertThat(verdicts).hasSameSizeAs(versions);
        for (int i = 0; i < versions.size(); i++) {
            String text = versions.get(i);
            Verdict ours = isVersion(text, Strictness.STRICT)
                    ? Verdict.ACCEPTED
                    : isVersion(text, Strictness.LENIENT) ? Verdict.WARNED : Verdict.REFUSED;
            if (ours == Verdict.WARNED
                    && verdicts.get(i) == Verdict.ACCEPTED
                    && text.matches("(?s)[ \t]*[\\s+-].*:.*")) {
                differsAsMeant(DebianDeviation.SIGN_OR_SPACE_BEFORE_EPOCH);
            } else if (ours != verdicts.get(i)) {
                disagreements.add("[" + text + "] parallax: " + ours + ", dpkg: " + verdicts.get(i));
            }
        }
        report(
                test,
                versions.size(),
                verdicts.stream().filter(v -> v == Verdict.REFUSED).count(),
                "dpkg");
    }

    private static boolean isVersion(String text, Strictness strictness) {
        try {
            DebianVersion.parse(text, strictness);
            return true;
        } catch (MalformedVersionException _) {
            return false;
        }
    }

    /// Made versions are compared each with the next in our order, so that dpkg's agreement on the neighbours is its
    /// agreement on all pairs; of the real ones a part of the neighbours.
    @Test
    void versionsAreOrderedAlike(TestInfo test) throws Exception {
        OddDebianVersions odd = new OddDebianVersions(SEED);
        Set<String> made = new TreeSet<>();
        while (made.size() < 3000) {
            String text = made.size() % 3 == 0 ? odd.any() : made.size() % 3 == 1 ? odd.valid() : odd.close();
            // What dpkg makes of other characters depends on the machine, and a blank ends a word of the question.
            if (isVersion(text, Strictness.LENIENT) && text.matches("[!-~\\r\u000b]+")) {
                made.add(text);
            }
        }
        List<String> comparisons = comparisonsOfNeighbours(List.copyOf(made));
        comparisons.addAll(DebianLists.some(comparisonsOfNeighbours(lists.versions()), 3000));
        List<Boolean> answers = new DebianOracle(folder).compare(comparisons);
        assertThat(answers).hasSameSizeAs(comparisons);
        for (int i = 0; i < comparisons.size(); i++) {
            if (!answers.get(i)) {
                disagreements.add("parallax: " + comparisons.get(i));
            }
        }
        report(test, comparisons.size(), 0, "dpkg");
    }

    private static List<String> comparisonsOfNeighbours(List<String> texts) throws MalformedVersionException {
        List<DebianVersion> versions = new ArrayList<>();
        for (String text : texts) {
            versions.add(DebianVersion.parse(text, Strictness.LENIENT));
        }
        versions.sort(null);
        List<String> comparisons = new ArrayList<>();
        for (int i = 1; i < versions.size(); i++) {
            DebianVersion left = versions.get(i - 1);
            DebianVersion right = versions.get(i);
            comparisons.add(left.original() + (left.equals(right) ? " eq " : " lt ") + right.original());
        }
        return comparisons;
    }

    @Test
    void realVersionsAreReadAndOrderedAsInPerl(TestInfo test) throws Exception {
        OddDebianVersions odd = new OddDebianVersions(SEED);
        List<List<String>> questions = new ArrayList<>();
        for (String comparison : DebianLists.some(comparisonsOfNeighbours(lists.versions()), 12_000)) {
            String[] words = comparison.split(" ", -1);
            questions.add(List.of("check", words[0]));
            questions.add(List.of("order", words[0], words[2]));
        }
        for (int i = 0; i < 10_000; i++) {
            questions.add(List.of("order", odd.close(), odd.close()));
        }
        List<List<String>> answers = new DebianOracle(folder).ask(questions);
        for (int i = 0; i < questions.size(); i++) {
            List<String> question = questions.get(i);
            DebianVersion left = DebianVersion.parse(question.get(1));
            String ours = question.getFirst().equals("check")
                    ? "true"
                    : Integer.toString(Integer.signum(left.compareTo(DebianVersion.parse(question.get(2)))));
            if (answers.get(i).equals(List.of("0")) && question.get(1).matches(".*[0-9]{16}.*")) {
                differsAsMeant(DebianDeviation.NUMBER_IN_FLOATING_POINT);
            } else {
                expect(question, ours, answers.get(i));
            }
        }
        report(test, questions.size(), 0, "Dpkg::Version");
    }

    @Test
    void fieldsAreReadAlike(TestInfo test) throws Exception {
        OddDebianRelations odd = new OddDebianRelations(SEED);
        List<List<String>> questions = new ArrayList<>();
        for (String field : DebianLists.some(lists.fields(), 6000)) {
            questions.add(List.of("field", field));
        }
        for (int i = 0; i < 6000; i++) {
            questions.add(List.of("field", odd.any()));
        }
        List<List<String>> answers = new DebianOracle(folder).ask(questions);
        long refused = 0;
        for (int i = 0; i < questions.size(); i++) {
            String text = questions.get(i).get(1);
            List<String> theirs = answers.get(i);
            Optional<DebianDependency> strict = parse(text, Strictness.STRICT);
            if (theirs.equals(List.of("error"))) {
                refused++;
                expect(questions.get(i), strict.map(DebianDependency::toString).orElse("error"), theirs);
            } else {
                Optional<DebianDeviation> deviation =
                        deviation(text, theirs.get(0), theirs.get(1).equals("true"));
                boolean same = strict.isPresent() && strict.get().toString().equals(theirs.get(0));
                if (!same && deviation.isPresent()) {
                    differsAsMeant(deviation.get());
                } else if (!same) {
                    disagreements.add("[" + text + "]\n  parallax: " + strict + "\n  dpkg:     " + theirs);
                }
            }
        }
        report(test, questions.size(), refused, "Dpkg::Deps");
    }

    /// @param output what Perl prints of the field
    /// @param versionsPass whether Perl takes the versions in it for versions
    private static Optional<DebianDeviation> deviation(String text, String output, boolean versionsPass) {
        Optional<DebianDependency> strict = parse(text, Strictness.STRICT);
        Optional<DebianDependency> lenient = parse(text, Strictness.LENIENT);
        if (lenient.isPresent() && lenient.equals(parse(output, Strictness.LENIENT))) {
            if (strict.isEmpty()) {
                return Optional.of(
                        output.contains("><") ? DebianDeviation.GROUPS_WITHOUT_SPACE : DebianDeviation.READ_LENIENTLY);
            }
            return strict.get().toString().equals(withShortEpochs(output))
                    ? Optional.of(DebianDeviation.EPOCH_AS_WRITTEN)
                    : Optional.empty();
        }
        if (strict.isPresent()) {
            return Optional.empty();
        }
        String refusal = refusal(text);
        if (refusal.contains("expected an epoch from 0 to ")) {
            return Optional.of(DebianDeviation.EPOCH_ABOVE_THE_LIMIT);
        }
        if (refusal.contains("is no Debian version") && text.matches("(?s).*:\\s*\\).*")) {
            return Optional.of(DebianDeviation.NOTHING_BEHIND_EPOCH);
        }
        if (!versionsPass && refusal.matches("(?s).*(is no Debian version|expected a version|behind the version).*")) {
            return Optional.of(DebianDeviation.UNCHECKED_VERSION);
        }
        if (refusal.matches("(?s).*found `[]>]`, expected (an architecture|a build profile) .*")) {
            return Optional.of(DebianDeviation.EMPTY_LIST);
        }
        if (refusal.contains(" a build profile ")) {
            return Optional.of(DebianDeviation.SIGN_IN_PROFILE);
        }
        return refusal.contains("expected a package name") && text.matches("(?s).*\\|\\s*(,.*)?")
                ? Optional.of(DebianDeviation.NOTHING_AFTER_BAR)
                : Optional.empty();
    }

    private static String withShortEpochs(String output) {
        return output.replaceAll("(?<=[<=>] )0+:(?=[^:()]*\\))|(?<=[<=>] )0+(?=[0-9]+:)", "");
    }

    private static String refusal(String text) {
        try {
            return DebianDependency.parse(text, Strictness.LENIENT).toString();
        } catch (MalformedRequirementException e) {
            return Objects.requireNonNull(e.getMessage());
        }
    }

    private static Optional<DebianDependency> parse(String text, Strictness strictness) {
        try {
            return Optional.of(DebianDependency.parse(text, strictness));
        } catch (MalformedRequirementException _) {
            return Optional.empty();
        }
    }

    @Test
    void relationsAreSatisfiedAlike(TestInfo test) throws Exception {
        OddDebianRelations odd = new OddDebianRelations(SEED);
        OddDebianVersions versions = new OddDebianVersions(SEED);
        List<List<String>> questions = new ArrayList<>();
        while (questions.size() < 6000) {
            DebianRelation relation = DebianRelation.parse(odd.valid());
            // Which architectures and profiles a relation holds for, and on which side it is looked for, is asked
            // apart.
            DebianRelation bare =
                    new DebianRelation(relation.name(), null, relation.constraint(), List.of(), List.of());
            String name = questions.size() % 10 == 0 ? "another" : bare.name().value();
            questions.add(List.of("satisfied", bare.toString(), name, versions.close()));
        }
        List<List<String>> answers = new DebianOracle(folder).ask(questions);
        for (int i = 0; i < questions.size(); i++) {
            List<String> question = questions.get(i);
            boolean satisfied = DebianRelation.parse(question.get(1))
                    .isSatisfiedBy(
                            PackageName.of(Ecosystem.DEBIAN, question.get(2)), DebianVersion.parse(question.get(3)));
            expect(question, Boolean.toString(satisfied), answers.get(i));
        }
        report(test, questions.size(), 0, "Dpkg::Deps");
    }

    @Test
    void relationsHoldAlikeForArchitecturesAndProfiles(TestInfo test) throws Exception {
        OddDebianRelations odd = new OddDebianRelations(SEED);
        DebianOracle oracle = new DebianOracle(folder);
        List<String> architectures =
                oracle.ask(List.of(List.of("architectures"))).getFirst();
        List<List<String>> questions = new ArrayList<>();
        for (String architecture : architectures) {
            for (String pattern : odd.architectures(architectures)) {
                questions.add(List.of("architecture", "aa [" + pattern + "]", architecture));
            }
        }
        for (int i = 0; i < 10_000; i++) {
            questions.add(List.of("profiles", "aa" + odd.profiles(), odd.profile(), odd.profile()));
        }
        List<List<String>> answers = oracle.ask(questions);
        for (int i = 0; i < questions.size(); i++) {
            List<String> question = questions.get(i);
            DebianRelation relation = DebianRelation.parse(question.get(1), Strictness.LENIENT);
            boolean holds = question.getFirst().equals("architecture")
                    ? relation.appliesTo(new DebianArchitecture(question.get(2)))
                    : relation.appliesWith(Set.copyOf(question.subList(2, 4)));
            expect(question, Boolean.toString(holds), answers.get(i));
        }
        report(test, questions.size(), 0, "Dpkg::Deps");
    }

    private void expect(List<String> question, String ours, List<String> theirs) {
        if (!theirs.equals(List.of(ours))) {
            disagreements.add(question + "\n  parallax: " + ours + "\n  dpkg:     " + theirs);
        }
    }

    private void differsAsMeant(DebianDeviation deviation) {
        meant.merge(deviation, 1, Integer::sum);
    }

    private void report(TestInfo test, int compared, long refused, String peer) {
        System.out.printf(
                "%s: %d compared, %d of them refused by %s, meant to differ: %s%n",
                test.getDisplayName(), compared, refused, peer, meant);
        assertThat(disagreements).as("seed %d", SEED).isEmpty();
    }
}
