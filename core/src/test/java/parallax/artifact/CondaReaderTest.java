package parallax.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.testkit.CondaBuilder;
import parallax.testkit.TarBuilder;

/// conda packages of both formats, sound and damaged.
class CondaReaderTest {

    private static final String STEM = "x-1.0-0";
    private static final String INDEX = """
            {"name": "x", "version": "1.0", "build": "0", "build_number": 0, "depends": ["python"], "subdir": "linux-64"}
            """;
    private static final String TEXT = "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1";

    @TempDir
    Path folder;

    private static TarBuilder info(String paths) {
        return new TarBuilder().file("info/index.json", INDEX).file("info/paths.json", paths);
    }

    private static String paths(String... entries) {
        return "{\"paths_version\": 1, \"paths\": [" + String.join(",", entries) + "]}";
    }

    private static String entry(String path, String sha256, long size, String more) {
        return "{\"_path\": \"%s\", \"path_type\": \"hardlink\", \"sha256\": \"%s\", \"size_in_bytes\": %d%s}"
                .formatted(path, sha256, size, more);
    }

    private Artifact conda(TarBuilder info, TarBuilder pkg) throws IOException, MalformedArtifactException {
        return Tars.read(folder, STEM + ".conda", CondaBuilder.conda(STEM, info.end(), pkg.end()));
    }

    private Artifact tarBz2(TarBuilder tar) throws IOException, MalformedArtifactException {
        return Tars.read(folder, STEM + ".tar.bz2", CompressionTest.compress(Compression.BZIP2, tar.end()));
    }

    private String problem(byte[] conda) throws IOException {
        try {
            return "read: " + Tars.anomalies(Tars.read(folder, STEM + ".conda", conda));
        } catch (MalformedArtifactException e) {
            return String.valueOf(e.getMessage()).replace(folder + "/", "");
        }
    }

    @Test
    void readsBothFormatsAlike() throws Exception {
        String paths = paths(entry("lib/python3.12/site-packages/x.py", TEXT, 4, ""));
        Artifact conda = conda(info(paths), new TarBuilder().file("lib/python3.12/site-packages/x.py", "text"));
        Artifact old = tarBz2(new TarBuilder()
                .file("lib/python3.12/site-packages/x.py", "text")
                .file("info/index.json", INDEX)
                .file("info/paths.json", paths));
        assertThat(conda.entries().stream().map(Tars::line))
                .containsExactlyElementsOf(
                        old.entries().stream().map(Tars::line).toList())
                .contains("file lib/python3.12/site-packages/x.py => site-packages/x.py 4 982d9e3e");
        assertThat(Tars.anomalies(conda)).isEmpty();
        assertThat(Tars.anomalies(old)).isEmpty();
        assertThat(conda.format()).isEqualTo(ArtifactFormat.CONDA);
        assertThat(old.format()).isEqualTo(ArtifactFormat.CONDA_TAR_BZ2);
    }

    @Test
    void tellsWherePathsJsonIsWrong() throws Exception {
        String zeros = "0".repeat(64);
        Artifact artifact = conda(
                info(paths(
                        entry("a", zeros, 4, ""),
                        entry("b", TEXT, 5, ""),
                        entry("c", TEXT, 4, ""),
                        entry("d", TEXT, 4, ""),
                        entry("d", TEXT, 4, ""),
                        "{\"_path\": \"e\", \"path_type\": \"softlink\"}",
                        entry("f", TEXT, 4, ""))),
                new TarBuilder()
                        .file("a", "text")
                        .file("b", "text")
                        .file("d", "text")
                        .file("e", "")
                        .symlink("f", "a")
                        .file("g", "text"));
        assertThat(Tars.anomalies(artifact))
                .containsExactly(
                        "MANIFEST_MISMATCH a: SHA-256 " + TEXT + ", `info/paths.json` says " + zeros,
                        "MANIFEST_MISMATCH b: 4 bytes, `info/paths.json` says 5",
                        "MANIFEST_MISMATCH e: a symbolic link in `info/paths.json`, in the package it is a file",
                        "MANIFEST_MISMATCH f: a file in `info/paths.json`, in the package it is a symbolic link",
                        "NOT_IN_MANIFEST g: in the package, not listed in `info/paths.json`",
                        "MISSING_FILE c: listed in `info/paths.json`, not in the package",
                        "METADATA d: listed twice in `info/paths.json`");
    }

    @Test
    void verifiesAHardLinkAsWhatItStandsFor() throws Exception {
        Artifact artifact = conda(
                info(paths(entry("a", TEXT, 4, ""), entry("b", TEXT, 4, ""))),
                new TarBuilder().file("a", "text").hardlink("b", "a"));
        assertThat(Tars.anomalies(artifact)).isEmpty();
    }

    @Test
    void digestsFilesWithoutTheirPlaceholder() throws Exception {
        List<String> digests = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String prefix = "/build/" + "ab".charAt(i) + "/place";
            byte[] binary = (prefix + "/lib\0\0\0rest").getBytes(StandardCharsets.UTF_8);
            String more = ", \"file_mode\": \"binary\", \"prefix_placeholder\": \"" + prefix + "\"";
            Artifact artifact = conda(
                    info(paths(entry("lib/x.so", TEXT, binary.length, more))),
                    new TarBuilder().file("lib/x.so", binary).file("plain", "text"));
            CondaMetadata metadata = (CondaMetadata) artifact.metadata();
            assertThat(metadata.prefixNeutralSha256()).containsOnlyKeys("lib/x.so");
            digests.addAll(metadata.prefixNeutralSha256().values());
        }
        assertThat(digests).hasSize(2).containsOnly(digests.getFirst());
    }

    @Test
    void findsPlaceholdersThatAreNamedBehindTheirFiles() throws Exception {
        String paths = paths(entry("a", TEXT, 4, ", \"file_mode\": \"text\", \"prefix_placeholder\": \"/p\""));
        TarBuilder early = info(paths).file("a", "/p/x");
        TarBuilder late = new TarBuilder().file("a", "/p/x");
        late.file("info/index.json", INDEX).file("info/paths.json", paths);
        assertThat(((CondaMetadata) tarBz2(late).metadata()).prefixNeutralSha256())
                .isEqualTo(((CondaMetadata) tarBz2(early).metadata()).prefixNeutralSha256())
                .hasSize(1);
    }

    @Test
    void readsTheListsOfOldPackages() throws Exception {
        Artifact artifact = tarBz2(new TarBuilder()
                .file("info/index.json", INDEX)
                .file("info/files", "a\nb c\nlost\n")
                .file("info/has_prefix", "/old text a\n\"/my place\" binary \"b c\"\n")
                .file("info/no_link", "a\n")
                .file("a", "text")
                .file("b c", "text"));
        PathsJson paths = ((CondaMetadata) artifact.metadata()).paths().find().orElseThrow();
        assertThat(paths.source()).isEqualTo(PathsJson.Source.FILES);
        assertThat(paths.paths())
                .containsExactly(
                        new PathsJson.PathEntry(
                                "a", PathsJson.PathType.UNKNOWN, null, -1, new PrefixPlaceholder("/old", false), true),
                        new PathsJson.PathEntry(
                                "b c",
                                PathsJson.PathType.UNKNOWN,
                                null,
                                -1,
                                new PrefixPlaceholder("/my place", true),
                                false),
                        new PathsJson.PathEntry("lost", PathsJson.PathType.UNKNOWN, null, -1, null, false));
        assertThat(Tars.anomalies(artifact))
                .containsExactly("MISSING_FILE lost: listed in `info/files`, not in the package");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        byte[] tar = CondaBuilder.zstd(new TarBuilder().file("a", "").end());
        assertThat(problem(new CondaBuilder()
                        .member("pkg-" + STEM + ".tar.zst", tar)
                        .end()))
                .isEqualTo("`x-1.0-0.conda`: no member `info-….tar.zst` at the top");
        assertThat(problem(new CondaBuilder()
                        .member("y/info-" + STEM + ".tar.zst", tar)
                        .end()))
                .isEqualTo("`x-1.0-0.conda`: no member `info-….tar.zst` at the top, but" + " `y/info-x-1.0-0.tar.zst`");
        assertThat(problem(new CondaBuilder()
                        .member("info-" + STEM + ".tar.zst", tar)
                        .end()))
                .isEqualTo("`x-1.0-0.conda`: no member `pkg-….tar.zst`: the package has no files");
    }

    @Test
    void refusesOtherVersionsOfTheFormat() throws Exception {
        assertThat(problem(new CondaBuilder()
                        .member("metadata.json", "{\"conda_pkg_format_version\": 3}")
                        .end()))
                .isEqualTo("`x-1.0-0.conda` › `metadata.json`: conda package format 3, only 2 is known (at byte 0)");
    }

    @Test
    void tellsOfOddMembers() throws Exception {
        byte[] info = CondaBuilder.zstd(info(paths()).file("lib/x", "text").end());
        byte[] pkg =
                CondaBuilder.zstd(new TarBuilder().file("info/extra", "text").end());
        byte[] conda = new CondaBuilder()
                .member("metadata.json", "[]")
                .member("info-y-1.0-0.tar.zst", info)
                .member("pkg-x-1.0-0.tar.zst", pkg)
                .member("README", "hello")
                .end();
        assertThat(Tars.anomalies(Tars.read(folder, STEM + ".conda", conda)))
                .containsExactly(
                        "NOT_IN_MANIFEST lib/x: in the package, not listed in `info/paths.json`",
                        "METADATA README: a member that CEP 35 does not know",
                        "METADATA info-y-1.0-0.tar.zst: the file's name asks for `info-x-1.0-0.tar.zst`",
                        "METADATA info/extra: metadata in the archive of files, which some tools read and some do not",
                        "METADATA lib/x: a file outside of `info/` in the info archive",
                        "METADATA metadata.json: no JSON object");
    }

    @Test
    void keepsApartWhatIsAbsentUnreadableAndEmpty() throws Exception {
        Artifact artifact = conda(
                new TarBuilder()
                        .file("info/index.json", "{\"name\": \"x\"")
                        .file("info/run_exports.json", "{}")
                        .file("info/about.json", "{\"home\": 1, \"home\": [\"a\", {}], \"license\": {}}"),
                new TarBuilder().file("a", "text"));
        CondaMetadata metadata = (CondaMetadata) artifact.metadata();
        assertThat(metadata.index())
                .isEqualTo(new MetadataDocument.Unreadable<IndexJson>("no JSON at line 1, column 13"));
        assertThat(metadata.paths()).isEqualTo(new MetadataDocument.Absent<PathsJson>());
        assertThat(metadata.runExports().find().orElseThrow().weak()).isEmpty();
        assertThat(metadata.about().find().orElseThrow().home()).isEqualTo(List.of("a"));
        assertThat(Tars.anomalies(artifact))
                .containsExactly(
                        "METADATA info/about.json: `home` is given twice; the last counts",
                        "METADATA info/about.json: `home` is no text",
                        "METADATA info/about.json: `license` is no text",
                        "METADATA info/index.json: no JSON at line 1, column 13");
    }

    @Test
    void givesEveryContentToTheConsumer() throws Exception {
        Path file = folder.resolve(STEM + ".conda");
        Files.write(
                file,
                CondaBuilder.conda(
                        STEM,
                        info(paths()).end(),
                        new TarBuilder()
                                .file("big", new byte[5 << 20])
                                .file("a", "text")
                                .end()));
        Tars.Everything everything = new Tars.Everything();
        ArtifactReader.read(file, everything, Limits.DEFAULT, Progress.NONE, folder);
        assertThat(everything.contents).containsOnlyKeys("a", "big", "info/index.json", "info/paths.json");
        assertThat(everything.contents.get("a")).asString().isEqualTo("text");
        assertThat(everything.contents.get("big")).isEqualTo(new byte[5 << 20]);
        assertThat(ArtifactReader.outline(file, Limits.DEFAULT).metadata())
                .isInstanceOfSatisfying(
                        CondaMetadata.class,
                        metadata -> assertThat(metadata.index().find()).isPresent());
    }

    @Test
    void failsWithOneExceptionOnEveryTruncation() throws Exception {
        byte[] conda = CondaBuilder.conda(
                STEM, info(paths()).end(), new TarBuilder().file("a", "text").end());
        for (int length = 1; length < conda.length; length += 97) {
            assertThat(problem(Arrays.copyOf(conda, length))).startsWith("`x-1.0-0.conda`");
        }
    }
}
