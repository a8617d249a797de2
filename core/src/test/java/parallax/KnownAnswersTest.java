package parallax;

import static org.assertj.core.api.Assertions.assertThat;
import static parallax.compare.Cited.assertCites;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.fact.ReleaseVersion;
import parallax.finding.Comparison;
import parallax.finding.Finding;
import parallax.finding.Impact;

/// Facts about the two torchvisions that are known from the records themselves. Whatever else changes, these answers
/// must not be lost.
class KnownAnswersTest {

    private static final String[] TORCHVISION = {"torchvision"};
    private static final String[] RELEASE_0_24_0 = {"pypi::torchvision==0.24.0", "conda-forge::torchvision=0.24.0"};
    private static final String[] CHANNELS = {"pytorch::torchvision", "conda-forge::torchvision"};

    /// One row, one finding: between which references, its impact, and both values.
    @ParameterizedTest(name = "{0} against {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            pypi::torchvision==0.24.0       | conda-forge::torchvision=0.24.0 | dependency.pairing/torch                | BREAKS  | torch ==2.9.0                                  | pytorch >=2.8.0,<2.9.0a0 [build=cuda*]
            pypi::torchvision==0.24.0       | conda-forge::torchvision=0.24.0 | dependency.coupling/torch               | RISK    | exact pin                                      | one minor series, build string
            pytorch::torchvision=0.10.0     | conda-forge::torchvision=0.10.0 | dependency.constraint/jpeg              | BREAKS  | jpeg <=9b                                      | jpeg >=9d,<10a
            pypi::torchvision               | conda-forge::torchvision        | dependency.coupling/torch               | RISK    | exact pin                                      | one minor series, build string
            pytorch::torchvision            | conda-forge::torchvision        | release.stopped/pytorch                 | RISK    | 0.20.1                                         | 0.28.0
            pytorch::torchvision            | conda-forge::torchvision        | version.newest                          | CHANGES | 0.20.1                                         | 0.28.0
            pypi::torchvision               | conda-forge::torchvision        | version.newest                          | NOTE    | 0.28.0                                         | 0.28.0
            pypi::torchvision==0.15.2       | conda-forge::torchvision=0.15.2 | metadata.installed-version/conda-forge  | RISK    | not recorded                                   | 0.15.2 as 0.15.2a0+ab7b3e6
            pypi::torchvision==0.24.0       | conda-forge::torchvision=0.24.0 | dependency.one-sided/conda-forge        | CHANGES | none of them                                   | torchvision-extra-decoders
            pypi::torchvision==0.24.0       | conda-forge::torchvision=0.24.0 | platform.floor                          | CHANGES | glibc 2.28                                     | glibc 2.17
            pypi::torchvision==0.24.0       | conda-forge::torchvision=0.24.0 | dependency.pairing-history/torch        | RISK    | 0.24.0: torch 2.9                              | 0.24.0: pytorch 2.7
            """)
    void theAnswerIs(String left, String right, String id, Impact impact, String leftValue, String rightValue) {
        Finding finding = Recorded.finding(id, left, right);
        assertThat(finding.impact()).isEqualTo(impact);
        assertThat(finding.left()).isEqualTo(leftValue);
        assertThat(finding.right()).isEqualTo(rightValue);
    }

    @Test
    void noTorchSatisfiesBothBuildsOf0240AndTheEvidenceIsBothRecordsAndTheNameMap() {
        Finding finding = Recorded.finding("dependency.pairing/torch", RELEASE_0_24_0);
        assertCites(finding, "pypi", "torchvision-0.24.0-", "requires_dist \"torch==2.9.0\"");
        assertCites(
                finding,
                "conda-forge",
                "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda: depends",
                "\"pytorch >=2.8.0,<2.9.0a0\"",
                "\"pytorch * cuda*\"");
        assertCites(finding, "prefix-dev/parselmouth", "pytorch -> torch");
        assertThat(finding.detail()).contains("admits 2.9.0").contains("admits 2.8.0");
    }

    @Test
    void noJpegSatisfiesTheChannelsBuildsOf0100() {
        Finding finding = Recorded.finding(
                "dependency.constraint/jpeg", "pytorch::torchvision=0.10.0", "conda-forge::torchvision=0.10.0");
        assertCites(finding, "pytorch", "torchvision-0.10.0-py39_cpu.tar.bz2: depends \"jpeg <=9b\"");
        assertCites(finding, "conda-forge", "torchvision-0.10.0-py39h93e5132_0_cpu.tar.bz2", "\"jpeg >=9d,<10a\"");
    }

    @Test
    void pypiPinsTorchExactlyInEveryReleaseAndCondaForgeNeverSince0120() {
        Finding coupling = Recorded.finding("dependency.coupling/torch", TORCHVISION);
        for (String pin : List.of("0.13.0: ==1.12.0", "0.15.2: ==2.0.1", "0.24.0: ==2.9.0", "0.26.0: ==2.11.0")) {
            assertThat(coupling.detail()).contains(pin);
        }
        assertThat(coupling.detail())
                .contains("0.12.0: >=1.11.0,<1.12.0a0")
                .contains("0.24.0: >=2.8.0,<2.9.0a0 [build=cuda*]");
    }

    @ParameterizedTest
    @CsvSource({"0.11.0", "0.11.1", "0.13.1", "0.16.0", "0.17.0", "0.17.1", "0.17.2", "0.20.0"})
    void condaForgeNeverReleased(String version) {
        Finding finding = Recorded.finding("version.one-sided/pypi", TORCHVISION);
        assertThat(wordsOf(finding.detail())).contains(version);
        assertThat(finding.right()).isEqualTo("none of them");
        assertCites(finding, "conda-forge", "list of versions", "anaconda.org/conda-forge/torchvision");
        assertThat(Recorded.pair(TORCHVISION).right().carries(release(version))).contains(false);
    }

    @ParameterizedTest
    @CsvSource({"0.15.2", "0.16.1", "0.18.0", "0.20.1", "0.27.1", "0.28.0"})
    void condaForgeDidRelease(String version) {
        Finding finding = Recorded.finding("version.one-sided/pypi", TORCHVISION);
        assertThat(wordsOf(finding.detail())).doesNotContain(version);
        assertThat(Recorded.pair(TORCHVISION).right().carries(release(version))).contains(true);
    }

    @Test
    void thePytorchChannelStopsAndItsOwnPageSaysSo() {
        Finding finding = Recorded.finding("release.stopped/pytorch", CHANNELS);
        assertCites(finding, "pytorch", "list of versions", "anaconda.org/pytorch/torchvision");
        assertCites(finding, "conda-forge/torchvision-feedstock", "0.28.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0001-Use-system-giflib.patch              | Use system giflib              | setup.py, torchvision/csrc/io/image/cpu/decode_gif.cpp
            0002-Force-nvjpeg-and-force-failure.patch | Force nvjpeg and force failure | setup.py
            """)
    void condaForgePatches(String file, String subject, String touched) {
        Finding finding = Recorded.finding("patch.applied/conda-forge", TORCHVISION);
        assertThat(finding.detail()).contains(file + ": " + subject + " (touches " + touched + ";");
        assertCites(finding, "conda-forge/torchvision-feedstock", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"libjpeg", "libpng16", "libz", "libcudart", "libnvjpeg"})
    void wheelsBundleUnderAHashedName(String library) {
        Finding finding = Recorded.finding("native.bundled-vs-shared", TORCHVISION);
        assertThat(finding.impact()).isEqualTo(Impact.RISK);
        assertThat(finding.left()).startsWith("bundled: ").contains(library);
        assertThat(finding.right()).startsWith("shared: ").contains("libjpeg-turbo", "libpng");
        Pattern hashed = Pattern.compile("torchvision\\.libs/" + library + "\\.[0-9a-f]{8}\\.so\\.\\d+");
        assertThat(finding.evidence())
                .anySatisfy(evidence -> assertThat(evidence.locator())
                        .startsWith("torchvision-0.")
                        .contains("inside the published wheel")
                        .containsPattern(hashed));
    }

    @Test
    void aLocalLabelIsNoNewerRelease() {
        Comparison indexes = Recorded.compare("pytorch-index::torchvision", "pypi::torchvision");
        assertThat(indexes.left().newest()).isEqualTo("0.28.0");
        assertThat(indexes.right().newest()).isEqualTo("0.28.0");
        Finding label = Recorded.finding("version.local-label", "pytorch-index::torchvision", "pypi::torchvision");
        assertThat(label.impact()).isEqualTo(Impact.NOTE);
        assertThat(label.detail()).contains("0.28.0+cu130");
        assertCites(label, "pytorch-index", "torchvision-0.28.0+cu130-", "version 0.28.0+cu130");
        assertThat(release("0.28.0+cu130")).isEqualByComparingTo(release("0.28.0"));
    }

    @Test
    void theBuildOf0152InstallsAsAPreRelease() {
        Finding finding = Recorded.finding("metadata.installed-version/conda-forge", TORCHVISION);
        assertCites(
                finding,
                "conda-forge",
                "torchvision-0.15.2-cuda112py311h13eef27_4: files, torchvision-0.15.2a0+ab7b3e6.dist-info");
    }

    private static ReleaseVersion release(String version) {
        return ReleaseVersion.parse(version, ReleaseVersion.Order.PEP440).orElseThrow();
    }

    private static List<String> wordsOf(String text) {
        return Arrays.stream(text.split("[\\s,:;]+"))
                .map(word -> word.endsWith(".") ? word.substring(0, word.length() - 1) : word)
                .toList();
    }
}
