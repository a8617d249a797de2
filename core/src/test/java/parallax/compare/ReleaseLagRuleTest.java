package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.index.OfficialRelease;
import parallax.index.RecipeRevision;
import parallax.index.SnapshotException;
import parallax.name.PackageName;

class ReleaseLagRuleTest {

    private static final Pattern GROUP = Pattern.compile(
            "From .*: (\\d+) releases?, median (-?\\d+(?:\\.5)?) days?, from (-?\\d+) to (-?\\d+) days?; .*\\n  days: (.*)");

    private final Rule rule = new ReleaseLagRule();

    /// Kind of the publisher's date -> release -> days until the feedstock's first commit, from the raw rows.
    private static Map<OfficialRelease.Kind, Map<String, Long>> lagsFromTheRows() throws SnapshotException {
        var snapshot = Recorded.snapshot();
        Map<String, RecipeRevision> first = new HashMap<>();
        var recipe = snapshot.recipe(snapshot.source("conda-forge").orElseThrow(), PackageName.conda("torchvision"));
        recipe.revisions()
                .forEach(revision -> first.putIfAbsent(revision.version().original(), revision));
        Map<OfficialRelease.Kind, Map<String, Long>> lags = new HashMap<>();
        for (OfficialRelease release :
                snapshot.releases(PackageName.pypi("torchvision")).orElseThrow().releases()) {
            RecipeRevision revision = first.get(release.version().original());
            if (revision != null) {
                long days = ChronoUnit.DAYS.between(
                        release.date(),
                        revision.commitDate().atZone(ZoneOffset.UTC).toLocalDate());
                lags.computeIfAbsent(release.kind(), _ -> new LinkedHashMap<>())
                        .put(release.version().original(), days);
            }
        }
        return lags;
    }

    @Test
    void everyGroupHasOneKindOfDateAndItsNumbersAreThoseOfTheRows() throws SnapshotException {
        Finding finding = Worlds.only(rule, Recorded.pair("torchvision"));
        List<Map<String, Long>> shown = new ArrayList<>();
        Matcher groups = GROUP.matcher(finding.detail());
        while (groups.find()) {
            Map<String, Long> group = new LinkedHashMap<>();
            for (String each : groups.group(5).split(", ", -1)) {
                String[] parts = each.split(" ", -1);
                group.put(parts[0], Long.valueOf(parts[1]));
            }
            long[] sorted =
                    group.values().stream().mapToLong(Long::longValue).sorted().toArray();
            assertThat(group).hasSize(Integer.parseInt(groups.group(1)));
            assertThat(Double.parseDouble(groups.group(2)))
                    .isEqualTo((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0);
            assertThat(Long.parseLong(groups.group(3))).isEqualTo(sorted[0]);
            assertThat(Long.parseLong(groups.group(4))).isEqualTo(sorted[sorted.length - 1]);
            shown.add(group);
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(lagsFromTheRows().values());
    }

    @Test
    void theTitleSpeaksOfTheKindWithTheNewestRelease() throws SnapshotException {
        Finding finding = Worlds.only(rule, Recorded.pair("torchvision"));
        Map<String, Long> newest = lagsFromTheRows().values().stream()
                .filter(group -> group.containsKey("0.28.0"))
                .findFirst()
                .orElseThrow();
        long[] sorted =
                newest.values().stream().mapToLong(Long::longValue).sorted().toArray();
        assertThat(sorted).as("an odd number has one median").hasSize(11);
        assertThat(finding.title())
                .contains(
                        sorted[5] + " days at the median",
                        "at worst by " + sorted[10] + " days (0.22.1)",
                        "11 releases");
        assertThat(finding.left()).isEqualTo("first");
        assertThat(finding.right()).isEqualTo(sorted[5] + " days later (median)");
        assertCites(finding, "pytorch/vision", "v0.22.1: pypi_upload");
        assertCites(finding, "conda-forge/torchvision-feedstock", "(0.22.1 build 0", "commit date");
    }

    @ParameterizedTest(name = "{0}: {1} against {2}")
    @CsvSource(delimiter = '|', textBlock = """
            5          | first                   | 5 days later (median)
            -5         | 5 days later (median)   | first
            1          | first                   | 1 day later (median)
            0          | same day (median)       | same day (median)
            3 1 9      | first                   | 3 days later (median)
            2 8        | first                   | 5 days later (median)
            2 7        | first                   | 4.5 days later (median)
            -2 -8      | 5 days later (median)   | first
            -3 3       | same day (median)       | same day (median)
            -1 3       | first                   | 1 day later (median)
            """)
    void theMedianIsTheSameFromEitherSide(String lags, String left, String right) {
        World index = pypi("torchvision");
        World channel = condaForge("torchvision");
        List<String> days = Arrays.asList(lags.split(" ", -1));
        for (int i = 0; i < days.size(); i++) {
            index.dated("0.2" + i + ".0", "2025-03-10", "pypi_upload");
            channel.dated("0.2" + i + ".0", day(Integer.parseInt(days.get(i))), "recipe_commit");
        }
        Finding finding = Worlds.only(rule, Worlds.compare(index, channel));
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.left()).isEqualTo(left);
        assertThat(finding.right()).isEqualTo(right);
        Finding swapped = Worlds.only(rule, Worlds.compare(channel, index));
        assertThat(swapped.left()).isEqualTo(right);
        assertThat(swapped.right()).isEqualTo(left);
    }

    private static String day(int after) {
        return java.time.LocalDate.parse("2025-03-10").plusDays(after).toString();
    }

    @Test
    void datesOfDifferentKindsAreNeverInOneGroup() {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision")
                                .dated("0.20.0", "2025-01-01", "tag_commit")
                                .dated("0.21.0", "2025-02-01", "pypi_upload"),
                        condaForge("torchvision")
                                .dated("0.20.0", "2025-01-11", "recipe_commit")
                                .dated("0.21.0", "2025-02-03", "recipe_commit")));
        assertThat(finding.detail())
                .contains("days: 0.20.0 10", "days: 0.21.0 2")
                .doesNotContain("2 releases");
        assertThat(finding.right()).isEqualTo("2 days later (median)");
    }

    @Test
    void aDateOnOneSideOnlyIsUnknown() {
        Pair pair = Worlds.compare(
                pypi("torchvision").dated("0.20.0", "2025-01-01", "pypi_upload"),
                condaForge("torchvision").carries("0.20.0"));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "release lag of 0.20.0", "one side at most");
    }

    @Test
    void oneRecordThatDatesBothSidesTellsNoLag() {
        Pair pair = Recorded.pair("pytorch-index::torchvision", "pypi::torchvision");
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "release lag of", "one record dates both sides");
    }

    @Test
    void aReleaseOfOneSideOnlyHasNoLag() {
        Worlds.assertNothing(
                rule,
                Worlds.compare(
                        pypi("torchvision").dated("0.20.0", "2025-01-01", "pypi_upload"),
                        condaForge("torchvision").dated("0.20.1", "2025-01-01", "recipe_commit")));
    }

    @Test
    void sampledDatesAreSaidToBeSo() {
        Finding finding = Worlds.only(rule, Recorded.pair("numpy"));
        assertThat(finding.title()).contains("earliest recorded build");
        assertThat(finding.detail()).contains("sample");
    }
}
