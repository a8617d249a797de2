package parallax.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Recorded;
import parallax.fact.ReleaseVersion.Order;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.name.PackageName;
import parallax.platform.Subdir;
import parallax.platform.Target;
import parallax.reference.MalformedReferenceException;
import parallax.reference.Reference;
import parallax.reference.ReferenceParser;

class DistributionReaderTest {

    private static final Target LINUX = new Target(Subdir.parse("linux-64"), null, null, null);

    private final Snapshot snapshot = Recorded.snapshot();

    private Distribution read(String reference) throws SnapshotException, MalformedReferenceException {
        Reference parsed = new ReferenceParser(snapshot.sources(), snapshot::source, _ -> List.of()).parse(reference);
        return new DistributionReader(snapshot, Order.PEP440, PackageName.pypi("torchvision"), LINUX).read(parsed);
    }

    private static ReleaseVersion release(String version) {
        return ReleaseVersion.parse(version, Order.PEP440).orElseThrow();
    }

    private static Build build(Distribution side, String file) {
        return side.releases().stream()
                .flatMap(release -> release.builds().stream())
                .filter(build -> build.fileName().equals(file))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0} selects {1} releases")
    @CsvSource({
        "pypi::torchvision==0.24.0, 1",
        "conda-forge::torchvision=0.24.0, 1",
        "'pypi::torchvision>=0.24,<0.25', 2"
    })
    void aSelectionNarrowsTheReleases(String reference, int releases) throws Exception {
        Distribution side = read(reference);
        assertThat(side.releases()).hasSize(releases);
        assertThat(side.pinned()).isTrue();
    }

    @Test
    void releasesAscendAndEachSaysWhoSaysSo() throws Exception {
        for (String reference : List.of("pypi::torchvision", "conda-forge::torchvision", "pytorch::torchvision")) {
            Distribution side = read(reference);
            assertThat(side.pinned()).isFalse();
            assertThat(side.releases().stream().map(Release::version))
                    .isSorted()
                    .doesNotHaveDuplicates();
            for (Release release : side.releases()) {
                assertThat(release.existence())
                        .as("%s %s", reference, release.version())
                        .isNotEmpty();
                assertThat(release.builds()).allMatch(build -> build.release().equals(release.version()));
            }
        }
    }

    @ParameterizedTest(name = "{0} carries {1}: {2}")
    @CsvSource(
            nullValues = "unknown",
            value = {
                "conda-forge::torchvision, 0.17.0, false",
                "conda-forge::torchvision, 0.28.0, true",
                "conda-forge::torchvision, 0.99.0, unknown",
                "pypi::torchvision, 0.17.0, true",
                "pypi::torchvision, 0.18.0.post1, unknown",
                "pytorch::torchvision, 0.21.0, false",
                "pytorch::torchvision, 0.3.7, unknown"
            })
    void absenceIsToldOnlyByACompleteList(String reference, String version, Boolean carried) throws Exception {
        assertThat(read(reference).carries(release(version))).isEqualTo(Optional.ofNullable(carried));
    }

    @ParameterizedTest(name = "{0} {1}: {2} by {3}")
    @CsvSource({
        "pypi::torchvision,         0.28.0, 2026-07-08, pypi_upload",
        "conda-forge::torchvision,  0.24.0, 2025-10-23, recipe_commit",
        "pytorch::torchvision,      0.10.0, 2021-06-15, conda_build"
    })
    void theFirstDateHasAKind(String reference, String version, String day, String kind) throws Exception {
        Known<Release.Dated> seen =
                read(reference).release(release(version)).orElseThrow().firstSeen();
        Release.Dated dated = seen.toOptional().orElseThrow();
        assertThat(dated.day()).hasToString(day);
        assertThat(dated.kind()).isEqualTo(kind);
        assertThat(seen.evidence()).isNotEmpty();
    }

    @Test
    void aCondaBuildsSpecsForOneNameAreOneConstraint() throws Exception {
        Requirements requirements = build(
                        read("conda-forge::torchvision"), "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda")
                .requirements()
                .toOptional()
                .orElseThrow();
        Dependency pytorch = requirements.of(PackageName.conda("pytorch")).orElseThrow();
        assertThat(pytorch.constraint().text()).isEqualTo(">=2.8.0,<2.9.0a0 [build=cuda*]");
        assertThat(pytorch.constraint().style()).isEqualTo(PinStyle.SERIES);
        assertThat(pytorch.evidence().locator()).contains("\"pytorch * cuda*\"", "\"pytorch >=2.8.0,<2.9.0a0\"");
        assertThat(requirements.complete()).isTrue();
    }

    @Test
    void aLockFileThatDropsBuildStringsIsIncomplete() throws Exception {
        Requirements requirements = build(
                        read("conda-forge::torchvision"), "torchvision-0.25.0-cuda129_py312_h69a17e1_1.conda")
                .requirements()
                .toOptional()
                .orElseThrow();
        assertThat(requirements.complete()).isFalse();
        assertThat(requirements.basis()).contains("incompletely");
    }

    @Test
    void aWheelWithoutMetadataTakesThatOfAnotherWheelOfItsVersionAndSaysWhich() throws Exception {
        Distribution pypi = read("pypi::torchvision==0.26.0");
        Known<Requirements> requirements = build(pypi, "torchvision-0.26.0-cp314-cp314-manylinux_2_28_x86_64.whl")
                .requirements();
        assertThat(requirements.toOptional().orElseThrow().basis()).startsWith("requires_dist of torchvision-0.26.0-");
    }

    @Test
    void anExtraIsNoRequirement() throws Exception {
        Requirements requirements = read("pypi::torchvision==0.26.0").releases().getFirst().builds().stream()
                .flatMap(build -> build.requirements().toOptional().stream())
                .findFirst()
                .orElseThrow();
        assertThat(requirements.required().stream().map(each -> each.name().value()))
                .contains("torch", "numpy", "pillow")
                .doesNotContain("gdown", "scipy");
        assertThat(requirements.optional().stream().map(Dependency::extra)).contains("gdown", "scipy");
    }

    @Test
    void aHotfixChangesOnlyTheRequirementThatItNames() throws Exception {
        Requirements requirements = build(
                        read("conda-forge::torchvision"), "torchvision-0.10.0-py39h93e5132_0_cpu.tar.bz2")
                .requirements()
                .toOptional()
                .orElseThrow();
        Dependency pytorch = requirements.of(PackageName.conda("pytorch")).orElseThrow();
        assertThat(pytorch.constraint().text()).isEqualTo("<2.0.0");
        assertThat(pytorch.evidence().locator())
                .contains("depends \"pytorch\" (as built), changed in the channel to \"pytorch <2.0.0\" by"
                        + " torchvision.yaml rule 3");
        Dependency jpeg = requirements.of(PackageName.conda("jpeg")).orElseThrow();
        assertThat(jpeg.evidence().locator())
                .contains("depends \"jpeg >=9d,<10a\"; in ")
                .doesNotContain("rule");
    }
}
