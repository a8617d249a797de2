package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.testkit.CondaBuilder;
import parallax.testkit.TarBuilder;

/// Whatever the documents of a conda package hold, each is read or said to be unreadable.
class CondaJsonFuzzTest {

    @TempDir
    private static Path folder;

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void anyDocumentIsReadOrRefused(byte[] bytes) throws IOException {
        read(bytes);
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        """
                        {"name": "x", "version": "1.0", "build": "0", "build_number": 0, "depends": ["a >=1"],
                         "track_features": "a b", "noarch": "python", "python_site_packages_path": "lib"}""",
                        """
                        {"paths": [{"_path": "lib/x", "path_type": "hardlink", "sha256": "ab", "size_in_bytes": 4,
                         "prefix_placeholder": "/p", "file_mode": "binary", "no_link": true}], "paths_version": 1}""",
                        """
                        {"home": ["a"], "extra": {"a": {"b": [1, 2.5, null, true]}}, "noarch": {"entry_points": ["a = b:c"]},
                         "weak": ["z"], "strong": []}""",
                        "source:\n- url:\n  - https://a\n  sha256: ab\n  patches:\n  - x.patch\n",
                        "/opt/x text lib/x\n\"a b\" binary 'c'\nlib/x\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static void read(byte[] bytes) throws IOException {
        TarBuilder info = new TarBuilder();
        for (String document : DOCUMENTS) {
            info.file("info/" + document, bytes);
        }
        PackageFiles.readWhole(folder, "x-1.0-0.conda", CondaBuilder.conda("x-1.0-0", info.end(), FILES));
    }

    private static final String[] DOCUMENTS = {
        "index.json",
        "paths.json",
        "about.json",
        "run_exports.json",
        "hash_input.json",
        "link.json",
        "files",
        "has_prefix",
        "no_link",
        "recipe/meta.yaml"
    };

    private static final byte[] FILES =
            new TarBuilder().file("lib/x", "/p/a\0\0text").end();
}
