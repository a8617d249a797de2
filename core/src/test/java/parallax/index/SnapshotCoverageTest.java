package parallax.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.name.PackageName;

/// What is recorded of torchvision, counted per version and source by those who collected the data, against what the
/// snapshot gives: nothing was lost on the way, and nothing was added.
class SnapshotCoverageTest {

    private static final List<String> SUBDIRS = List.of("linux-64", "osx-64", "osx-arm64", "win-64");

    /// Columns: version; pytorch channel on linux-64, osx-64, osx-arm64, win-64; conda-forge on the same; wheels of
    /// PyPI; wheels of PyTorch's index; artifact extracts; recipe revisions; kind of the official date.
    private static final String COVERAGE = """
        0.2.0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | tag_commit
        0.2.1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 2 | tag_commit
        0.6.1 | 16 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | tag_commit
        0.7.0 | 12 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | tag_commit
        0.8.0 | 15 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | tag_commit
        0.8.1 | 15 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | tag_commit
        0.8.2 | 20 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 2 | tag_commit
        0.9.0 | 16 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | tag_commit
        0.9.1 | 16 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 2 | tag_commit
        0.10.0 | 12 | 0 | 0 | 0 | 2 | 0 | 0 | 0 | 0 | 0 | 2 | 1 | tag_commit
        0.10.1 | 12 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | tag_commit
        0.11.0 | 16 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | tag_commit
        0.11.1 | 16 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | tag_commit
        0.11.2 | 17 | 0 | 0 | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 4 | conda_build
        0.11.3 | 16 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 3 | conda_build
        0.12.0 | 16 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 2 | conda_build
        0.13.0 | 16 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 19 | 0 | 0 | 1 | conda_build
        0.13.1 | 16 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 19 | 0 | 0 | 0 | conda_build
        0.14.0 | 12 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 19 | 0 | 0 | 2 | conda_build
        0.14.1 | 15 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 19 | 0 | 1 | 2 | conda_build
        0.15.0 | 9 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | conda_build
        0.15.1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 20 | 0 | 0 | 1 | -
        0.15.2 | 13 | 0 | 0 | 0 | 4 | 0 | 0 | 0 | 20 | 8 | 1 | 5 | conda_build
        0.16.0 | 12 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 20 | 0 | 0 | 0 | conda_build
        0.16.1 | 0 | 0 | 0 | 0 | 7 | 2 | 2 | 0 | 0 | 0 | 1 | 4 | -
        0.16.2 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 20 | 0 | 0 | 0 | -
        0.17.0 | 2 | 1 | 1 | 2 | 0 | 0 | 0 | 0 | 25 | 0 | 0 | 0 | conda_build
        0.17.1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 25 | 10 | 0 | 0 | -
        0.17.2 | 2 | 1 | 1 | 1 | 0 | 0 | 0 | 0 | 25 | 0 | 0 | 0 | conda_build
        0.18.0 | 6 | 0 | 1 | 2 | 3 | 0 | 0 | 0 | 20 | 0 | 0 | 1 | conda_build
        0.18.1 | 3 | 0 | 1 | 3 | 2 | 0 | 0 | 0 | 20 | 0 | 0 | 2 | conda_build
        0.19.0 | 2 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 25 | 0 | 0 | 1 | conda_build
        0.19.1 | 0 | 0 | 0 | 0 | 2 | 0 | 0 | 0 | 20 | 2 | 0 | 2 | -
        0.20.0 | 1 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 20 | 0 | 0 | 0 | conda_build
        0.20.1 | 2 | 0 | 1 | 1 | 4 | 1 | 0 | 0 | 15 | 20 | 0 | 7 | anaconda_org
        0.21.0 | 0 | 0 | 0 | 0 | 2 | 0 | 0 | 0 | 25 | 26 | 0 | 2 | pypi_upload
        0.22.0 | 0 | 0 | 0 | 0 | 5 | 0 | 0 | 0 | 24 | 0 | 0 | 3 | pypi_upload
        0.22.1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 24 | 32 | 0 | 1 | pypi_upload
        0.23.0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 18 | 52 | 0 | 2 | pypi_upload
        0.24.0 | 0 | 0 | 0 | 0 | 2 | 0 | 0 | 0 | 28 | 38 | 0 | 4 | pypi_upload
        0.24.1 | 0 | 0 | 0 | 0 | 2 | 0 | 0 | 0 | 28 | 73 | 0 | 2 | pypi_upload
        0.25.0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 1 | 28 | 53 | 0 | 6 | pypi_upload
        0.26.0 | 0 | 0 | 0 | 0 | 1 | 0 | 1 | 1 | 28 | 33 | 0 | 2 | pypi_upload
        0.27.0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 28 | 29 | 0 | 1 | pypi_upload
        0.27.1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 24 | 27 | 0 | 1 | pypi_upload
        0.28.0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 24 | 60 | 0 | 2 | pypi_upload
        """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = COVERAGE)
    void everyRecordedBuildIsThere(
            String version,
            int pytorchLinux,
            int pytorchOsx,
            int pytorchArm,
            int pytorchWindows,
            int forgeLinux,
            int forgeOsx,
            int forgeArm,
            int forgeWindows,
            int pypi,
            int pytorchIndex,
            int extracts,
            int revisions,
            String officialDate)
            throws SnapshotException {
        Snapshot snapshot = Snapshot.open();
        Source forge = Real.source(snapshot, "conda-forge");
        PackageName conda = PackageName.conda("torchvision");

        assertThat(builds(snapshot, "pytorch", version))
                .as("pytorch channel")
                .containsExactly(pytorchLinux, pytorchOsx, pytorchArm, pytorchWindows);
        assertThat(builds(snapshot, "conda-forge", version))
                .as("conda-forge")
                .containsExactly(forgeLinux, forgeOsx, forgeArm, forgeWindows);
        assertThat(wheels(snapshot, "pypi", version)).as("PyPI").isEqualTo(pypi);
        assertThat(wheels(snapshot, "pytorch-index", version))
                .as("PyTorch's index")
                .isEqualTo(pytorchIndex);
        assertThat(snapshot.extracts(forge, conda).stream()
                        .filter(each -> each.version().original().equals(version)))
                .as("artifact extracts")
                .hasSize(extracts);
        assertThat(snapshot.recipe(forge, conda).revisions().stream()
                        .filter(each -> each.version().original().equals(version)))
                .as("recipe revisions")
                .hasSize(revisions);
        assertThat(snapshot.releases(PackageName.pypi("torchvision")).orElseThrow().releases().stream()
                        .filter(each -> each.version().original().equals(version))
                        .map(each -> each.kind().id())
                        .findFirst()
                        .orElse("-"))
                .as("kind of the official date")
                .isEqualTo(officialDate);
    }

    @Test
    void noBuildOfAnotherVersionIsThere() throws SnapshotException {
        Snapshot snapshot = Snapshot.open();
        int[] sums = new int[10];
        for (String row : COVERAGE.strip().lines().toList()) {
            String[] cells = row.split("\\|", -1);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Integer.parseInt(cells[i + 1].strip());
            }
        }
        assertThat(Real.load(snapshot, "pytorch", "torchvision").condaBuilds().stream()
                        .mapToInt(SnapshotCoverageTest::rows)
                        .sum())
                .isEqualTo(sums[0] + sums[1] + sums[2] + sums[3]);
        assertThat(Real.load(snapshot, "conda-forge", "torchvision").records())
                .hasSize(sums[4] + sums[5] + sums[6] + sums[7]);
        assertThat(Real.load(snapshot, "pypi", "torchvision").records()).hasSize(sums[8]);
        assertThat(Real.load(snapshot, "pytorch-index", "torchvision").records())
                .hasSize(sums[9]);
    }

    private static List<Integer> builds(Snapshot snapshot, String source, String version) throws SnapshotException {
        List<CondaRecord> builds = Real.load(snapshot, source, "torchvision").condaBuilds();
        return SUBDIRS.stream()
                .map(subdir -> builds.stream()
                        .filter(each -> each.version().original().equals(version)
                                && each.subdir().value().equals(subdir))
                        .mapToInt(each -> source.equals("pytorch") ? rows(each) : 1)
                        .sum())
                .toList();
    }

    /// The official channel was collected from two places and counted per place; a build in both is one record here.
    private static int rows(CondaRecord build) {
        return 1 + build.alsoSeen().size();
    }

    /// Wheels of all local versions: `0.20.1+cu124` is a build of 0.20.1.
    private static long wheels(Snapshot snapshot, String source, String version) throws SnapshotException {
        return Real.load(snapshot, source, "torchvision").wheels().stream()
                .filter(each -> each.version().original().split("\\+", 2)[0].equals(version))
                .count();
    }
}
