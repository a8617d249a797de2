package parallax.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parallax.check.Built.conda;
import static parallax.check.Built.debian;
import static parallax.check.Built.tagged;
import static parallax.check.Built.wheel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.finding.Repair;

class RemediesTest {

    private static final ClaimedBuild TORCH_2130 = wheel("torch", "2.13.0", "filelock");
    private static final ClaimedBuild TORCH_2140 = wheel("torch", "2.14.0", "filelock");
    private static final ClaimedBuild TORCH_2141_CPU = wheel("torch", "2.14.1+cpu", "filelock");

    private final Remedies remedies = new Remedies(Built.LINUX_311, Built.NAMES);

    private List<Proposal> proposals(ClaimedBuild first, ClaimedBuild second, ClaimedBuild... known) {
        return remedies.of(List.of(first, second), 2, candidates(known));
    }

    private static List<Candidate> candidates(ClaimedBuild... builds) {
        List<Candidate> candidates = new ArrayList<>();
        for (ClaimedBuild build : builds) {
            candidates.add(Candidate.artifact(build));
        }
        return candidates;
    }

    private static List<String> titles(List<Proposal> proposals) {
        return proposals.stream().map(Proposal::title).toList();
    }

    @Test
    void theExtensionIsChangedBeforeTorchAndOneBeforeTwo() {
        List<Proposal> proposals = proposals(
                Built.VISION_0291,
                Built.TORCH_213_CPU,
                Built.VISION_028,
                Built.VISION_0290,
                TORCH_2130,
                TORCH_2140,
                Built.TORCH_2141);

        assertThat(titles(proposals))
                .containsExactly(
                        "torchvision 0.28.0 in place of 0.29.1",
                        "torch 2.14.0 in place of 2.13.0+cpu",
                        "torch 2.14.1 in place of 2.13.0+cpu",
                        "torchvision 0.28.0 in place of 0.29.1, torch 2.13.0 in place of 2.13.0+cpu",
                        "torchvision 0.29.0 in place of 0.29.1, torch 2.14.0 in place of 2.13.0+cpu");
        assertThat(proposals).extracting(Proposal::distance).isSorted();
        assertThat(proposals.getFirst().builds()).containsExactly(Built.VISION_028, Built.TORCH_213_CPU);
    }

    @Test
    void theNearestVersionComesFirstAndNewerBeforeOlder() {
        ClaimedBuild given = wheel("scipy", "1.13.1", "numpy<2.3,>=1.22.4");
        ClaimedBuild numpy = wheel("numpy", "2.3.5");
        List<Proposal> proposals = remedies.of(
                List.of(given, numpy),
                1,
                candidates(
                        wheel("scipy", "1.11.4", "numpy<1.28.0,>=1.21.6"),
                        wheel("scipy", "1.12.0", "numpy<9"),
                        wheel("scipy", "1.15.0", "numpy<2.5,>=1.23.5"),
                        wheel("scipy", "1.16.3", "numpy<2.6,>=1.25.2"),
                        wheel("scipy", "1.17.1", "numpy<2.7,>=1.26.4")));

        assertThat(titles(proposals))
                .containsExactly(
                        "scipy 1.15.0 in place of 1.13.1",
                        "scipy 1.12.0 in place of 1.13.1",
                        "scipy 1.16.3 in place of 1.13.1",
                        "scipy 1.17.1 in place of 1.13.1");
    }

    @Test
    void anotherVariantOfTheSameVersionIsTheNearestOfAll() {
        List<Proposal> proposals =
                proposals(Built.VISION_0291, Built.TORCH_2141, TORCH_2141_CPU, wheel("torchvision", "0.30.0", "torch"));

        assertThat(titles(proposals).getFirst()).isEqualTo("torch 2.14.1+cpu in place of 2.14.1");
        assertThat(proposals.getFirst().pip())
                .isEqualTo("pip install \"torch==2.14.1+cpu\" --index-url https://download.pytorch.org/whl/cpu");
        assertThat(proposals.getFirst().uv())
                .isEqualTo("uv pip install \"torch==2.14.1+cpu\" --index-url https://download.pytorch.org/whl/cpu");
        assertThat(proposals.getFirst().pixi())
                .isEqualTo("pixi add --pypi \"torch==2.14.1+cpu\" --index https://download.pytorch.org/whl/cpu");
        assertThat(proposals.getFirst().conda()).isNull();
    }

    @Test
    void aPublicWheelNeedsNoIndex() {
        Proposal first = proposals(Built.VISION_0291, Built.TORCH_213_CPU, Built.VISION_028)
                .getFirst();

        assertThat(first.toRepair(true, "its artifacts were checked"))
                .isEqualTo(new Repair(
                        "torchvision 0.28.0 in place of 0.29.1",
                        "pip install \"torchvision==0.28.0\"",
                        "uv pip install \"torchvision==0.28.0\"",
                        null,
                        "pixi add --pypi \"torchvision==0.28.0\"",
                        true,
                        "its artifacts were checked"));
    }

    @Test
    void twoWheelsOfTwoIndexesNeedBoth() {
        List<Proposal> proposals = proposals(Built.VISION_0290, Built.TORCH_213_CPU, Built.VISION_0291, TORCH_2141_CPU);

        assertThat(proposals).singleElement().satisfies(both -> {
            assertThat(both.pip())
                    .isEqualTo("pip install \"torchvision==0.29.1\" \"torch==2.14.1+cpu\""
                            + " --extra-index-url https://download.pytorch.org/whl/cpu");
            assertThat(both.uv()).endsWith(" --index-strategy unsafe-best-match");
            assertThat(both.pixi()).isNull();
        });
    }

    @Test
    void condaBuildsAreInstalledByVersionAndVariant() {
        Candidate cpu = new Candidate(
                conda("pytorch", "2.13.0", "cpu_generic_py311_h1_0"), false, null, "conda-forge", true, "a lock file");
        List<Proposal> proposals = remedies.of(
                List.of(
                        conda("torchvision", "0.28.0", "cpu_py311_h1_0", "pytorch 2.13.* cpu_*"),
                        conda("pytorch", "2.13.0", "cuda129_generic_py311_h1_0")),
                2,
                List.of(cpu));

        assertThat(proposals).singleElement().satisfies(one -> {
            assertThat(one.title()).isEqualTo("pytorch 2.13.0 cpu in place of 2.13.0 cuda129");
            assertThat(one.conda()).isEqualTo("conda install -c conda-forge \"pytorch=2.13.0=cpu_*\"");
            assertThat(one.pixi()).isEqualTo("pixi add \"pytorch=2.13.0=cpu_*\"");
            assertThat(one.pip()).isNull();
            assertThat(one.canBeVerified()).isFalse();
            assertThat(one.basis())
                    .isEqualTo("the metadata allow it; pytorch 2.13.0 is recorded in a lock file;"
                            + " no binaries were at hand");
        });
        assertThatThrownBy(() -> proposals.getFirst().toRepair(true, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherEcosystemComesLastAndForAllAtOnce() {
        List<Proposal> proposals = proposals(
                Built.VISION_0291,
                Built.TORCH_213_CPU,
                Built.VISION_028,
                conda("torchvision", "0.28.0", "cpu_py311_h1_0", "pytorch 2.13.* cpu_*"),
                conda("pytorch", "2.13.0", "cpu_generic_py311_h1_0"));

        assertThat(titles(proposals))
                .containsExactly(
                        "torchvision 0.28.0 in place of 0.29.1",
                        "torchvision 0.28.0 cpu (conda) in place of 0.29.1,"
                                + " pytorch 2.13.0 cpu (conda) in place of torch 2.13.0+cpu");
    }

    @Test
    void whatDoesNotFitTheTargetIsNotProposed() {
        assertThat(proposals(
                        Built.VISION_0291,
                        Built.TORCH_213_CPU,
                        tagged("cp312-cp312-manylinux_2_28_x86_64", "", "torchvision", "0.28.0", "torch (==2.13.0)"),
                        tagged("cp311-cp311-win_amd64", "", "torchvision", "0.28.0", "torch (==2.13.0)"),
                        debian("python3-torchvision", "0.28.0-1", "Depends: python3-torch"),
                        Built.VISION_0291))
                .isEmpty();
    }

    @Test
    void aRecordWithoutRequirementsIsJudgedByThoseOfItsVersion() {
        ClaimedBuild bare = wheel("torchvision", "0.28.0+cpu");
        Candidate recorded = new Candidate(bare, false, null, null, false, "an index page");

        assertThat(remedies.of(List.of(Built.VISION_0291, Built.TORCH_213_CPU), 2, List.of(recorded)))
                .isEmpty();
        assertThat(titles(remedies.of(
                        List.of(Built.VISION_0291, Built.TORCH_213_CPU),
                        2,
                        List.of(recorded, Candidate.artifact(Built.VISION_028)))))
                .containsExactly("torchvision 0.28.0 in place of 0.29.1", "torchvision 0.28.0+cpu in place of 0.29.1");
        assertThat(remedies.of(
                        List.of(Built.VISION_0291, Built.TORCH_2141),
                        2,
                        List.of(recorded, Candidate.artifact(Built.VISION_028))))
                .isEmpty();
    }

    @ParameterizedTest(name = "a version `{0}` of `{1}` gets into no command")
    @CsvSource({"1.0\"; rm -rf ~; \", torchvision", "$(id), torchvision", "0.28.0, torchvision`id`", "0.28.0, -rx"})
    void namesAndVersionsThatMeanSomethingToAShell(String version, String name) {
        assertThat(Commands.of(candidates(wheel(name, version))).pip()).isNull();
        assertThat(Commands.of(candidates(conda(name, version, "0"))).conda()).isNull();
    }

    @Test
    void notMoreThanAnybodyReads() {
        ClaimedBuild[] many = new ClaimedBuild[40];
        for (int i = 0; i < many.length; i++) {
            many[i] = wheel("torchvision", "0.28." + i, "torch");
        }
        assertThat(proposals(Built.VISION_0291, Built.TORCH_213_CPU, many)).hasSize(Remedies.MOST_PROPOSALS);
    }

    @Test
    void whatIsMissingIsInstalledAndNothingElse() {
        Optional<Proposal> proposal = remedies.missing(
                List.of(Built.VISION_0291, Built.TORCH_2141),
                new TreeSet<>(List.of("libcudart.so.13", "libcudnn.so.9", "libavcodec.so.59")));

        assertThat(proposal).hasValueSatisfying(one -> {
            assertThat(one.pip())
                    .isEqualTo("pip install \"cuda-toolkit[cudart]==13.0.3\" \"nvidia-cudnn-cu13==9.24.0.43\"");
            assertThat(one.basis())
                    .isEqualTo(
                            "required by the metadata, and not given; libcudart.so.13, libcudnn.so.9 should be in it");
            assertThat(one.canBeVerified()).isFalse();
        });
        assertThat(remedies.missing(
                                List.of(Built.TORCH_2141, Built.CUDA_TOOLKIT),
                                new TreeSet<>(List.of("libcudart.so.13")))
                        .orElseThrow()
                        .pip())
                .isEqualTo("pip install \"nvidia-cuda-runtime==13.0.96.*\"");
        assertThat(remedies.missing(
                        List.of(Built.VISION_028, Built.TORCH_213_CPU), new TreeSet<>(List.of("libcudart.so.13"))))
                .isEmpty();
    }
}
