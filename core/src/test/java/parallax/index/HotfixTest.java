package parallax.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.index.Hotfix.Selection;
import parallax.name.PackageName;

class HotfixTest {

    private final Snapshot snapshot = open();

    private static Snapshot open() {
        try {
            return Snapshot.open();
        } catch (SnapshotException e) {
            throw new AssertionError(e);
        }
    }

    private List<Hotfix> hotfixes(String name) throws SnapshotException {
        return snapshot.metadataHistory(Real.source(snapshot, "conda-forge"), PackageName.conda(name))
                .hotfixes();
    }

    private CondaRecord build(String name, String file) throws SnapshotException {
        return Real.load(snapshot, "conda-forge", name).condaBuilds().stream()
                .filter(each -> each.fileName().startsWith(file))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        pytorch [*] cpu[*];      pytorch * cpu*;          true
        pytorch [*] cpu[*];      pytorch 1.10.* cpu*;     false
        typing_extensions?( *);  typing_extensions;       true
        typing_extensions?( *);  typing_extensions >=4;   true
        typing_extensions?( *);  typing_extensions-next;  false
        cpu_*;                   cpu_py39h5f8393d_3;      true
        cpu_*;                   cuda_py39;               false
        cuda*;                   cuda112py311h13eef27_4;  true
        pytorch;                 pytorch-cpu;             false
        *a*b*c;                  xaxbxc;                  true
        *a*b*c;                  xaxbxcx;                 false
        ?;                       x;                       true
        """)
    void globsMatchAsInTheRules(String pattern, String text, boolean matches) {
        assertThat(HotfixGlob.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    void aLongPatternOfStarsEndsSoon() {
        assertThat(HotfixGlob.matches("*a".repeat(2000) + "b", "a".repeat(20_000)))
                .isFalse();
    }

    @Test
    void theRulesOfTorchvisionAreKeptWithTheirReasons() throws SnapshotException {
        List<Hotfix> rules = hotfixes("torchvision");

        assertThat(rules).hasSize(4);
        assertThat(rules.get(2).conditions().stream().map(Hotfix.Condition::toString))
                .containsExactly("name: torchvision", "version_lt: 0.11.0");
        assertThat(rules.get(2).actions())
                .containsExactly(
                        new Hotfix.Action("tighten_depends", Map.of("name", "pytorch", "upper_bound", "2.0.0")));
        assertThat(rules.get(2).actions().getFirst())
                .hasToString("tighten_depends: name `pytorch`, upper_bound `2.0.0`");
        assertThat(rules.get(2).comment()).first().asString().startsWith("avoid that old torchvision");
        assertThat(rules.get(2).provenance().locator())
                .isEqualTo("conda-forge/conda-forge-repodata-patches-feedstock@21f679cd "
                        + "recipe/patch_yaml/torchvision.yaml (repodata patches)");
    }

    @Test
    void aRuleSelectsTheBuildsItWasWrittenFor() throws SnapshotException {
        Hotfix ancient = hotfixes("torchvision").get(2);
        assertThat(ancient.selects(build("torchvision", "torchvision-0.10.0-"))).isEqualTo(Selection.YES);
        assertThat(ancient.selects(build("torchvision", "torchvision-0.24.0-"))).isEqualTo(Selection.NO);

        // The third build of 0.11.2 was made after its recipe had learned the pin that the rule adds to the others.
        Hotfix cpu = hotfixes("torchvision").getFirst();
        CondaRecord repaired = build("torchvision", "torchvision-0.11.2-cpu_py39h5f8393d_3");
        assertThat(repaired.depends()).anyMatch(spec -> spec.original().equals("pytorch 1.10 cpu*"));
        assertThat(cpu.selects(repaired)).isEqualTo(Selection.NO);
    }

    @Test
    void whatARecordDoesNotSayLeavesTheAnswerOpen() throws SnapshotException {
        CondaRecord lossy = Real.load(snapshot, "conda-forge", "torchvision").condaBuilds().stream()
                .filter(CondaRecord::lossy)
                .findFirst()
                .orElseThrow();

        assertThat(HotfixConditions.test(new Hotfix.Condition("has_depends", List.of("no-such *")), lossy))
                .isEqualTo(Selection.UNKNOWN);
        assertThat(HotfixConditions.test(new Hotfix.Condition("not_has_depends", List.of("no-such *")), lossy))
                .isEqualTo(Selection.UNKNOWN);
        assertThat(HotfixConditions.test(new Hotfix.Condition("not_has_constrains", List.of("pytorch-cpu*")), lossy))
                .isEqualTo(Selection.UNKNOWN);
        assertThat(HotfixConditions.test(new Hotfix.Condition("timestamp_lt", List.of("1610297816658")), lossy))
                .isEqualTo(Selection.UNKNOWN);
        assertThat(HotfixConditions.test(new Hotfix.Condition("something_new", List.of("x")), lossy))
                .isEqualTo(Selection.UNKNOWN);
    }

    @Test
    void numbersAndPlatformsAreCompared() throws SnapshotException {
        CondaRecord build = build("torchvision", "torchvision-0.24.0-cuda129_py312_h9f56bbf_2");
        assertThat(test("build_number_in", "0", "2", build)).isEqualTo(Selection.YES);
        assertThat(test("build_number_lt", "2", build)).isEqualTo(Selection.NO);
        assertThat(test("timestamp_lt", "1762096288079", build)).isEqualTo(Selection.YES);
        assertThat(test("timestamp_lt", "1762096288078", build)).isEqualTo(Selection.NO);
        assertThat(test("subdir_in", "linux-64", build)).isEqualTo(Selection.YES);
        assertThat(test("subdir_in", "osx-64", build)).isEqualTo(Selection.NO);
        assertThat(test("version_ge", "0.24", build)).isEqualTo(Selection.YES);
        assertThat(test("version_gt", "0.24", build)).isEqualTo(Selection.NO);
        assertThat(test("version", "0.24.0", build)).isEqualTo(Selection.YES);
    }

    private static Selection test(String key, String value, CondaRecord build) {
        return HotfixConditions.test(new Hotfix.Condition(key, List.of(value)), build);
    }

    private static Selection test(String key, String first, String second, CondaRecord build) {
        return HotfixConditions.test(new Hotfix.Condition(key, List.of(first, second)), build);
    }

    @Test
    void buildsWithChangedRequirementsShowBothStates() throws SnapshotException {
        List<DependsHistory> variants = snapshot.metadataHistory(
                        Real.source(snapshot, "conda-forge"), PackageName.conda("ffmpeg"))
                .variants();

        assertThat(variants).anySatisfy(each -> {
            assertThat(each.fileName()).isEqualTo("ffmpeg-5.1.2-gpl_h8dda1f0_106.conda");
            assertThat(each.kept().depends()).contains("libzlib >=1.2.13,<2.0.0a0");
            assertThat(each.others())
                    .singleElement()
                    .satisfies(other -> assertThat(other.depends()).contains("libzlib >=1.2.13,<1.3.0a0"));
        });
    }
}
