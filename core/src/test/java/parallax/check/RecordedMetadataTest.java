package parallax.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parallax.Recorded;
import parallax.finding.Verdict;
import parallax.index.PackageRecords;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.name.PackageName;

/// Over what the snapshot has of torchvision and torch.
class RecordedMetadataTest {

    private static PackageRecords load(String id, String name) throws SnapshotException {
        Source source = Recorded.snapshot().source(id).orElseThrow();
        return Recorded.snapshot().load(source, PackageName.of(source.ecosystem(), name));
    }

    private static List<Candidate> builds(String id, String name) throws SnapshotException {
        List<Candidate> builds = new ArrayList<>();
        PackageRecords records = load(id, name);
        records.wheels().forEach(wheel -> Candidate.of(wheel).ifPresent(builds::add));
        records.condaBuilds().forEach(build -> builds.add(Candidate.of(build, id)));
        return builds;
    }

    /// The versions of pytorch that each torchvision of conda-forge is allowed with.
    @Test
    void condaForgePairsEachTorchvisionWithOneMinorVersionOfPytorch() throws SnapshotException {
        PairMetadata pairs = new PairMetadata(Built.target("linux-64", "3.12"), Built.NAMES);
        SortedMap<String, String> allowed = new TreeMap<>();
        List<Candidate> columns = builds("conda-forge", "pytorch");
        for (Candidate row : builds("conda-forge", "torchvision")) {
            for (Candidate column : columns) {
                if (pairs.of(row, column).verdict() == Verdict.WORKS) {
                    allowed.merge(
                            row.build().claims().version(),
                            minor(column.build().claims().version()),
                            (one, other) -> one.contains(other) ? one : one + " " + other);
                }
            }
        }

        assertThat(allowed)
                .containsEntry("0.19.1", "2.4")
                .containsEntry("0.20.1", "2.5")
                .containsEntry("0.24.1", "2.9");
        assertThat(allowed.values()).allMatch(versions -> !versions.contains(" "));
    }

    private static String minor(String version) {
        return version.substring(0, version.indexOf('.', version.indexOf('.') + 1));
    }

    @Test
    void aRecordWithoutRequirementsCannotTell() throws SnapshotException {
        PairMetadata pairs = new PairMetadata(Built.LINUX_311, Built.NAMES);
        Candidate silent = builds("pytorch-index", "torchvision").stream()
                .filter(build ->
                        build.build().file().startsWith("torchvision-0.28.0+cpu-cp311-cp311-manylinux_2_28_x86"))
                .findFirst()
                .orElseThrow();

        assertThat(pairs.of(silent, Candidate.artifact(Built.TORCH_2141)))
                .isEqualTo(new PairMetadata.Word(
                        Verdict.UNKNOWN, "the requirements of torchvision 0.28.0+cpu are not recorded"));
    }

    @Test
    void theRecordedRepairsOfTorchvision0291OnTorch213() throws SnapshotException {
        List<Candidate> known = new ArrayList<>();
        for (String id : List.of("pypi", "pytorch-index")) {
            known.addAll(builds(id, "torch"));
            known.addAll(builds(id, "torchvision"));
        }
        List<Proposal> proposals = new Remedies(Built.LINUX_311, Built.NAMES)
                .of(List.of(Built.VISION_0291, Built.TORCH_213_CPU), 2, known);

        assertThat(proposals.stream().limit(2).map(Proposal::pip))
                .containsExactly(
                        "pip install \"torchvision==0.28.0\"",
                        "pip install \"torchvision==0.28.0+cpu\" --index-url https://download.pytorch.org/whl/cpu");
        assertThat(proposals).noneMatch(Proposal::canBeVerified);
        assertThat(proposals).allSatisfy(one -> assertThat(one.basis()).endsWith("no binaries were at hand"));
    }
}
