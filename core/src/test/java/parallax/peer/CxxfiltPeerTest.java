package parallax.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import parallax.binary.ItaniumDemangler;
import parallax.testkit.Peers;

/// Every C++ name in the dynamic symbol tables of real libraries, to Parallax and to GNU `c++filt`. Names that
/// `c++filt`
/// leaves because a part of them stands within itself more than twice are ones that Parallax may read; how many is
/// reported. Its limit of 1024 characters is switched off for the comparison.
@Tag("peer")
class CxxfiltPeerTest {

    private static final String TORCH = "torch==2.13.0+cpu";

    private static final Path LIBRARIES = Path.of("/usr/lib");

    @TempDir
    private Path folder;

    private record Comparison(int names, int leftByPeer, List<String> differences) {}

    @BeforeEach
    void toolsAreThere() throws InterruptedException {
        assumeTrue(Peers.starts(List.of("c++filt", "--version")), "skipped: needs c++filt (binutils)");
        assumeTrue(Peers.starts(List.of("readelf", "--version")), "skipped: needs readelf (binutils)");
    }

    @Test
    void namesOfTheMachinesOwnLibrariesReadAlike(TestReporter reporter) throws Exception {
        List<Path> libraries = new ArrayList<>();
        if (Files.isDirectory(LIBRARIES)) {
            try (Stream<Path> found = Files.find(
                    LIBRARIES,
                    3,
                    (path, attributes) -> attributes.isRegularFile() && isCompilersLibrary(path),
                    new FileVisitOption[0])) {
                found.sorted().forEach(libraries::add);
            }
        }
        assumeTrue(!libraries.isEmpty(), "skipped: needs libstdc++.so.6 or libLLVM.so");
        for (Path library : libraries) {
            compare(reporter, library.getFileName().toString(), names(library));
        }
    }

    private static boolean isCompilersLibrary(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith("libstdc++.so.6") || (name.startsWith("libLLVM") && name.contains(".so"));
    }

    @Test
    void namesInWheelsReadAlike(TestReporter reporter) throws Exception {
        List<Path> wheels = wheels();
        assumeTrue(!wheels.isEmpty(), "skipped: needs -Dparallax.wheels=FOLDER[:FOLDER] or an index that has " + TORCH);
        for (Path wheel : wheels) {
            SortedSet<String> names = new TreeSet<>();
            try (ZipFile zip = new ZipFile(wheel.toFile())) {
                for (ZipEntry entry :
                        zip.stream().filter(CxxfiltPeerTest::isLibrary).toList()) {
                    Path library = folder.resolve("library.so");
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, library, StandardCopyOption.REPLACE_EXISTING);
                    }
                    names.addAll(names(library));
                }
            }
            compare(reporter, wheel.getFileName().toString(), names);
        }
    }

    private static boolean isLibrary(ZipEntry entry) {
        return entry.getName().endsWith(".so") || entry.getName().contains(".so.");
    }

    /// The wheels in the folders of the system property `parallax.wheels`, else torch as pip gets it.
    private List<Path> wheels() throws IOException, InterruptedException {
        String folders = System.getProperty("parallax.wheels", "");
        List<Path> wheels = new ArrayList<>();
        for (String named : folders.split(":", -1)) {
            if (!named.isEmpty()) {
                wheels.addAll(wheelsIn(Path.of(named)));
            }
        }
        if (!folders.isEmpty()) {
            return wheels;
        }
        boolean downloaded = Peers.starts(List.of(
                Peers.python(),
                "-m",
                "pip",
                "download",
                "--quiet",
                "--disable-pip-version-check",
                "--no-deps",
                "--only-binary=:all:",
                "--dest",
                folder.toString(),
                TORCH));
        return downloaded ? wheelsIn(folder) : List.of();
    }

    private static List<Path> wheelsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".whl"))
                    .sorted()
                    .toList();
        }
    }

    private void compare(TestReporter reporter, String where, Collection<String> names) throws Exception {
        Comparison comparison = compare(names);
        reporter.publishEntry(
                where,
                comparison.names() + " names, " + comparison.differences().size() + " differ, "
                        + comparison.leftByPeer() + " read that c++filt leaves");
        assertThat(comparison.differences()).as(where).isEmpty();
    }

    private Comparison compare(Collection<String> names) throws Exception {
        List<String> answers = run(names, "c++filt", "--no-recurse-limit");
        assertThat(answers).hasSameSizeAs(names);
        List<String> differences = new ArrayList<>();
        int left = 0;
        int index = 0;
        for (String name : names) {
            String theirs = answers.get(index++);
            String ours = ItaniumDemangler.demangle(name).orElse(name);
            if (ours.equals(theirs)) {
                continue;
            }
            if (theirs.equals(name)) {
                left++;
            } else {
                differences.add(name + "\n  c++filt:  " + theirs + "\n  Parallax: " + ours);
            }
        }
        return new Comparison(names.size(), left, differences);
    }

    /// C++ names without their versions.
    private SortedSet<String> names(Path library) throws Exception {
        SortedSet<String> names = new TreeSet<>();
        for (String line : run(List.of(), "readelf", "--wide", "--dyn-syms", library.toString())) {
            String[] columns = line.strip().split("\\s+", 9);
            if (columns.length >= 8 && columns[7].startsWith("_Z")) {
                names.add(columns[7].split("@", 2)[0]);
            }
        }
        return names;
    }

    private List<String> run(Collection<String> input, String... command) throws Exception {
        Path questions = folder.resolve("questions");
        Path answers = folder.resolve("answers");
        Files.write(questions, input);
        int status = new ProcessBuilder(command)
                .redirectInput(questions.toFile())
                .redirectOutput(answers.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(status).as(String.join(" ", command)).isZero();
        return Files.readAllLines(answers, UTF_8);
    }
}
