package parallax.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import parallax.version.MalformedVersionException;
import parallax.version.OddVersions;
import parallax.version.Pep440Version;
import parallax.version.SpecifierSet;
import parallax.version.VersionRanges;

/// The algebra of specifier sets against `packaging.ranges`, over generated sets and over pairs of real ones.
@Tag("peer")
class RangesPeerTest {

    private static final long SEED = 440_626L;

    private static final List<String> UNKNOWN = List.of("unknown");

    @TempDir
    private Path folder;

    @Test
    void realSetsLieToEachOtherAlike(TestInfo test) throws Exception {
        List<String> real = RealStrings.of("specifiers");
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < real.size(); i++) {
            for (int j = i; j < real.size(); j++) {
                questions.add(List.of("range_relation", real.get(i), real.get(j)));
            }
        }
        PackagingComparison.compare(folder, questions, RangesPeerTest::relation, test);
    }

    @Test
    void generatedSetsLieToEachOtherAlike(TestInfo test) throws Exception {
        OddVersions odd = new OddVersions(SEED);
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            questions.add(List.of("range_relation", allowed(odd), allowed(odd)));
        }
        for (int i = 0; i < 4000; i++) {
            questions.add(List.of("range_relation", odd.anySpecifiers(), odd.anySpecifiers()));
            questions.add(List.of("range_relation", "", allowed(odd)));
        }
        PackagingComparison.compare(folder, questions, RangesPeerTest::relation, test);
    }

    /// One to four close clauses, none of them refused, a set with `===` now and then.
    private static String allowed(OddVersions odd) {
        List<String> clauses = new ArrayList<>();
        do {
            String clause = odd.closeSpecifier();
            boolean text = clause.startsWith("===");
            if (isSpecifiers(clause) && (!text || odd.random().nextInt(20) == 0)) {
                clauses.add(clause);
            }
        } while (clauses.isEmpty() || (clauses.size() < 4 && odd.random().nextInt(3) == 0));
        return String.join(",", clauses);
    }

    private static boolean isSpecifiers(String text) {
        try {
            SpecifierSet.parse(text);
            return true;
        } catch (MalformedVersionException e) {
            return false;
        }
    }

    private static List<String> relation(List<String> question) throws MalformedVersionException {
        Optional<VersionRanges<Pep440Version>> left =
                SpecifierSet.parse(question.get(1)).ranges();
        Optional<VersionRanges<Pep440Version>> right =
                SpecifierSet.parse(question.get(2)).ranges();
        if (left.isEmpty() || right.isEmpty()) {
            return UNKNOWN;
        }
        VersionRanges<Pep440Version> a = left.get();
        VersionRanges<Pep440Version> b = right.get();
        return List.of(flags(
                a.isSubsetOf(b),
                b.isSubsetOf(a),
                a.isDisjointFrom(b),
                a.isEmpty(),
                b.isEmpty(),
                a.complement().isEmpty()));
    }

    @Test
    void combinedSetsHaveTheSameMembers(TestInfo test) throws Exception {
        OddVersions odd = new OddVersions(SEED);
        List<String> specifiers = RealStrings.of("specifiers");
        List<String> versions = RealStrings.of("versions");
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 8000; i++) {
            List<String> close = new ArrayList<>(List.of("range_contains", allowed(odd), allowed(odd)));
            List<String> real = new ArrayList<>(List.of("range_contains", odd.pick(specifiers), odd.pick(specifiers)));
            for (int n = 0; n < 5; n++) {
                close.add(odd.close());
                real.add(odd.pick(versions));
            }
            questions.add(close);
            questions.add(real);
        }
        PackagingComparison.compare(folder, questions, RangesPeerTest::members, test);
    }

    private static List<String> members(List<String> question) throws MalformedVersionException {
        Optional<VersionRanges<Pep440Version>> left =
                SpecifierSet.parse(question.get(1)).ranges();
        Optional<VersionRanges<Pep440Version>> right =
                SpecifierSet.parse(question.get(2)).ranges();
        if (left.isEmpty() || right.isEmpty()) {
            return UNKNOWN;
        }
        VersionRanges<Pep440Version> a = left.get();
        VersionRanges<Pep440Version> b = right.get();
        List<String> answers = new ArrayList<>();
        for (String text : question.subList(3, question.size())) {
            Pep440Version version = Pep440Version.parse(text);
            answers.add(flags(
                    a.contains(version),
                    b.contains(version),
                    a.intersect(b).contains(version),
                    a.union(b).contains(version),
                    a.complement().contains(version),
                    a.without(b).contains(version)));
        }
        return answers;
    }

    @Test
    void theIntersectionOfTwoSetsFiltersAlike(TestInfo test) throws Exception {
        OddVersions odd = new OddVersions(SEED);
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 8000; i++) {
            List<String> question = new ArrayList<>(List.of(
                    "intersected",
                    allowed(odd),
                    odd.random().nextInt(8) == 0 ? "" : allowed(odd),
                    odd.pick(List.of("true", "false", "default", "default"))));
            for (int n = odd.random().nextInt(6) + 1; n > 0; n--) {
                question.add(odd.close());
            }
            questions.add(question);
        }
        PackagingComparison.compare(folder, questions, RangesPeerTest::intersected, test);
    }

    private static List<String> intersected(List<String> question) throws MalformedVersionException {
        SpecifierSet both = SpecifierSet.parse(question.get(1)).and(SpecifierSet.parse(question.get(2)));
        List<Pep440Version> candidates = new ArrayList<>();
        for (String text : question.subList(4, question.size())) {
            candidates.add(Pep440Version.parse(text));
        }
        List<Pep440Version> left = switch (question.get(3)) {
            case "true" -> both.filter(candidates, Boolean.TRUE);
            case "false" -> both.filter(candidates, Boolean.FALSE);
            default -> both.filter(candidates);
        };
        List<String> answer = new ArrayList<>(List.of(both.toString()));
        left.forEach(version -> answer.add(version.toString()));
        return answer;
    }

    private static String flags(boolean... truths) {
        StringBuilder flags = new StringBuilder();
        for (boolean truth : truths) {
            flags.append(truth ? '1' : '0');
        }
        return flags.toString();
    }
}
