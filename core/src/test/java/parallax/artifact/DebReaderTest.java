package parallax.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.artifact.DebianControl.RelationField;
import parallax.testkit.ArBuilder;
import parallax.testkit.TarBuilder;

/// Debian packages, sound and damaged.
class DebReaderTest {

    private static final String CONTROL = """
            Package: python3-x
            Version: 1:1.0-2+b1
            Architecture: amd64
            Maintainer: A B <a@b>
            Installed-Size: 12
            Depends: python3 (>= 3.11~), libc6 (>= 2.36) | libc6.1,
            Description: short
             long
             .
             end
            """;
    private static final String MD5 = "1cb251ec0d568de6a929b520c4aed8d1";

    @TempDir
    Path folder;

    private static byte[] control() {
        return new TarBuilder().file("./control", CONTROL).end();
    }

    private static byte[] data() {
        return new TarBuilder()
                .folder("./")
                .folder("./usr/")
                .file("./usr/lib/python3/dist-packages/x.py", "text")
                .end();
    }

    private String problem(byte[] deb) throws IOException {
        try {
            return "read: " + Tars.anomalies(Tars.read(folder, "x.deb", deb));
        } catch (MalformedArtifactException e) {
            return String.valueOf(e.getMessage()).replace(folder + "/", "");
        }
    }

    @ParameterizedTest
    @CsvSource({"'', NONE", ".gz, GZIP", ".xz, XZ", ".zst, ZSTD", ".bz2, BZIP2"})
    void readsEveryCompression(String suffix, Compression compression) throws Exception {
        byte[] deb = ArBuilder.deb(
                suffix,
                CompressionTest.compress(compression, control()),
                CompressionTest.compress(compression, data()));
        Artifact artifact = Tars.read(folder, "x.deb", deb);
        assertThat(artifact.entries().stream().map(Tars::line))
                .containsExactly(
                        "file DEBIAN/control 189 f59f038a",
                        "directory usr",
                        "file usr/lib/python3/dist-packages/x.py => site-packages/x.py 4 982d9e3e");
        assertThat(Tars.anomalies(artifact)).isEmpty();
    }

    @Test
    void typesTheControlFile() throws Exception {
        Artifact artifact = Tars.read(folder, "x.deb", ArBuilder.deb("", control(), data()));
        DebianMetadata metadata = (DebianMetadata) artifact.metadata();
        DebianControl control = metadata.control().find().orElseThrow();
        assertThat(control.name().value()).isEqualTo("python3-x");
        assertThat(control.version()).hasToString("1:1.0-2+b1");
        assertThat(control.installedSize()).isEqualTo(12);
        assertThat(control.description()).isEqualTo("short\nlong\n.\nend");
        assertThat(control.relations()).containsOnlyKeys(RelationField.DEPENDS);
        assertThat(control.relations())
                .hasEntrySatisfying(
                        RelationField.DEPENDS,
                        relation -> assertThat(relation.dependency())
                                .hasToString("python3 (>= 3.11~), libc6 (>= 2.36) | libc6.1"));
        assertThat(control.fields().keySet())
                .containsExactly(
                        "Package", "Version", "Architecture", "Maintainer", "Installed-Size", "Depends", "Description");
        assertThat(metadata.formatVersion()).isEqualTo("2.0");
        assertThat(metadata.hasMd5sums()).isFalse();
    }

    @Test
    void listsScriptsAndConffilesAndVerifiesMd5sums() throws Exception {
        byte[] control = new TarBuilder()
                .file("./control", CONTROL)
                .file("./postinst", "#!/bin/sh")
                .file("./triggers", "")
                .file("./conffiles", "/etc/x\nremove-on-upgrade /etc/y\n")
                .file("./md5sums", MD5 + "  usr/good\n" + MD5 + "  usr/bad\n" + MD5 + "  usr/lost\nodd\n")
                .end();
        byte[] data = new TarBuilder()
                .file("./usr/good", "text")
                .file("./usr/bad", "Text")
                .file("./usr/more", "text")
                .file("./etc/x", "text")
                .end();
        Artifact artifact = Tars.read(folder, "x.deb", ArBuilder.deb("", control, data));
        DebianMetadata metadata = (DebianMetadata) artifact.metadata();
        assertThat(metadata.conffiles()).containsExactly("/etc/x", "/etc/y");
        assertThat(metadata.maintainerScripts()).containsExactly("postinst");
        assertThat(metadata.controlFiles()).containsExactly("conffiles", "control", "md5sums", "postinst", "triggers");
        assertThat(Tars.anomalies(artifact))
                .containsExactly(
                        "MANIFEST_MISMATCH usr/bad: MD5 9dffbf69ffba8bc38bc4e01abf4b1675, `md5sums` says " + MD5,
                        "NOT_IN_MANIFEST usr/more: in the package, not listed in `md5sums`",
                        "MISSING_FILE usr/lost: listed in `md5sums`, not in the package",
                        "METADATA DEBIAN/md5sums: line 4 is no digest and path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Package x\n", " x\n", "Package: x\n", "Pack age: x\nVersion: 1\n"})
    void saysWhyAControlFileCannotBeRead(String text) throws Exception {
        byte[] deb = ArBuilder.deb("", new TarBuilder().file("control", text).end(), data());
        Artifact artifact = Tars.read(folder, "x.deb", deb);
        assertThat(((DebianMetadata) artifact.metadata()).control()).isInstanceOf(MetadataDocument.Unreadable.class);
        assertThat(artifact.anomalies()).hasSize(1);
    }

    @Test
    void saysWhatIsMissingOrOdd() throws Exception {
        byte[] version = "2.0\n".getBytes(StandardCharsets.UTF_8);
        assertThat(problem(new ArBuilder().end()))
                .isEqualTo("`x.deb`: no Debian package: its first member is not `debian-binary` (at byte 8)");
        assertThat(problem(new ArBuilder().member("debian-binary", version).end()))
                .isEqualTo("`x.deb`: no member `control.tar`");
        assertThat(problem(new ArBuilder()
                        .member("debian-binary", version)
                        .member("control.tar", control())
                        .end()))
                .isEqualTo("`x.deb`: no member `data.tar`");
        assertThat(problem(new ArBuilder()
                        .member("debian-binary", "3.0\n".getBytes(StandardCharsets.UTF_8))
                        .end()))
                .isEqualTo("`x.deb` › `debian-binary`: format version `3.0`, only 2 is known (at byte 68)");
        assertThat(problem(new ArBuilder()
                        .member("debian-binary", version)
                        .member("control.tar.lzma", control())
                        .member("data.tar", data())
                        .end()))
                .isEqualTo("`x.deb` › `control.tar.lzma`: compressed in a way that deb(5) does not know (at byte 132)");
        assertThat(problem(new ArBuilder()
                        .member("debian-binary", version)
                        .member("data.tar", data())
                        .member("control.tar", control())
                        .member("data.tar.gz", data())
                        .member("_gpgbuilder", version)
                        .member("odd", version)
                        .end()))
                .isEqualTo("read: [AMBIGUOUS_ARCHIVE control.tar: behind the data, AMBIGUOUS_ARCHIVE data.tar.gz: a"
                        + " second one; the first counts, AMBIGUOUS_ARCHIVE odd: a member that deb(5) does not know;"
                        + " dpkg refuses it before the data]");
    }

    @Test
    void namesTheMemberAndTheByteOfADamagedHeader() throws Exception {
        assertThat(problem(new ArBuilder()
                        .header("debian-binary", "1000")
                        .raw("2.0\n")
                        .end()))
                .isEqualTo("`x.deb` › `debian-binary`: declares 1000 bytes, the file has 4 left (at byte 8)");
        assertThat(problem(new ArBuilder()
                        .header("debian-binary", "-4")
                        .raw("2.0\n")
                        .end()))
                .isEqualTo("`x.deb` › `debian-binary`: its size in the ar header is no number (at byte 8)");
        assertThat(problem(new ArBuilder().raw("x".repeat(60)).end()))
                .isEqualTo("`x.deb`: no ar header: it does not end with a backtick and a line feed (at byte 8)");
        assertThat(problem(new ArBuilder().raw("x".repeat(10)).end()))
                .isEqualTo("`x.deb`: the file ends inside an ar header: 10 of 60 bytes (at byte 8)");
    }

    @Test
    void failsWithOneExceptionOnEveryTruncation() throws Exception {
        byte[] deb = ArBuilder.deb(
                ".gz",
                CompressionTest.compress(Compression.GZIP, control()),
                CompressionTest.compress(Compression.GZIP, data()));
        for (int length = 1; length < deb.length - 1; length++) {
            assertThat(problem(Arrays.copyOf(deb, length)))
                    .as("%d bytes", length)
                    .startsWith("`x.deb`");
        }
    }

    @Test
    void notesFieldsGivenTwiceAndTextBehindTheParagraph() throws Exception {
        List<String> notes = new ArrayList<>();
        DebianControl control =
                DebianControl.read("Package: x\nversion: 1\nVERSION: 2\nArchitecture: all\n\nPackage: y\n", notes);
        assertThat(control.versionText()).isEqualTo("1");
        assertThat(notes)
                .containsExactly(
                        "line 3: `VERSION` is given twice; the first counts", "line 6: text behind the paragraph");
    }
}
