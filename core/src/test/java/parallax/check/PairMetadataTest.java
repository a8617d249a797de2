package parallax.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.finding.Verdict;

class PairMetadataTest {

    @Test
    void theTableOfTorchvisionAndTorch() {
        PairMetadata pairs = new PairMetadata(Built.LINUX_311, Built.NAMES);
        List<PairMetadata.Word> cells = List.of(
                pairs.of(Built.VISION_0291, Built.TORCH_2141),
                pairs.of(Built.VISION_0291, Built.TORCH_213_CPU),
                pairs.of(Built.VISION_028, Built.TORCH_2141),
                pairs.of(Built.VISION_028, Built.TORCH_213_CPU));

        assertThat(cells)
                .containsExactly(
                        new PairMetadata.Word(Verdict.WORKS, "torchvision requires torch (>=2.14.0)"),
                        new PairMetadata.Word(Verdict.BREAKS, "torchvision requires torch (>=2.14.0)"),
                        new PairMetadata.Word(Verdict.BREAKS, "torchvision requires torch (==2.13.0)"),
                        new PairMetadata.Word(Verdict.WORKS, "torchvision requires torch (==2.13.0)"));
    }

    @Test
    void whatAsksNothingOfEachOtherHasNothingToSay() {
        PairMetadata pairs = new PairMetadata(Built.LINUX_311, Built.NAMES);

        assertThat(pairs.of(Built.wheel("pandas", "3.0.6"), Built.wheel("torch", "2.13.0")))
                .isEqualTo(new PairMetadata.Word(Verdict.WORKS, ""));
    }

    @Test
    void whatCannotBeToldSaysWhy() {
        PairMetadata pairs = new PairMetadata(Built.LINUX_311, Built.NAMES);

        assertThat(pairs.of(
                        Built.conda("torchvision", "0.28.0", "cpu_py311_h1_0", "pytorch 2.13.* cpu_*"),
                        Built.TORCH_213_CPU))
                .isEqualTo(new PairMetadata.Word(
                        Verdict.UNKNOWN, "`torch 2.13.0+cpu (pypi)` has no build string to compare with"));
    }
}
