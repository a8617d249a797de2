package parallax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.compare.Pair;
import parallax.compare.Rules;
import parallax.fact.Build;
import parallax.finding.Comparison;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.finding.Unknown;
import parallax.index.Snapshot;
import parallax.index.Source;
import parallax.name.ChannelName;
import parallax.name.NameMap;
import parallax.name.PackageName;

/// What holds for every comparison whatever is compared: all packages that both worlds carry, channels, indexes, a
/// source with itself.
class InvariantsTest {

    /// Spellings that come from a value that nobody put into words.
    private static final Pattern RAW = Pattern.compile(
            "\\bnull\\b|Optional\\[|Optional\\.empty|[A-Za-z]\\w*\\[[a-z]\\w*=|parallax\\.[a-z]+\\.|@[0-9a-f]{6,8}\\b(?<!@[0-9a-f]{8})|java\\.");

    static Stream<List<String>> comparisons() throws Exception {
        Snapshot snapshot = Recorded.snapshot();
        List<List<String>> all = new ArrayList<>();
        Source pypi = snapshot.source("pypi").orElseThrow();
        Source forge = snapshot.source("conda-forge").orElseThrow();
        Source channel = snapshot.source("pytorch").orElseThrow();
        Source index = snapshot.source("pytorch-index").orElseThrow();
        List<PackageName> onForge = snapshot.packages(forge);
        for (PackageName name : snapshot.packages(pypi)) {
            for (NameMap.Entry entry : snapshot.names().toConda(name, new ChannelName("conda-forge"))) {
                if (onForge.contains(entry.conda())) {
                    all.add(List.of("pypi::" + name, "conda-forge::" + entry.conda()));
                }
            }
        }
        for (PackageName name : snapshot.packages(channel)) {
            if (onForge.contains(name)) {
                all.add(List.of("pytorch::" + name, "conda-forge::" + name));
            }
        }
        for (PackageName name : snapshot.packages(index)) {
            if (snapshot.packages(pypi).contains(name)) {
                all.add(List.of("pytorch-index::" + name, "pypi::" + name));
            }
        }
        for (String name : List.of("torchvision", "pytorch", "numpy", "pillow", "libjpeg-turbo")) {
            all.add(List.of("conda-forge::" + name, "conda-forge::" + name));
        }
        all.add(List.of("pypi::torchvision", "pypi::torchvision"));
        all.add(List.of("pypi::torchvision==0.24.0", "pypi::torchvision==0.26.0"));
        all.add(List.of("conda-forge::torchvision=0.24.0", "conda-forge::torchvision=0.26.0"));
        all.add(List.of("conda-forge::pytorch", "conda-forge::pytorch-cpu"));
        all.add(List.of("conda-forge::torchvision=0.24.0", "pypi::torchvision==0.26.0"));
        all.add(List.of("conda-forge::torchvision=0.15.2", "pypi::torchvision==0.15.2"));
        all.add(List.of("pytorch::torchvision=0.10.0", "conda-forge::torchvision=0.10.0"));
        all.add(List.of("pkg:pypi/torchvision@0.24.0", "pkg:conda/torchvision@0.24.0?channel=conda-forge"));
        return all.stream().filter(InvariantsTest::bothBuildForLinux);
    }

    /// Some packages are recorded for other platforms only, which is told as trouble.
    private static boolean bothBuildForLinux(List<String> references) {
        try {
            Parallax.over(Recorded.snapshot()).compare(references, TargetRequest.DEFAULT);
            return true;
        } catch (Trouble trouble) {
            assertThat(trouble).hasMessageStartingWith("neither side is known to build for linux-64");
            return false;
        }
    }

    private static Comparison of(List<String> references) {
        return Recorded.compare(references.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void findingsAreWellFormed(List<String> references) {
        Comparison comparison = of(references);
        Set<String> rules = new TreeSet<>();
        Rules.ALL.forEach(rule -> rules.add(rule.id()));
        assertThat(comparison.findings().stream().map(Finding::id)).doesNotHaveDuplicates();
        for (Finding finding : comparison.findings()) {
            assertThat(rules).contains(finding.rule());
            assertThat(finding.evidence()).as(finding.id()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(finding.evidence())
                    .as(finding.id())
                    .allSatisfy(evidence -> assertThat(evidence.locator()).isNotBlank());
            assertThat(finding.title()).as(finding.id()).isNotBlank().doesNotContain("\n", "\r");
            assertThat(finding.left() == null).as(finding.id()).isEqualTo(finding.right() == null);
            for (String text : texts(finding)) {
                assertThat(RAW.matcher(text).results().map(found -> found.group()))
                        .as("raw values in %s: %s", finding.id(), text)
                        .isEmpty();
            }
        }
    }

    private static List<String> texts(Finding finding) {
        List<String> texts = new ArrayList<>(List.of(finding.title(), finding.detail()));
        Stream.of(finding.left(), finding.right()).filter(each -> each != null).forEach(texts::add);
        return texts;
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void findingsComeGravestFirstAndHighlightsAreTheFirstScreen(List<String> references) {
        Comparison comparison = of(references);
        List<Impact> impacts =
                comparison.findings().stream().map(Finding::impact).toList();
        assertThat(impacts).isSorted();
        List<String> ids = comparison.findings().stream().map(Finding::id).toList();
        assertThat(comparison.highlights()).hasSizeLessThanOrEqualTo(10).isSubsetOf(ids);
        assertThat(comparison.highlights())
                .isEqualTo(
                        ids.stream().filter(comparison.highlights()::contains).toList());
        comparison.findings().stream()
                .filter(finding -> finding.impact() == Impact.BREAKS)
                .forEach(finding -> assertThat(comparison.highlights()).contains(finding.id()));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void theUnknownSaysWhy(List<String> references) {
        Comparison comparison = of(references);
        assertThat(comparison.unknown()).isSorted().doesNotHaveDuplicates();
        for (Unknown unknown : comparison.unknown()) {
            assertThat(unknown.what()).isNotBlank();
            assertThat(unknown.why()).isNotBlank().isNotEqualTo(unknown.what());
            assertThat(RAW.matcher(unknown.what() + " " + unknown.why()).find())
                    .as(unknown.toString())
                    .isFalse();
        }
    }

    /// What a lock file leaves out is unknown, so its side cannot be said to lack a requirement.
    @ParameterizedTest
    @MethodSource("comparisons")
    void anIncompleteRecordLacksNothing(List<String> references) {
        Comparison comparison = of(references);
        Pair pair = Recorded.pair(references.toArray(String[]::new));
        for (Finding finding : comparison.findings()) {
            if (finding.rule().equals("dependency.one-sided")) {
                Pair.Builds builds = pair.chosen().orElseThrow();
                Build lacking = "none of them".equals(finding.left()) ? builds.left() : builds.right();
                assertThat(lacking.requirements().toOptional().orElseThrow().complete())
                        .as("%s requires all of its record", lacking.fileName())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void theSameQuestionGivesTheSameAnswer(List<String> references) {
        assertThat(Recorded.compareAgain(references.toArray(String[]::new))).isEqualTo(of(references));
    }

    /// A side against itself is left out: there swapping asks the same question again.
    static Stream<List<String>> differentSides() throws Exception {
        return comparisons().filter(references -> !references.getFirst().equals(references.getLast()));
    }

    @ParameterizedTest
    @MethodSource("differentSides")
    void swappingTheSidesSwapsTheValues(List<String> references) {
        Comparison straight = of(references);
        Comparison swapped = of(references.reversed());
        boolean oneSource = straight.left().source().equals(straight.right().source());
        assertThat(judged(swapped, oneSource, false))
                .containsExactlyInAnyOrderElementsOf(judged(straight, oneSource, true));
        assertThat(swapped.left()).isEqualTo(straight.right());
        assertThat(swapped.right()).isEqualTo(straight.left());
    }

    /// Every finding with its impact and both values, the left one first, or second where `swap`.
    private static List<String> judged(Comparison comparison, boolean oneSource, boolean swap) {
        List<String> judged = new ArrayList<>();
        for (Finding finding : comparison.findings()) {
            String id = oneSource && swap ? otherSide(finding.id()) : finding.id();
            String values = swap
                    ? finding.right() + " against " + finding.left()
                    : finding.left() + " against " + finding.right();
            judged.add(id + " " + finding.impact() + ": " + values);
        }
        return judged;
    }

    private static String otherSide(String id) {
        if (id.endsWith("/left")) {
            return id.substring(0, id.length() - "left".length()) + "right";
        }
        return id.endsWith("/right") ? id.substring(0, id.length() - "right".length()) + "left" : id;
    }
}
