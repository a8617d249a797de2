package parallax.content;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.artifact.Progress;
import parallax.testkit.ElfBuilder;
import parallax.testkit.GoldenFiles;
import parallax.testkit.WheelBuilder;

/// As {@link FactVersionTest}, of what is kept about linking: what was kept must be what would be read today.
class LinkVersionTest {

    private static final List<String> ARTIFACTS = List.of(
            "linux-64/zlib-1.2.11-h7b6447c_3.conda",
            "osx-64/zlib-1.2.11-h1de35cc_3.tar.bz2",
            "win-64/zlib-1.2.11-h62dcd97_3.conda",
            "mock-2.0.0-py37_1000.conda");

    @TempDir
    Path folder;

    /// The golden file is named after the number: where what is kept of these artifacts has changed, raise
    /// `LinkCache.VERSION`, write the new file with `-Dgolden.update=true`, and delete the old one.
    @Test
    void otherContentsOfTheSameArtifactsNeedAnotherVersion() throws Exception {
        StringBuilder digests = new StringBuilder();
        for (String artifact : ARTIFACTS) {
            digests.append(digest(Path.of("src/test/resources/artifacts", artifact)));
        }
        digests.append(digest(Files.write(folder.resolve("demo-1.0-cp311-cp311-linux_x86_64.whl"), wheel())));
        GoldenFiles.in("golden/links").check("version-" + LinkCache.VERSION + ".txt", digests.toString());
    }

    /// What the packages above do not have: versions, run paths, sources that load, texts and damage.
    private static byte[] wheel() {
        return new WheelBuilder("demo", "1.0")
                .file("demo/__init__.py", "import ctypes\ntry:\n    from . import _C\nexcept ImportError:\n    pass\n")
                .file("demo/note.so", "a text")
                .file("demo/bad.so", new byte[900])
                .file(
                        "demo/_C.so",
                        new ElfBuilder()
                                .soname("_C.so")
                                .needed("libc.so.6")
                                .rpath("$ORIGIN/old")
                                .runpath("$ORIGIN/lib")
                                .undefined("puts", "libc.so.6", "GLIBC_2.2.5")
                                .weakUndefined("perhaps")
                                .version("D_1")
                                .defined("one", "D_1")
                                .definedSymbol("kept", 10, 1, 0)
                                .defined("PyInit__C")
                                .relocation(7, 1)
                                .withSysvHash()
                                .build())
                .build();
    }

    private String digest(Path artifact) throws Exception {
        Path root = Files.createTempDirectory(folder, "cache");
        new LinkContentReader(root, Progress.NONE).read(artifact);
        try (Stream<Path> files = Files.walk(root)) {
            Path kept = files.filter(file -> file.toString().endsWith(".links"))
                    .findFirst()
                    .orElseThrow();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(kept));
            return HexFormat.of().formatHex(digest, 0, 8) + ' ' + artifact.getFileName() + '\n';
        }
    }
}
