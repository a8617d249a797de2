package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.testkit.ZipBuilder;

/// Whatever the files of a wheel's dist-info folder hold, bills of materials among them, each is read or said to be
/// unreadable.
class WheelDocumentFuzzTest {

    private static final String FOLDER = "demo-1.0.dist-info/";

    private static final List<String> DOCUMENTS = List.of(
            "METADATA",
            "WHEEL",
            "RECORD",
            "entry_points.txt",
            "direct_url.json",
            "variant.json",
            "INSTALLER",
            "licenses/LICENSE",
            "sboms/a.json",
            "sboms/a.xml");

    @TempDir
    private static Path folder;

    @MethodSource("documents")
    @FuzzTest(maxDuration = "10m")
    void anyDocumentIsReadOrRefused(byte[] bytes) throws IOException {
        ZipBuilder wheel = new ZipBuilder().member("demo/a.py", "x = 1\n", ZipBuilder.Member::stored);
        for (String document : DOCUMENTS) {
            wheel.member(FOLDER + document, bytes, ZipBuilder.Member::stored);
        }
        PackageFiles.readWhole(folder, "demo-1.0-py3-none-any.whl", wheel.build());
    }

    static Stream<byte[]> documents() {
        return Stream.of(
                        """
                        {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"type": "library",
                         "name": "zlib", "version": "1.3.1", "purl": "pkg:generic/zlib@1.3.1", "licenses": [{}]}, 1]}""",
                        """
                        {"spdxVersion": "SPDX-2.3", "packages": [{"name": "zlib", "versionInfo": "1.3.1"}]}""",
                        "Metadata-Version: 2.4\nName: demo\nVersion: 1.0\nRequires-Dist: a[b]>=1; extra == 'c'\n\nx\n",
                        "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: cp312.cp313-abi3-any\nBuild: 1\n",
                        "demo/a.py,sha256=" + "A".repeat(43) + ",6\n\"a,\"\"b\",md5=x,\nc,,\n/d,,1\n../e,,\n",
                        "[console_scripts]\na = b:c [d]\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
