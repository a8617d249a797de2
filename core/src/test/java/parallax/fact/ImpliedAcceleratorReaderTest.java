package parallax.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Recorded;
import parallax.fact.ReleaseVersion.Order;
import parallax.index.MetadataHistory;
import parallax.index.Recipe;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.index.WheelExtract;
import parallax.platform.Subdir;
import parallax.platform.Target;

class ImpliedAcceleratorReaderTest {

    private static final String WHEEL = "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl";

    private static Distribution requiring(String requirement, List<WheelExtract> opened) {
        Source pypi = Recorded.snapshot().source("pypi").orElseThrow();
        Build build = MadeBuilds.wheel(pypi, Order.PEP440, WHEEL, List.of(requirement), null, null);
        Release release = new Release(
                build.release(),
                List.of(build),
                List.of(),
                List.of(new Evidence("pypi", "record")),
                Known.unknown("not looked at"));
        return new Distribution(
                pypi,
                build.record().name(),
                List.of(release),
                false,
                null,
                List.of(),
                null,
                new Recipe("", List.of(), List.of(), List.of(), List.of()),
                new MetadataHistory(List.of(), List.of()),
                List.of(),
                opened,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Known<ImpliedAccelerator> implied(Distribution side) throws SnapshotException {
        return new ImpliedAcceleratorReader(Recorded.snapshot())
                .of(side, new Target(Subdir.parse("linux-64"), null, null, null));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "unknown",
            value = {
                "nvidia-cuda-runtime-cu12==12.8.90, CUDA 12.8",
                "nvidia-cuda-runtime-cu12>=12.8,    CUDA 12",
                "nvidia-cuda-runtime-cu12,          CUDA 12",
                "nvidia-cuda-runtime==13.0.48,      CUDA 13.0",
                "nvidia-cuda-runtime>=13,           unknown",
                "cuda-toolkit==13.0.2,              CUDA 13.0",
                "cuda-toolkit>=13,                  unknown",
                "torch==2.9.0,                      CUDA 12",
                "torch==2.9,                        CUDA 12",
                "torch>=2.9.0,                      unknown",
                "numpy,                             unknown"
            })
    void aRequirementOnACudaRuntimeTells(String requirement, String accelerator) throws SnapshotException {
        assertThat(implied(requiring(requirement, List.of()))
                        .toOptional()
                        .map(found -> found.accelerator().toString())
                        .orElse(null))
                .isEqualTo(accelerator);
    }
}
