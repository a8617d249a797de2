package parallax.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import parallax.Versions;
import parallax.name.PackageName;
import parallax.requirement.MatchSpec;
import parallax.requirement.Requirement;
import parallax.version.Version;

class SnapshotRecordsTest {

    private static final List<String> MAIN = List.of("pypi", "pytorch-index", "conda-forge", "pytorch", "anaconda");

    private final Snapshot snapshot = open();

    private static Snapshot open() {
        try {
            return Snapshot.open();
        } catch (SnapshotException e) {
            throw new AssertionError(e);
        }
    }

    private static WheelRecord wheel(PackageRecords records, String file) {
        return records.wheels().stream()
                .filter(each -> each.fileName().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private static CondaRecord build(PackageRecords records, String subdir, String version, String build) {
        return records.condaBuilds().stream()
                .filter(each -> each.subdir().value().equals(subdir)
                        && each.version().original().equals(version)
                        && each.build().equals(build))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(List<MatchSpec> specs) {
        return specs.stream().map(MatchSpec::original).toList();
    }

    @Test
    void theMainSourcesComeFirst() {
        assertThat(snapshot.recordedDate()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(snapshot.sources().stream().map(Source::id)).startsWith(MAIN.toArray(String[]::new));
    }

    @Test
    void aSourceIsFoundByItsOtherNames() {
        assertThat(snapshot.source("PyPI")).isEqualTo(snapshot.source("pypi")).isPresent();
        assertThat(snapshot.source("https://pypi.org/simple/")).isEqualTo(snapshot.source("pypi"));
        assertThat(snapshot.source("download.pytorch.org"))
                .isEqualTo(snapshot.source("pytorch-index"))
                .isPresent();
        assertThat(snapshot.source("https://conda.anaconda.org/conda-forge"))
                .isEqualTo(snapshot.source("conda-forge"))
                .isPresent();
        assertThat(snapshot.source("debian")).isEmpty();
    }

    @Test
    void theOfficialWheelPinsItsTorchExactly() throws SnapshotException {
        WheelRecord wheel = wheel(
                Real.load(snapshot, "pypi", "torchvision"), "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl");

        assertThat(Objects.requireNonNull(wheel.requiresDist()).stream().map(Requirement::original))
                .contains("torch==2.9.0");
        assertThat(wheel.sha256()).isEqualTo("26b9dd9c083f8e5f7ac827de6d5b88c615d9c582dc87666770fbdf16887e4c25");
        assertThat(wheel.size()).isEqualTo(8_050_480);
        assertThat(wheel.published()).isEqualTo(Instant.parse("2025-10-15T15:51:24.012Z"));
        assertThat(wheel.url())
                .startsWith("https://files.pythonhosted.org/packages/7e/e6/")
                .endsWith("/torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl");
        assertThat(Objects.requireNonNull(wheel.wheel()).platformTags()).containsExactly("manylinux_2_28_x86_64");
    }

    @Test
    void theUrlOfALocalVersionKeepsItsEscape() throws SnapshotException {
        assertThat(Real.load(snapshot, "pytorch-index", "torchvision").wheels())
                .filteredOn(each -> each.url() != null && each.fileName().contains("+"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.url())
                        .contains("pytorch.org/whl/")
                        .endsWith(each.fileName().replace("+", "%2B")));
    }

    @Test
    void condaForgeCouplesThroughItsOwnBuildOfPytorch() throws SnapshotException {
        CondaRecord build = build(
                Real.load(snapshot, "conda-forge", "torchvision"), "linux-64", "0.24.0", "cuda129_py312_h9f56bbf_2");

        assertThat(texts(build.depends())).contains("pytorch >=2.8.0,<2.9.0a0", "pytorch * cuda*");
        assertThat(build.fileName()).isEqualTo("torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda");
        assertThat(build.buildNumber()).isEqualTo(2);
        assertThat(build.lossy()).isFalse();
        assertThat(build.constrains()).isEmpty();
    }

    @Test
    void theOfficialChannelWantsAnOldJpeg() throws SnapshotException {
        assertThat(Real.load(snapshot, "pytorch", "torchvision").condaBuilds())
                .filteredOn(each -> each.version().original().equals("0.10.0"))
                .hasSize(12)
                .allSatisfy(each -> assertThat(texts(each.depends())).contains("jpeg <=9b"))
                .allSatisfy(each -> assertThat(each.provenance().licence()).isEqualTo("BSD-3-Clause"));
    }

    @Test
    void aBuildInRepodataAndInALockFileIsOneRecord() throws SnapshotException {
        CondaRecord build = build(Real.load(snapshot, "pytorch", "torchvision"), "linux-64", "0.15.2", "py311_cu118");

        assertThat(build.provenance().kind()).isEqualTo("repodata");
        assertThat(build.alsoSeen())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.kind()).startsWith("pixi"));
    }

    @Test
    void everyRecordOfEverySourceHasItsProvenanceAndSaysNoMoreThanItsDocument() throws SnapshotException {
        int records = 0;
        for (Source source : snapshot.sources()) {
            for (PackageName name : snapshot.packages(source)) {
                for (IndexRecord each : snapshot.load(source, name).records()) {
                    records++;
                    assertThat(each.provenance().source()).contains("/");
                    assertThat(each.provenance().place()).isNotEmpty();
                    assertThat(each.provenance().revision()).isNotNull();
                    assertThat(each.name()).isEqualTo(name);
                    if (each instanceof CondaRecord build) {
                        assertThat(build.lossy())
                                .isEqualTo(build.provenance().kind().equals("conda-lock v1"));
                        assertThat(build.constrains() == null).isEqualTo(build.lossy());
                        assertThat(build.trackFeatures() == null).isEqualTo(build.lossy());
                    }
                }
            }
        }
        assertThat(records).isEqualTo(5675 + 1370 + 5972 + 2299 + 33 + 29 + 54 + 67);
    }

    @Test
    void onlyThePublishedFilesSpeakAsOpenedWheels() throws SnapshotException {
        Source pypi = snapshot.source("pypi").orElseThrow();
        int opened = 0;
        for (PackageName name : snapshot.packages(pypi)) {
            for (WheelExtract extract : snapshot.wheelExtracts(pypi, name)) {
                opened++;
                assertThat(snapshot.load(pypi, name).wheels())
                        .filteredOn(wheel -> wheel.fileName().equals(extract.fileName()))
                        .as("PyPI's record of " + extract.fileName())
                        .anySatisfy(wheel -> {
                            assertThat(wheel.sha256()).isEqualTo(extract.sha256());
                            assertThat(wheel.alsoSeen())
                                    .as("a lock file that recorded the same digest")
                                    .isNotEmpty();
                        });
            }
        }
        assertThat(opened).isEqualTo(8);
    }

    @Test
    void everyRowIsReadThoseWithVariantLabelsToo() throws SnapshotException {
        int labelled = 0;
        for (Source source : snapshot.sources()) {
            for (PackageName name : snapshot.packages(source)) {
                PackageRecords records = snapshot.load(source, name);
                assertThat(records.unreadable()).as(source.id() + " " + name).isEmpty();
                for (WheelRecord wheel : records.wheels()) {
                    labelled += wheel.wheel() != null && wheel.wheel().variant().isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(labelled).isEqualTo(57);
    }

    @Test
    void recordsComeInOrderOfVersionThenFileName() throws SnapshotException {
        List<CondaRecord> builds =
                Real.load(snapshot, "conda-forge", "torchvision").condaBuilds();
        for (int i = 1; i < builds.size(); i++) {
            CondaRecord before = builds.get(i - 1);
            CondaRecord after = builds.get(i);
            int order = before.version().compareTo(after.version());
            assertThat(order).isLessThanOrEqualTo(0);
            if (order == 0) {
                assertThat(before.fileName()).isLessThanOrEqualTo(after.fileName());
            }
        }
    }

    @Test
    void versionsAreThereWithoutLoading() throws SnapshotException {
        Source forge = Real.source(snapshot, "conda-forge");
        PackageName name = PackageName.conda("torchvision");

        // 0.13.0 is known by file name only.
        assertThat(snapshot.versions(forge, name))
                .extracting(Version::original)
                .startsWith("0.10.0")
                .contains("0.13.0", "0.24.0")
                .endsWith("0.26.0");
        assertThat(snapshot.load(forge, name).records())
                .noneMatch(each -> each.version().original().equals("0.13.0"));
        assertThat(snapshot.load(forge, name).seenFiles())
                .anyMatch(each -> each.fileName().startsWith("torchvision-0.13.0-"));
    }

    @Test
    void loadingSomeVersionsGivesTheSameRecords() throws SnapshotException {
        Source pypi = Real.source(snapshot, "pypi");
        PackageName name = PackageName.pypi("torchvision");

        assertThat(snapshot.load(pypi, name, List.of(Versions.pep440("0.24.0"), Versions.pep440("0.28.0")))
                        .records())
                .hasSize(28 + 24)
                .isEqualTo(snapshot.load(pypi, name).records().stream()
                        .filter(each -> List.of("0.24.0", "0.28.0")
                                .contains(each.version().original()))
                        .toList());
    }

    @Test
    void aPackageThatIsNotRecordedHasNothing() throws SnapshotException {
        assertThat(Real.load(snapshot, "pypi", "no-such-package").isEmpty()).isTrue();
        assertThat(snapshot.versions(Real.source(snapshot, "pypi"), PackageName.conda("torchvision")))
                .isEmpty();
    }

    @Test
    void aPoetryLockRecordsNoIndexAndNoUrl() throws SnapshotException {
        assertThat(Real.load(snapshot, "pypi", "torchvision").wheels())
                .filteredOn(each -> each.version().original().equals("0.13.0"))
                .allSatisfy(each -> {
                    assertThat(each.provenance().kind()).isEqualTo("poetry.lock");
                    assertThat(each.index()).isNull();
                    assertThat(each.url()).isNull();
                    assertThat(each.requiresDist()).isNull();
                    assertThat(each.published()).isNull();
                });
    }
}
