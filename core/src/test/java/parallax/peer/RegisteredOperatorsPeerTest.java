package parallax.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import parallax.library.RegisteredOperator;
import parallax.library.RegisteredOperators;
import parallax.peer.NativeFiles.NativeFile;

/// Operators that torchvision's libraries register when a real PyTorch loads them. Needs a Python with a PyTorch that
/// can load them; the system property `parallax.python` names it.
@Tag("peer")
final class RegisteredOperatorsPeerTest {

    /// torchvision 0.28 hands `_cuda_version() -> int` over in instructions.
    private static final int MOST_UNSEEN = 1;

    @TempDir
    private Path folder;

    @Test
    void operatorsAreThoseThatPyTorchThenKnows() throws Exception {
        int compared = 0;
        for (Path wheel : NativeFiles.wheels("torchvision-")) {
            Path files = unpack(wheel);
            for (NativeFile file : NativeFiles.of(wheel)) {
                if (file.member().startsWith("torchvision/") && compare(file, files)) {
                    compared++;
                }
            }
        }
        Assumptions.assumeTrue(compared > 0, "needs a PyTorch that loads torchvision's libraries");
    }

    private boolean compare(NativeFile file, Path files) throws Exception {
        Set<String> known = load(files.resolve(file.member()));
        if (known.isEmpty()) {
            return false;
        }
        List<String> found = new ArrayList<>();
        for (RegisteredOperator operator : RegisteredOperators.of(file.readOnlyData(), file.symbolNames())) {
            found.add(operator.namespace() + "::" + operator.name());
        }
        assertThat(known).as(file.wheel() + " " + file.member()).containsAll(found);
        assertThat(found).hasSizeGreaterThanOrEqualTo(known.size() - MOST_UNSEEN);
        return true;
    }

    /// Empty where the library cannot be loaded.
    private Set<String> load(Path library) throws IOException, InterruptedException {
        Path script = new PeerProcess(folder).script("load_operators.py");
        Process process;
        try {
            process = new ProcessBuilder(
                            System.getProperty("parallax.python", "python3"), script.toString(), library.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new TestAbortedException("skipped: needs Python with PyTorch", e);
        }
        TreeSet<String> names = new TreeSet<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                names.add(line);
            }
        }
        return process.waitFor() == 0 ? names : new TreeSet<>();
    }

    private Path unpack(Path wheel) throws IOException {
        Path target = folder.resolve(wheel.getFileName().toString());
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.getName().contains(".so") && file.startsWith(target)) {
                    Files.createDirectories(file.getParent());
                    try (var stream = zip.getInputStream(entry)) {
                        Files.copy(stream, file);
                    }
                }
            }
        }
        return target;
    }
}
