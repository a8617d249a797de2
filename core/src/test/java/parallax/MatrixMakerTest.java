package parallax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.artifact.Progress;
import parallax.finding.Matrix;
import parallax.finding.Verdict;
import parallax.testkit.ElfBuilder;
import parallax.testkit.WheelBuilder;

/// A table of made wheels: each version of `user` asks the library of `base` for one more function.
class MatrixMakerTest {

    private static final String TAG = "cp311-cp311-manylinux_2_28_x86_64";

    @TempDir
    Path folder;

    private Parallax parallax;

    @BeforeEach
    void wheels() throws Exception {
        parallax = Parallax.recorded(new ArtifactAccess(folder, null, Progress.NONE));
        Files.createDirectories(folder.resolve("wheels"));
        wheel("base", "1.0", null, "base/lib/libbase.so.1", library("one"));
        wheel("base", "2.0", null, "base/lib/libbase.so.1", library("one", "two"));
        wheel("base", "10.0", null, "base/lib/libbase.so.1", library("two"));
        wheel("user", "1.0", "base", "user/_C.abi3.so", module("one"));
        wheel("user", "2.0", "base>=2.0", "user/_C.abi3.so", module("one", "two"));
        wheel("stray", "1.0", null, "stray/_C.abi3.so", module("three"));
    }

    private static byte[] library(String... names) {
        return new ElfBuilder().soname("libbase.so.1").defined(names).build();
    }

    private static byte[] module(String... names) {
        ElfBuilder builder = new ElfBuilder()
                .needed("libbase.so.1")
                .runpath("$ORIGIN/../base/lib")
                .undefined(names);
        for (int symbol = 1; symbol <= names.length; symbol++) {
            builder.relocation(7, symbol);
        }
        return builder.build();
    }

    private void wheel(String name, String version, @Nullable String requires, String path, byte[] content)
            throws Exception {
        WheelBuilder wheel = new WheelBuilder(name, version).file(path, content);
        wheel.file(name + "/__init__.py", name.equals("base") ? "" : "from . import _C\n");
        wheel.file(
                wheel.distInfo() + "METADATA",
                "Metadata-Version: 2.4\nName: " + name + "\nVersion: " + version + "\n"
                        + (requires == null ? "" : "Requires-Dist: " + requires + "\n"));
        wheel.file(
                wheel.distInfo() + "WHEEL",
                "Wheel-Version: 1.0\nGenerator: testkit\nRoot-Is-Purelib: false\nTag: " + TAG + "\n");
        Files.write(folder.resolve("wheels/" + name + "-" + version + "-" + TAG + ".whl"), wheel.build());
    }

    private Matrix matrix(String rows, String columns, String... artifacts) throws Trouble {
        return parallax.matrix(
                new MatrixRequest(rows, columns, List.of(artifacts), List.of(), null, TargetRequest.DEFAULT));
    }

    @Test
    void everyPairIsJudgedByMetadataAndByBinaries() throws Exception {
        Matrix matrix = matrix("user", "base", "./wheels");

        assertThat(matrix.rows()).containsExactly("2.0", "1.0");
        assertThat(matrix.columns()).as("by value, newest first").containsExactly("10.0", "2.0", "1.0");
        assertThat(matrix.cells().stream().flatMap(List::stream).map(Matrix.Cell::metadata))
                .containsExactly(
                        Verdict.WORKS, Verdict.WORKS, Verdict.BREAKS, Verdict.WORKS, Verdict.WORKS, Verdict.WORKS);
        assertThat(matrix.cells().stream().flatMap(List::stream).map(Matrix.Cell::binaries))
                .containsExactly(
                        Verdict.BREAKS, Verdict.WORKS, Verdict.BREAKS, Verdict.BREAKS, Verdict.WORKS, Verdict.WORKS);
    }

    @Test
    void namesAreTakenHoweverTheyAreSpelled() throws Exception {
        assertThat(matrix("USER", "Base", "./wheels").rows()).hasSize(2);
    }

    @Test
    void whatCannotBeATableIsRefused() {
        assertThatThrownBy(() -> matrix("user", "user", "./wheels"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("`user` is given twice");
        assertThatThrownBy(() -> matrix("user", "torch", "./wheels"))
                .isInstanceOf(Trouble.class)
                .hasMessage("none of the artifacts is a build of `torch`");
        assertThatThrownBy(() -> matrix("user", "base", "./no-such-folder")).isInstanceOf(Trouble.class);
    }
}
