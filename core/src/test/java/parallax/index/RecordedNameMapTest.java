package parallax.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.name.ChannelName;
import parallax.name.NameMap;
import parallax.name.PackageName;

class RecordedNameMapTest {

    private final NameMap names = open();

    private static NameMap open() {
        try {
            return Snapshot.open().names();
        } catch (SnapshotException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        pytorch,      conda-forge, torch
        pytorch-cpu,  conda-forge, torch
        pillow,       conda-forge, pillow
        21cmfast,     conda-forge, 21cmfast
        torchvision,  conda-forge, torchvision
        typing_extensions, conda-forge, typing-extensions
        torchtriton,  pytorch,     triton
        ignite,       pytorch,     pytorch-ignite
        """)
    void aCondaNameHasItsPypiName(String conda, String channel, String pypi) {
        assertThat(names.toPypi(PackageName.conda(conda), new ChannelName(channel)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.pypi()).containsExactly(PackageName.pypi(pypi));
                    assertThat(entry.conda()).isEqualTo(PackageName.conda(conda));
                    assertThat(entry.channel()).hasToString(channel);
                    assertThat(entry.source()).startsWith("prefix-dev/parselmouth@345e9bfb ");
                });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        torch,       conda-forge, pytorch pytorch-cpu
        torch,       pytorch,     pytorch pytorch-cpu
        pillow,      conda-forge, arm_pyart finesse pillow pyautogui rosco
        torchvision, conda-forge, torchvision
        torchvision, pytorch,     torchvision torchvision-cpu
        triton,      pytorch,     torchtriton
        """)
    void aPypiNameHasItsCondaNames(String pypi, String channel, String conda) {
        assertThat(names.toConda(PackageName.pypi(pypi), new ChannelName(channel)).stream()
                        .map(entry -> entry.conda().value()))
                .containsExactly(conda.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"libtorch", "pytorch-gpu", "7zip", "python", "libjpeg-turbo", "zziplib"})
    void aCondaPackageCanBeKnownToProvideNothing(String conda) {
        assertThat(names.toPypi(PackageName.conda(conda), new ChannelName("conda-forge")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.pypi()).isEmpty());
    }

    @Test
    void anUnknownNameOrChannelHasNoEntry() {
        assertThat(names.toPypi(PackageName.conda("no-such-package-here"), new ChannelName("conda-forge")))
                .isEmpty();
        assertThat(names.toPypi(PackageName.conda("zzzzzzzzzz"), new ChannelName("conda-forge")))
                .isEmpty();
        assertThat(names.toPypi(PackageName.conda("0"), new ChannelName("conda-forge")))
                .isEmpty();
        assertThat(names.toPypi(PackageName.conda("pytorch"), new ChannelName("bioconda")))
                .isEmpty();
        assertThat(names.toConda(PackageName.pypi("no-such-package-here"), new ChannelName("conda-forge")))
                .isEmpty();
        assertThat(names.toConda(PackageName.pypi("7zip"), new ChannelName("conda-forge")))
                .isEmpty();
    }

    @Test
    void everyNameOfTheTableIsFoundInBothDirections() {
        TreeMap<String, String> lines = new TreeMap<>();
        new String(Real.bytes("names/conda-forge.to-pypi.txt"), StandardCharsets.US_ASCII)
                .lines()
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    lines.put(equals < 0 ? line : line.substring(0, equals), line);
                });
        assertThat(lines).hasSize(33_909);
        lines.forEach((name, line) -> {
            List<NameMap.Entry> entries = names.toPypi(PackageName.conda(name), new ChannelName("conda-forge"));
            assertThat(entries).as(line).hasSize(1);
            assertThat(entries.getFirst().pypi().isEmpty()).as(line).isEqualTo(!line.contains("="));
            for (PackageName pypi : entries.getFirst().pypi()) {
                assertThat(names.toConda(pypi, new ChannelName("conda-forge")))
                        .as(line)
                        .anyMatch(entry -> entry.conda().value().equals(name));
            }
        });
    }
}
