package parallax.artifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArtifactReaderTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> contradictions() {
        String says = ", which is a file of format ";
        return Stream.of(
                Arguments.of(
                        "a.whl", "\u001f\u008b", "the name says wheel" + says + "ZIP; the content is of format gzip"),
                Arguments.of("a.zip", "BZh9", "the name says sdist" + says + "ZIP; the content is of format bzip2"),
                Arguments.of(
                        "a.conda",
                        "(\u00b5/\u00fd",
                        "the name says conda package" + says + "ZIP; the content is of format Zstandard"),
                Arguments.of(
                        "a.tar.gz",
                        "PK\u0003\u0004",
                        "the name says sdist" + says + "gzip; the content is of format ZIP"),
                Arguments.of(
                        "a.tar.bz2",
                        "!<arch>\n",
                        "the name says conda package" + says + "bzip2; the content is of format ar"),
                Arguments.of(
                        "a.deb",
                        "<!DOCTYPE html>",
                        "the name says Debian package" + says + "ar; the content is of format HTML"),
                Arguments.of(
                        "a.deb", "hello", "the name says Debian package" + says + "ar; the content is something else"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void aFileThatIsNotWhatItsNameSaysIsOneError(String name, String content, String problem) throws Exception {
        Path file = ArtifactFiles.write(folder, name, content.getBytes(ISO_8859_1));
        MalformedArtifactException error =
                catchThrowableOfType(MalformedArtifactException.class, () -> ArtifactReader.read(file));
        assertThat(ArtifactFiles.message(error)).isEqualTo("`" + name + "`: " + problem + " (at byte 0)");
    }

    @Test
    void aFileThatIsNoArtifactNamesWhatIsSupported() throws Exception {
        Path file = ArtifactFiles.write(folder, "notes.txt", new byte[] {1});
        MalformedArtifactException error =
                catchThrowableOfType(MalformedArtifactException.class, () -> ArtifactReader.read(file));
        assertThat(ArtifactFiles.message(error))
                .isEqualTo(
                        "`notes.txt`: no artifact by its name; supported are wheel (.whl), sdist (.tar.gz, .zip), conda"
                                + " package (.conda, .tar.bz2), Debian package (.deb), folder");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        assertThatThrownBy(() -> ArtifactReader.read(folder.resolve("a.whl"))).isInstanceOf(NoSuchFileException.class);
    }
}
