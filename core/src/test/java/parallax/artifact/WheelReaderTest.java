package parallax.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.platform.WheelTag;
import parallax.testkit.WheelBuilder;
import parallax.testkit.ZipBuilder;

class WheelReaderTest {

    private static final String FILE = "demo-1.0-py3-none-any.whl";
    private static final String DIST_INFO = "demo-1.0.dist-info/";

    @TempDir
    private Path folder;

    private static WheelBuilder wheel() {
        return new WheelBuilder("demo", "1.0").file("demo/__init__.py", "x = 1\n");
    }

    private Artifact read(WheelBuilder wheel) throws MalformedArtifactException, IOException {
        return ArtifactReader.read(ArtifactFiles.write(folder, FILE, wheel.build()));
    }

    @Test
    void aSoundWheelIsReadWhole() throws Exception {
        Artifact artifact = read(wheel());
        assertThat(artifact.format()).isEqualTo(ArtifactFormat.WHEEL);
        assertThat(artifact.file()).isEqualTo(FILE);
        assertThat(artifact.anomalies()).isEmpty();
        assertThat(artifact.entries())
                .extracting(ArtifactEntry::path)
                .containsExactly(DIST_INFO + "METADATA", DIST_INFO + "RECORD", DIST_INFO + "WHEEL", "demo/__init__.py");
        assertThat(artifact.entries().getLast())
                .isEqualTo(new ArtifactEntry(
                        "demo/__init__.py",
                        new LogicalPath("site-packages/demo/__init__.py"),
                        EntryType.FILE,
                        0644,
                        6,
                        "9e26bf369911c45c243c684147b23fc9e1dcfcf257d299a1c632016a6fcd33f4",
                        null));
        WheelMetadata metadata = (WheelMetadata) artifact.metadata();
        assertThat(metadata.core().name()).isEqualTo("demo");
        assertThat(metadata.wheel())
                .isNotNull()
                .extracting(WheelFile::tags)
                .isEqualTo(List.of(new WheelTag("py3", "none", "any")));
        assertThat(metadata.record()).hasSize(4);
    }

    static Stream<Arguments> records() {
        String path = "demo/__init__.py";
        String digest = WheelBuilder.digest("SHA-256", "x = 1\n".getBytes(UTF_8));
        return Stream.of(
                Arguments.of("of the right digest", path, path + ",sha256=" + digest + ",6", List.of()),
                Arguments.of("with padding", path, path + ",sha256=" + digest + "=,6", List.of()),
                Arguments.of(
                        "by SHA-512",
                        path,
                        path + ",sha512=" + WheelBuilder.digest("SHA-512", "x = 1\n".getBytes(UTF_8)) + ",6",
                        List.of()),
                Arguments.of("with a quoted path", path, "\"" + path + "\",sha256=" + digest + ",6", List.of()),
                Arguments.of(
                        "of another size",
                        path,
                        path + ",sha256=" + digest + ",7",
                        List.of("MANIFEST_MISMATCH demo/__init__.py: has 6 bytes, RECORD states 7")),
                Arguments.of(
                        "of another digest",
                        path,
                        path + ",sha256=" + WheelBuilder.digest("SHA-256", new byte[0]) + ",6",
                        List.of("MANIFEST_MISMATCH demo/__init__.py: its sha256 is"
                                + " 9e26bf369911c45c243c684147b23fc9e1dcfcf257d299a1c632016a6fcd33f4, RECORD states"
                                + " e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")),
                Arguments.of(
                        "without a digest",
                        path,
                        path + ",,",
                        List.of("NOT_IN_MANIFEST demo/__init__.py: RECORD lists it without a digest")),
                Arguments.of(
                        "that is missing",
                        path,
                        "",
                        List.of("NOT_IN_MANIFEST demo/__init__.py: RECORD does not list it")),
                Arguments.of(
                        "by MD5",
                        path,
                        path + ",md5=" + WheelBuilder.digest("MD5", "x = 1\n".getBytes(UTF_8)) + ",6",
                        List.of("METADATA demo/__init__.py: RECORD's digest of it, md5, is weaker than allowed")),
                Arguments.of(
                        "by an unknown digest",
                        path,
                        path + ",blake9=AAAA,6",
                        List.of("METADATA demo/__init__.py: RECORD has a digest of it that is not known here:"
                                + " `blake9`")),
                Arguments.of(
                        "of a file that is not there",
                        "demo/gone.py",
                        "demo/gone.py,sha256=" + digest + ",6",
                        List.of("MISSING_FILE demo/gone.py: RECORD lists it, and it is not there")),
                Arguments.of(
                        "of a file outside",
                        "../gone.py",
                        "../gone.py,sha256=" + digest + ",6",
                        List.of("UNSAFE_PATH demo-1.0.dist-info/RECORD: lists `../gone.py`, which is not in the"
                                + " artifact")));
    }

    @ParameterizedTest(name = "a line {0}")
    @MethodSource("records")
    void everyFileIsComparedWithItsLineOfRecord(String name, String path, String line, List<String> expected)
            throws Exception {
        Artifact artifact = read(wheel().recordLine(path, line));
        assertThat(artifact.anomalies())
                .as(name)
                .extracting(anomaly -> anomaly.kind() + " " + anomaly.path() + ": " + anomaly.text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    demo/a.py,                    site-packages/demo/a.py
                    demo-1.0.data/purelib/b/c.py, site-packages/b/c.py
                    demo-1.0.data/platlib/b/c.so, site-packages/b/c.so
                    demo-1.0.data/scripts/run,    bin/run
                    demo-1.0.data/headers/x.h,    include/demo/x.h
                    demo-1.0.data/data/etc/x,     etc/x
                    demo-1.0.data/data/share/x,   share/x
                    demo-1.0.data/other/x,
                    demo/demo-1.0.data/data/x,    site-packages/demo/demo-1.0.data/data/x
                    """)
    void dataFoldersLandWhereTheirSchemeSays(String path, String logical) throws Exception {
        Artifact artifact = read(wheel().file(path, "content"));
        assertThat(artifact.entries())
                .filteredOn(entry -> entry.path().equals(path))
                .singleElement()
                .extracting(ArtifactEntry::logicalPath)
                .isEqualTo(logical == null ? null : new LogicalPath(logical));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of(
                        "demo-1.1-py3-none-any.whl",
                        wheel(),
                        List.of("demo-1.0.dist-info: the folder is called otherwise than the file, which is demo 1.1")),
                Arguments.of(
                        "other-1.0-py3-none-any.whl",
                        wheel(),
                        List.of(
                                "demo-1.0.dist-info: the folder is called otherwise than the file, which is other 1.0")),
                Arguments.of(
                        "demo-1.0-cp312-cp312-linux_x86_64.whl",
                        wheel(),
                        List.of("demo-1.0.dist-info/WHEEL: states the tags `py3-none-any`, the file's name"
                                + " `cp312-cp312-linux_x86_64`")),
                Arguments.of(
                        "demo-1.0-3-py3-none-any.whl",
                        wheel(),
                        List.of("demo-1.0.dist-info/WHEEL: states no build tag, the file's name the build tag `3`")),
                Arguments.of(
                        FILE,
                        wheel().file(DIST_INFO + "METADATA", "Metadata-Version: 2.1\nName: other\nVersion: 2\n"),
                        List.of(
                                "demo-1.0.dist-info/METADATA: is of `other`, its folder of `demo`",
                                "demo-1.0.dist-info/METADATA: is of version `2`, its folder of `1.0`")),
                Arguments.of(
                        FILE,
                        new WheelBuilder("", "1.0")
                                .file("-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n"),
                        List.of(
                                "-1.0.dist-info: the folder is called otherwise than the file, which is demo 1.0",
                                "-1.0.dist-info/METADATA: is of `demo`, its folder of no name")),
                Arguments.of(
                        FILE,
                        wheel().without(DIST_INFO + "METADATA").without(DIST_INFO + "WHEEL"),
                        List.of("demo-1.0.dist-info/METADATA: missing", "demo-1.0.dist-info/WHEEL: missing")),
                Arguments.of(
                        FILE,
                        wheel().file("a-1.dist-info/METADATA", "x"),
                        List.of(": 2 .dist-info folders, expected one; `demo-1.0.dist-info` is read")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatTheWheelIsCalledMustAgree(String file, WheelBuilder wheel, List<String> expected) throws Exception {
        Artifact artifact = ArtifactReader.read(ArtifactFiles.write(folder, file, wheel.build()));
        assertThat(ArtifactFiles.texts(artifact.anomalies(), Anomaly.Kind.METADATA))
                .isEqualTo(expected);
    }

    @Test
    void theFolderMayHaveNoNameAtAll() throws Exception {
        byte[] wheel = new ZipBuilder()
                .member(".dist-info/METADATA", "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n")
                .build();
        Artifact artifact = ArtifactReader.read(ArtifactFiles.write(folder, FILE, wheel));
        assertThat(ArtifactFiles.texts(artifact.anomalies(), Anomaly.Kind.METADATA))
                .contains(
                        ".dist-info/METADATA: is of `demo`, its folder of no name",
                        ".dist-info/METADATA: is of version `1.0`, its folder of none");
    }

    @Test
    @Timeout(20)
    void aPathOfRecordThatStaysWhereItIsAMillionTimesIsRead() throws Exception {
        String path = "demo/__init__.py";
        String digest = WheelBuilder.digest("SHA-256", "x = 1\n".getBytes(UTF_8));
        Artifact artifact = read(wheel().recordLine(path, "./".repeat(1_000_000) + path + ",sha256=" + digest + ",6"));
        assertThat(artifact.anomalies()).isEmpty();
    }

    @Test
    @Timeout(20)
    void manyBillsOfMaterialsAreFoundInTimeThatGrowsWithTheirNumber() throws Exception {
        ZipBuilder wheel = new ZipBuilder();
        for (int number = 0; number < 60_000; number++) {
            wheel.member(DIST_INFO + "sboms/" + number, "", ZipBuilder.Member::stored);
        }
        Artifact artifact = ArtifactReader.read(ArtifactFiles.write(folder, FILE, wheel.build()));
        assertThat(((WheelMetadata) artifact.metadata()).sboms()).hasSize(60_000);
    }

    @Test
    void allFilesOfTheDistInfoFolderAreRead() throws Exception {
        WheelMetadata metadata = (WheelMetadata)
                read(wheel().file(DIST_INFO + "entry_points.txt", "[console_scripts]\nrun = demo:main\n")
                                .file(DIST_INFO + "licenses/LICENSE", "MIT")
                                .file(DIST_INFO + "COPYING", "old")
                                .file(DIST_INFO + "variant.json", "{}")
                                .file(DIST_INFO + "direct_url.json", "{\"url\": \"x\"}")
                                .file(DIST_INFO + "sboms/a.cdx.json", """
                                {"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"component": {"name": "no"}},
                                 "components": [{"name": "zlib", "version": "1.3.1", "purl": "pkg:deb/zlib@1.3.1",
                                                 "licenses": [{"name": "no"}]}]}"""))
                        .metadata();
        assertThat(metadata.entryPoints()).containsExactly(new EntryPoint("console_scripts", "run", "demo:main"));
        assertThat(metadata.licenceFiles()).containsExactly(DIST_INFO + "COPYING", DIST_INFO + "licenses/LICENSE");
        assertThat(metadata.variant()).isEqualTo("{}");
        assertThat(metadata.directUrl()).isEqualTo("{\"url\": \"x\"}");
        assertThat(metadata.sboms())
                .containsExactly(new Sbom(
                        DIST_INFO + "sboms/a.cdx.json",
                        Sbom.Format.CYCLONEDX,
                        List.of(new Sbom.Component("zlib", "1.3.1", "pkg:deb/zlib@1.3.1")),
                        ""));
    }

    @Test
    void aConsumerGetsWhatItWantsSmallAndLarge() throws Exception {
        byte[] large = new byte[ContentDelivery.ON_HEAP + 1000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) ((i * 31) >> 8);
        }
        Path spill = Files.createDirectory(folder.resolve("spill"));
        Path file = ArtifactFiles.write(
                folder,
                FILE,
                wheel().file("large.bin", large)
                        .file("empty", "")
                        .file("no", "no")
                        .build());
        ArtifactFiles.Collector collector = new ArtifactFiles.Collector(path -> !path.equals("no"));
        Artifact artifact = ArtifactReader.read(file, collector, Limits.DEFAULT, Progress.NONE, spill);
        assertThat(collector.contents).hasSize(6).doesNotContainKey("no");
        assertThat(collector.contents.get("large.bin")).isEqualTo(large);
        assertThat(collector.contents.get("empty")).isEmpty();
        assertThat(collector.heads.get("large.bin")).isEqualTo(Arrays.copyOf(large, 64));
        assertThat(collector.heads.get("no")).isEqualTo("no".getBytes(UTF_8));
        assertThat(artifact.anomalies()).isEmpty();
        assertThat(spill).isEmptyDirectory();
    }

    @Test
    void nothingIsLeftBehindWhenReadingFails() throws Exception {
        byte[] large = new byte[ContentDelivery.ON_HEAP + 1000];
        Path spill = Files.createDirectory(folder.resolve("spill"));
        Path damaged = ArtifactFiles.write(
                folder,
                FILE,
                wheel().zip().member("large.bin", large, m -> m.crc(1)).build());
        assertThatThrownBy(() -> ArtifactReader.read(
                        damaged, new ArtifactFiles.Collector(path -> true), Limits.DEFAULT, Progress.NONE, spill))
                .isInstanceOf(MalformedArtifactException.class);
        assertThat(spill).isEmptyDirectory();
    }

    @Test
    void whatTheConsumerThrowsEndsTheReading() throws Exception {
        Path file = ArtifactFiles.write(folder, FILE, wheel().build());
        assertThatThrownBy(() -> ArtifactReader.read(
                        file,
                        new ArtifactFiles.Collector(path -> {
                            throw new IllegalStateException("mine");
                        }),
                        Limits.DEFAULT,
                        Progress.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mine");
    }

    @Test
    void theOutlineHasTheMetadataAlone() throws Exception {
        Path file = ArtifactFiles.write(
                folder,
                FILE,
                wheel().zip().member("damaged", "x", m -> m.crc(1)).build());
        ArtifactOutline outline = ArtifactReader.outline(file, Limits.DEFAULT);
        assertThat(((WheelMetadata) outline.metadata()).core().version()).isEqualTo("1.0");
        assertThat(outline.size()).isEqualTo(Files.size(file));
        assertThat(outline.anomalies()).isEmpty();
    }

    @Test
    void progressEndsNearTheSizeOfTheArchive() throws Exception {
        byte[] noise = new byte[20_000_000];
        new java.util.Random(7).nextBytes(noise);
        Path file =
                ArtifactFiles.write(folder, FILE, wheel().file("noise", noise).build());
        List<Long> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
        ArtifactReader.read(file, ArtifactReader.NOBODY, Limits.DEFAULT, (done, total) -> seen.add(done));
        assertThat(seen).isNotEmpty().allSatisfy(done -> assertThat(done).isBetween(1L, Files.size(file)));
        assertThat(seen.getLast()).isGreaterThan(15_000_000L);
    }
}
