package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;
import static parallax.compare.Worlds.condaForge;
import static parallax.compare.Worlds.pypi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Recorded;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.platform.Subdir;
import parallax.platform.Target;

class PlatformFloorRuleTest {

    private static final String BUILD = "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda";

    private final Rule rule = new PlatformFloorRule();

    private static String wheel(String platform) {
        return "torchvision-0.24.0-cp312-cp312-" + platform + ".whl";
    }

    @Test
    void theTagAgainstTheVirtualPackage() {
        Finding finding =
                Worlds.only(rule, Recorded.pair("pypi::torchvision==0.24.0", "conda-forge::torchvision=0.24.0"));
        assertThat(finding.impact()).isEqualTo(Impact.CHANGES);
        assertThat(finding.left()).isEqualTo("glibc 2.28");
        assertThat(finding.right()).isEqualTo("glibc 2.17");
        assertThat(finding.title()).startsWith("The build of conda-forge runs on older systems");
        assertCites(finding, "pypi", "platform tag manylinux_2_28_x86_64");
        assertCites(finding, "conda-forge", BUILD, "depends \"__glibc >=2.17,<3.0.a0\"");
    }

    /// Legacy names as PEP 600 maps them.
    @ParameterizedTest
    @CsvSource({
        "manylinux1_x86_64,                             2.5",
        "manylinux2010_x86_64,                          2.12",
        "manylinux2014_x86_64,                          2.17",
        "manylinux_2_28_x86_64,                         2.28",
        "manylinux_2_27_x86_64.manylinux_2_28_x86_64,   2.27",
        "manylinux_2_17_x86_64.manylinux2014_x86_64,    2.17"
    })
    void aWheelsTagIsItsFloor(String platform, String glibc) {
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(wheel(platform)),
                        condaForge("torchvision").build(BUILD, "__glibc >=2.17,<3.0.a0")));
        assertThat(finding.left()).isEqualTo("glibc " + glibc);
        assertThat(finding.impact()).isEqualTo(glibc.equals("2.17") ? Impact.NOTE : Impact.CHANGES);
    }

    @Test
    void macosCountsByItsTag() {
        Target mac = new Target(Subdir.parse("osx-arm64"), null, null, null);
        Finding finding = Worlds.only(
                rule,
                Worlds.compare(
                        pypi("torchvision").wheel(wheel("macosx_12_0_arm64")),
                        condaForge("torchvision")
                                .buildOn("osx-arm64", "torchvision-0.24.0-cpu_py312_h0123456_0.conda", "__osx >=11.0"),
                        mac));
        assertThat(finding.left()).isEqualTo("macOS 12.0");
        assertThat(finding.right()).isEqualTo("macOS 11.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            linux_x86_64          | __glibc >=2.17,<3.0.a0 | its file name promises none
            manylinux_2_28_x86_64 | __glibc                | no lower bound on __glibc
            manylinux_2_28_x86_64 | numpy                  | no lower bound on __glibc
            """)
    void whatDeclaresNoFloorIsUnknown(String platform, String depends, String why) {
        Pair pair = Worlds.compare(
                pypi("torchvision").wheel(wheel(platform)),
                condaForge("torchvision").build(BUILD, depends));
        Worlds.assertNothing(rule, pair);
        Worlds.assertUnknown(rule, pair, "oldest system that torchvision-0.24.0-", why);
    }
}
