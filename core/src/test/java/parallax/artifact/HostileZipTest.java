package parallax.artifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.testkit.ZipBuilder;

/// ZIP archives that are damaged or hostile: one error that names file, member and offset, or an anomaly where
/// readers can see different contents.
class HostileZipTest {

    private static final String FILE = "demo-1.0.zip";

    @TempDir
    private Path folder;

    private static ZipBuilder zip() {
        return new ZipBuilder()
                .member(
                        "demo-1.0/PKG-INFO",
                        "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n",
                        ZipBuilder.Member::stored);
    }

    private static byte[] cut(byte[] bytes, int count) {
        return Arrays.copyOf(bytes, bytes.length - count);
    }

    static Stream<Arguments> errors() {
        byte[] empty = {};
        byte[] sound = zip().build();
        return Stream.of(
                Arguments.of(
                        "cut short at the end",
                        cut(sound, 1),
                        "`demo-1.0.zip`: no end of central directory: no ZIP archive, or one that is cut short"
                                + " (at byte 177)"),
                Arguments.of(
                        "cut short inside the end of directory",
                        cut(sound, 22),
                        "`demo-1.0.zip`: no end of central directory: no ZIP archive, or one that is cut short"
                                + " (at byte 156)"),
                Arguments.of(
                        "encrypted",
                        zip().member("a", "x", m -> m.flags(1)).build(),
                        "`demo-1.0.zip` › `a`: encrypted, which is not supported (at byte 93)"),
                Arguments.of(
                        "encrypted by the strong scheme",
                        zip().member("a", "x", m -> m.flags(0x41)).build(),
                        "`demo-1.0.zip` › `a`: encrypted, which is not supported (at byte 93)"),
                Arguments.of(
                        "a method that is not supported",
                        zip().member("a", "x", m -> m.method(14)).build(),
                        "`demo-1.0.zip` › `a`: compressed by method 14 (LZMA); supported are 0 (stored) and 8"
                                + " (Deflate) (at byte 93)"),
                Arguments.of(
                        "a method that nobody knows",
                        zip().member("a", "x", m -> m.method(77)).build(),
                        "`demo-1.0.zip` › `a`: compressed by method 77; supported are 0 (stored) and 8 (Deflate)"
                                + " (at byte 93)"),
                Arguments.of(
                        "a wrong CRC",
                        zip().member("a", "x", m -> m.crc(1)).build(),
                        "`demo-1.0.zip` › `a`: CRC-32 is 8cdc1683, the directory states 00000001 (at byte 93)"),
                Arguments.of(
                        "more content than declared",
                        zip().member("a", "xyz", m -> m.size(2)).build(),
                        "`demo-1.0.zip` › `a`: unpacks to more than the 2 bytes that it declares (at byte 93)"),
                Arguments.of(
                        "less content than declared",
                        zip().member("a", "xyz", m -> m.size(4)).build(),
                        "`demo-1.0.zip` › `a`: unpacks to 3 bytes, declares 4 (at byte 93)"),
                Arguments.of(
                        "stored in another size than declared",
                        zip().member("a", "xyz", m -> m.stored().size(4)).build(),
                        "`demo-1.0.zip` › `a`: stored in 3 bytes, declares 4 (at byte 93)"),
                Arguments.of(
                        "a stream that does not end",
                        zip().member("a", "xyz", m -> m.data(cut(ZipBuilder.deflate("xyz".getBytes(UTF_8)), 2)))
                                .build(),
                        "`demo-1.0.zip` › `a`: its compressed data end before their last block (at byte 93)"),
                Arguments.of(
                        "no Deflate stream",
                        zip().member("a", "xyz", m -> m.data(new byte[] {7, 7, 7, 7}))
                                .build(),
                        "`demo-1.0.zip` › `a`: its compressed data are damaged: invalid block type (at byte 93)"),
                Arguments.of(
                        "no local header",
                        zip().member("a", "xyz", m -> m.offset(4)).build(),
                        "`demo-1.0.zip` › `a`: overlaps `demo-1.0/PKG-INFO`, whose data end at byte 93 (at byte 4)"),
                Arguments.of(
                        "two members on the same data",
                        zip().member("a", "xyz", m -> m.offset(0)).build(),
                        "`demo-1.0.zip` › `a`: overlaps `demo-1.0/PKG-INFO`, whose data end at byte 93 (at byte 0)"),
                Arguments.of(
                        "data inside the directory",
                        zip().member("a", "xyz", m -> m.compressedSize(90)).build(),
                        "`demo-1.0.zip` › `a`: states 90 bytes of data behind a header at byte 93, which reach"
                                + " into the central directory at byte 129 (at byte 192)"),
                Arguments.of(
                        "an offset behind the end",
                        zip().member("a", "xyz", m -> m.offset(0x7fffffff)).build(),
                        "`demo-1.0.zip` › `a`: states 5 bytes of data behind a header at byte 2147483647, which"
                                + " reach into the central directory at byte 129 (at byte 192)"),
                Arguments.of(
                        "a bomb that declares its size",
                        zip().member("a", "xyz", m -> m.size(4_000_000_000L)).build(),
                        "`demo-1.0.zip` › `a`: up to this member the archive of 261 bytes declares 4000000046"
                                + " bytes unpacked, more than the limit of 1073741824 (at byte 192)"),
                Arguments.of(
                        "a bomb that lies about its size",
                        new ZipBuilder()
                                .member("demo-1.0/a", new byte[10_000_000], m -> m.size(10))
                                .build(),
                        "`demo-1.0.zip` › `demo-1.0/a`: unpacks to more than the 10 bytes that it declares (at"
                                + " byte 0)"),
                Arguments.of(
                        "a negative ZIP64 size",
                        zip().member("a", "xyz", m -> m.size(-1L).zip64()).build(),
                        "`demo-1.0.zip` › `a`: a size or offset that is no positive number of 63 bits (at byte 212)"),
                Arguments.of(
                        "a ZIP64 field that is too short",
                        zip().member("a", "xyz", m -> m.zip64().extra(new byte[] {1, 0, 2, 0, 0, 0}))
                                .build(),
                        "`demo-1.0.zip` › `a`: a ZIP64 field too short for what it has to tell (at byte 212)"),
                Arguments.of(
                        "a name with a NUL",
                        zip().member("a", "xyz", m -> m.bothNames("a\0.py".getBytes(UTF_8)))
                                .build(),
                        "`demo-1.0.zip` › `a\\x00.py`: the path holds a NUL byte, at which some readers end it"
                                + " (at byte 196)"),
                Arguments.of(
                        "no name",
                        zip().member("a", "xyz", m -> m.bothNames(empty)).build(),
                        "`demo-1.0.zip`: a member without a path (at byte 191)"),
                Arguments.of(
                        "a name that is too long",
                        zip().member("a".repeat(5000), "xyz").build(),
                        "`demo-1.0.zip`: a path of 5000 bytes, more than the limit of 4096 (at byte 5191)"),
                Arguments.of(
                        "a path that is too deep",
                        zip().member("a/".repeat(200) + "a", "xyz").build(),
                        "`demo-1.0.zip`: a path of 201 parts, more than the limit of 128 (at byte 592)"),
                Arguments.of(
                        "a directory that is not where its end says",
                        zip().directoryOffset(3).directorySize(40).build(),
                        "`demo-1.0.zip`: no central directory at byte 3, where its end says (at byte 156)"),
                Arguments.of(
                        "a directory that reaches past its end",
                        zip().directoryOffset(4000).build(),
                        "`demo-1.0.zip`: the central directory of 63 bytes at byte 4000 would reach past its own"
                                + " end at byte 156 (at byte 156)"),
                Arguments.of(
                        "a ZIP64 form that is not there",
                        zip().directoryOffset(0xffffffffL).build(),
                        "`demo-1.0.zip`: the end of central directory points to a ZIP64 form that is not there"
                                + " (at byte 156)"),
                Arguments.of(
                        "one of several files",
                        zip().disk(1).build(),
                        "`demo-1.0.zip`: a part of an archive in several files, which is not supported (at byte"
                                + " 156)"),
                Arguments.of(
                        "a member in another file",
                        zip().member("a", "x", m -> m.disk(2)).build(),
                        "`demo-1.0.zip` › `a`: in another file of an archive in several files (at byte 190)"),
                Arguments.of(
                        "more members than may be",
                        zip().zip64().entries(2_000_000).build(),
                        "`demo-1.0.zip`: 2000000 members, more than the limit of 1000000 (at byte 93)"),
                Arguments.of("an empty file", empty, "`demo-1.0.zip`: an empty file (at byte 0)"),
                Arguments.of(
                        "no archive at all",
                        "no archive at all".getBytes(UTF_8),
                        "`demo-1.0.zip`: no end of central directory: no ZIP archive, or one that is cut short"
                                + " (at byte 17)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void whatCannotBeReadIsOneClearError(String name, byte[] bytes, String message) throws Exception {
        Path file = ArtifactFiles.write(folder, FILE, bytes);
        MalformedArtifactException error =
                catchThrowableOfType(MalformedArtifactException.class, () -> ArtifactReader.read(file));
        assertThat(error).as(name).isNotNull();
        assertThat(ArtifactFiles.message(error)).isEqualTo(message);
    }

    static Stream<Arguments> ambiguities() {
        byte[] other = new ZipBuilder().member("other", "x").build();
        String localNames = "a: the local header names it `b`";
        return Stream.of(
                Arguments.of("a sound archive", zip().build(), List.of()),
                Arguments.of("a sound one with ZIP64", zip().zip64().build(), List.of()),
                Arguments.of(
                        "sound ZIP64 members",
                        zip().member("demo-1.0/a", "x", ZipBuilder.Member::zip64)
                                .build(),
                        List.of()),
                Arguments.of(
                        "a sound data descriptor",
                        zip().member("demo-1.0/a", "x", m -> m.descriptor(true)).build(),
                        List.of()),
                Arguments.of(
                        "a data descriptor without signature",
                        zip().member("demo-1.0/a", "x", m -> m.descriptor(false))
                                .build(),
                        List.of()),
                Arguments.of(
                        "a sound comment",
                        zip().comment("hello".getBytes(UTF_8)).build(),
                        List.of()),
                Arguments.of(
                        "a data descriptor that lies",
                        zip().member("demo-1.0/a", "x", m -> m.descriptor(true).behind(new byte[16]))
                                .build(),
                        List.of(
                                ": 16 bytes at byte 136 belong to no member",
                                "demo-1.0/a: no data descriptor that agrees with the directory")),
                Arguments.of(
                        "a local name that differs",
                        zip().member("a", "x", m -> m.localName("b")).build(),
                        List.of(localNames)),
                Arguments.of(
                        "a local method that differs",
                        zip().member("a", "x", m -> m.localMethod(0)).build(),
                        List.of("a: the local header states method 0 (stored), the directory 8 (Deflate)")),
                Arguments.of(
                        "a local size that differs",
                        zip().member("a", "x", m -> m.localSize(9)).build(),
                        List.of("a: the local header states 3 bytes compressed and 9 unpacked, the directory 3"
                                + " and 1")),
                Arguments.of(
                        "a local CRC that differs",
                        zip().member("a", "x", m -> m.localCrc(9)).build(),
                        List.of("a: the local header states another CRC-32 than the directory")),
                Arguments.of(
                        "local flags that differ",
                        zip().member("a", "x", m -> m.localFlags(1)).build(),
                        List.of("a: the local header has flags 0x1, the directory 0x0")),
                Arguments.of(
                        "the same path twice",
                        zip().member("a", "x").member("a", "y").build(),
                        List.of("a: more than one member of this path; the last one counts")),
                Arguments.of(
                        "paths that differ by case",
                        zip().member("a.py", "x").member("A.py", "y").build(),
                        List.of("a.py: differs from `A.py` by case or Unicode normalisation alone: one file on"
                                + " many systems")),
                Arguments.of(
                        "paths that differ by normalisation",
                        zip().member("\u00e9", "x").member("e\u0301", "y").build(),
                        List.of("\u00e9: differs from `e\u0301` by case or Unicode normalisation alone: one file"
                                + " on many systems")),
                Arguments.of(
                        "a file that is a folder",
                        zip().member("a", "x").member("a/b", "y").build(),
                        List.of("a: a file, and a folder of other entries")),
                Arguments.of(
                        "a path that is not marked as UTF-8",
                        zip().member("\u00e9", "x", m -> m.flags(0)).build(),
                        List.of("\u00e9: the path is not ASCII, and not marked as UTF-8: it depends on the reader")),
                Arguments.of(
                        "a path that is not UTF-8",
                        zip().member("a", "x", m -> m.flags(0x800).bothNames("\u00e9".getBytes(ISO_8859_1)))
                                .build(),
                        List.of("\\xe9: the path is not UTF-8: its characters depend on the reader")),
                Arguments.of(
                        "a Unicode path field of another path",
                        zip().member("a", "x", m -> m.extra(new byte[] {0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 'b'}))
                                .build(),
                        List.of("a: a Unicode path field that states another path")),
                Arguments.of(
                        "extra fields that are cut",
                        zip().member("a", "x", m -> m.extra(new byte[] {9, 9, 9}))
                                .build(),
                        List.of("a: extra fields that reach past their end")),
                Arguments.of(
                        "bytes before the archive",
                        zip().before(new byte[7]).build(),
                        List.of(": 7 bytes before the start of the archive")),
                Arguments.of(
                        "bytes behind the archive",
                        zip().behind(new byte[7]).build(),
                        List.of(": 7 bytes behind the end of the archive")),
                Arguments.of(
                        "bytes before the first member",
                        new ZipBuilder()
                                .member("a", "x", m -> m.before(new byte[7]))
                                .build(),
                        List.of(": 7 bytes at byte 0 belong to no member")),
                Arguments.of(
                        "bytes before the directory",
                        zip().beforeDirectory(new byte[7]).build(),
                        List.of(": 7 bytes at byte 93 belong to no member")),
                Arguments.of(
                        "bytes between the directory and its end",
                        zip().behindDirectory(new byte[7]).build(),
                        List.of(": 7 bytes between the central directory and its end")),
                Arguments.of(
                        "a member that the directory does not list",
                        zip().member("a", "x", m -> m.before(Arrays.copyOf(other, 38)))
                                .build(),
                        List.of(": 38 bytes at byte 93 are a member that the directory does not list")),
                Arguments.of(
                        "bytes behind the compressed data",
                        zip().member("a", "x", m -> m.data(Arrays.copyOf(ZipBuilder.deflate(new byte[] {'x'}), 9)))
                                .build(),
                        List.of("a: 6 bytes behind the end of its compressed data")),
                Arguments.of(
                        "an end of directory in the comment",
                        zip().comment(Arrays.copyOfRange(other, other.length - 22, other.length))
                                .build(),
                        List.of(": a second end of central directory at byte 178, beside that at byte 156")),
                Arguments.of(
                        "a whole archive behind the other",
                        zip().behind(other).build(),
                        List.of(": 178 bytes before the start of the archive")),
                Arguments.of(
                        "a count that lies",
                        zip().entries(5).build(),
                        List.of(": the end of central directory states 5 members, the directory has 1")),
                Arguments.of(
                        "a comment that is shorter than stated",
                        zip().comment("hello".getBytes(UTF_8)).commentLength(9).build(),
                        List.of(": the archive's comment is 4 bytes shorter than stated")),
                Arguments.of(
                        "a symbolic link",
                        zip().member("a", "demo-1.0/PKG-INFO", m -> m.mode(0120777))
                                .build(),
                        List.of("a: a symbolic link, which Python's installers write as a file and other readers"
                                + " as a link")),
                Arguments.of(
                        "a folder with content",
                        zip().member("a/", "x", m -> m).build(),
                        List.of("a: a folder with 1 bytes of content")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ambiguities")
    void whatReadersCanSeeDifferentlyIsTold(String name, byte[] bytes, List<String> expected) throws Exception {
        Artifact artifact = ArtifactReader.read(ArtifactFiles.write(folder, FILE, bytes));
        assertThat(ArtifactFiles.texts(artifact.anomalies(), Anomaly.Kind.AMBIGUOUS_ARCHIVE))
                .as(name)
                .isEqualTo(expected);
    }

    static Stream<Arguments> paths() {
        return Stream.of(
                Arguments.of("/etc/passwd", "/etc/passwd: an absolute path"),
                Arguments.of("../a", "../a: a part `..` in the path"),
                Arguments.of("a/../b", "a/../b: a part `..` in the path"),
                Arguments.of("a/..", "a/..: a part `..` in the path"),
                Arguments.of("a\\..\\b", "a\\..\\b: a backslash in the path, which is a separator on Windows"),
                Arguments.of("C:/a", "C:/a: a path with a drive letter"),
                Arguments.of("c:a", "c:a: a path with a drive letter"),
                Arguments.of("a//b", "a//b: an empty part in the path"),
                Arguments.of("a/./b", "a/./b: a part `.` in the path"),
                Arguments.of("a\nb", "a\nb: a control character in the path"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("paths")
    void aPathThatDoesNotLandWhereItSaysHasNoLogicalPath(String path, String expected) throws Exception {
        byte[] bytes = new ZipBuilder().member(path, "x").build();
        Artifact artifact = ArtifactReader.read(ArtifactFiles.write(folder, "demo-1.0-py3-none-any.whl", bytes));
        assertThat(ArtifactFiles.texts(artifact.anomalies(), Anomaly.Kind.UNSAFE_PATH))
                .containsExactly(expected);
        assertThat(artifact.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.path()).isEqualTo(path);
            assertThat(entry.logicalPath()).isNull();
        });
    }

    static Stream<Arguments> links() {
        return Stream.of(
                Arguments.of("a/b", "../../x", List.of("a/b: a link out of the tree, to `../../x`")),
                Arguments.of("a/b", "../x", List.of()),
                Arguments.of("a/b", "c/../../../x", List.of("a/b: a link out of the tree, to `c/../../../x`")),
                Arguments.of("a", "/etc/passwd", List.of("a: a link to the absolute path `/etc/passwd`")),
                Arguments.of("a", "x", List.of()));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("links")
    void aLinkThatLeavesTheTreeIsTold(String path, String target, List<String> expected) throws Exception {
        byte[] bytes =
                new ZipBuilder().member(path, target, m -> m.mode(0120777)).build();
        Artifact artifact = ArtifactReader.read(ArtifactFiles.write(folder, FILE, bytes));
        assertThat(ArtifactFiles.texts(artifact.anomalies(), Anomaly.Kind.UNSAFE_PATH))
                .isEqualTo(expected);
        assertThat(artifact.entries().getFirst().linkTarget()).isEqualTo(target);
    }

    @Test
    void theLastOfTwoMembersOfOnePathCountsAsInPython() throws Exception {
        byte[] bytes =
                new ZipBuilder().member("a", "first").member("a", "second!").build();
        ArtifactFiles.Collector collector = new ArtifactFiles.Collector(path -> true);
        Artifact artifact =
                ArtifactReader.read(ArtifactFiles.write(folder, FILE, bytes), collector, Limits.DEFAULT, Progress.NONE);
        assertThat(artifact.entries())
                .singleElement()
                .extracting(ArtifactEntry::size)
                .isEqualTo(7L);
        assertThat(collector.contents.get("a")).isEqualTo("second!".getBytes(UTF_8));
    }

    @Test
    void ofSeveralDamagedMembersTheFirstInTheFileIsTold() throws Exception {
        ZipBuilder zip = new ZipBuilder();
        zip.member("demo-1.0/a", new byte[100], m -> m.crc(1));
        zip.member("demo-1.0/b", new byte[3_000_000], m -> m.crc(2));
        zip.member("demo-1.0/c", new byte[2_000_000], m -> m.crc(3));
        Path file = ArtifactFiles.write(folder, FILE, zip.build());
        for (int i = 0; i < 20; i++) {
            MalformedArtifactException error =
                    catchThrowableOfType(MalformedArtifactException.class, () -> ArtifactReader.read(file));
            assertThat(error.member()).isEqualTo("demo-1.0/a");
        }
    }
}
