package parallax.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import parallax.python.Fallout;
import parallax.python.Fallout.Kind;
import parallax.python.ImportGraph;
import parallax.python.ModuleLoads;
import parallax.python.ModuleLoadsReader;

/// What the sources of real wheels say of a library that cannot be loaded, and what really happens then: the
/// library is replaced by a file that is none, and the package imported. Needs wheels, and a Python for which they
/// are made (system property `parallax.python`); what else the packages need has to be on its `PYTHONPATH`, or the
/// wheel is skipped.
@Tag("peer")
final class ImportGraphPeerTest {

    /// Of each package, so many libraries at most, spread over all.
    private static final int MOST_LIBRARIES = 12;

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();
    private int compared;
    private int undecided;
    private int samePlace;
    private int otherPlace;

    @Test
    void torchvisionFailsWhereItsOperatorsAreMissed() throws Exception {
        for (Path wheel : NativeFiles.wheels("torchvision-0.28", "torchvision-0.29")) {
            ImportGraph graph = ImportGraph.of(sources(wheel));
            String suffix = wheel.getFileName().toString().startsWith("torchvision-0.28") ? "" : "_stable";
            Fallout main = graph.fallout("site-packages/torchvision/_C" + suffix + ".so", Set.of("torchvision::nms"));
            assertThat(main.kind()).isEqualTo(Kind.FATAL);
            assertThat(main.certain()).isTrue();
            Fallout.Breaking breaking = Objects.requireNonNull(main.breaking());
            assertThat(breaking.message()).isEqualTo("operator torchvision::nms does not exist");
            assertThat(place(breaking.at())).isEqualTo("torchvision/_meta_registrations.py:163");
            assertThat(breaking.importedBy())
                    .extracting(ImportGraphPeerTest::place)
                    .containsExactly("torchvision/__init__.py:8");
            Fallout image = graph.fallout("site-packages/torchvision/image" + suffix + ".so", Set.of());
            assertThat(image.kind()).isEqualTo(Kind.SWALLOWED);
            assertThat(image.swallowed()).singleElement().satisfies(swallowed -> {
                assertThat(place(swallowed.at())).startsWith("torchvision/io/image.py:");
                assertThat(swallowed.module()).isEqualTo("site-packages/torchvision/extension.py");
            });
        }
    }

    @Test
    void whatIsForetoldHappens(TestInfo test) throws Exception {
        List<String> skipped = new ArrayList<>();
        for (Path wheel : NativeFiles.wheels(
                "numpy-2", "numpy-1.26", "pillow-", "h5py-", "pandas-", "scipy-1.1", "torchvision-")) {
            if (!compare(wheel)) {
                skipped.add(wheel.getFileName().toString());
            }
        }
        System.out.printf(
                "%s: %d libraries as foretold, %d undecided; the same first line in %d, another in %d; skipped %s%n",
                test.getDisplayName(), compared, undecided, samePlace, otherPlace, skipped);
        assertThat(problems).isEmpty();
        Assumptions.assumeTrue(compared > 0, "needs a Python for the wheels of -Dparallax.wheels");
        // Libraries that import each other are not seen, so the first line may differ; mostly it does not.
        assertThat(samePlace).isGreaterThan(2 * otherPlace);
    }

    private boolean compare(Path wheel) throws Exception {
        String file = wheel.getFileName().toString();
        String top = file.startsWith("pillow") ? "PIL" : file.substring(0, file.indexOf('-'));
        Path files = folder.resolve(file);
        List<String> libraries = unpack(wheel, files, top);
        ImportGraph graph = ImportGraph.of(sources(wheel));
        boolean works = run(files, List.of(top)).getFirst().getFirst().equals("runs");
        if (!works && !top.equals("torchvision")) {
            return false;
        }
        int step = Math.max(1, libraries.size() / MOST_LIBRARIES);
        for (int i = 0; i < libraries.size(); i += step) {
            Path library = files.resolve(libraries.get(i));
            byte[] bytes = Files.readAllBytes(library);
            Files.writeString(library, "no library");
            Fallout foretold = graph.fallout("site-packages/" + libraries.get(i), Set.of("torchvision::nms"));
            // A package that fails anyway, for want of a PyTorch that it fits, shows only how it fails.
            if (works || foretold.kind() == Kind.FATAL) {
                compare(foretold, files, top, file + " " + libraries.get(i));
            }
            Files.write(library, bytes);
        }
        return true;
    }

    private void compare(Fallout foretold, Path files, String top, String what) throws Exception {
        if (foretold.kind() == Kind.NOT_SEEN || !foretold.certain()) {
            undecided++;
            return;
        }
        List<String> modules = new ArrayList<>(List.of(top));
        if (foretold.kind() == Kind.PARTIAL) {
            modules.add(module(foretold.failing().getFirst()));
        }
        List<List<String>> answers = run(files, modules);
        boolean fails = answers.getFirst().getFirst().equals("fails");
        compared++;
        if (fails != (foretold.kind() == Kind.FATAL)) {
            problems.add(what + ": " + foretold.kind() + ", but " + answers.getFirst());
        } else if (answers.getLast().getFirst().equals("runs") == (foretold.breaking() != null)) {
            problems.add(what + ": " + foretold.breaking() + ", but " + answers.getLast());
        } else if (foretold.breaking() != null) {
            List<String> answer = answers.getLast();
            String place = place(foretold.breaking().at());
            boolean same = List.of(answer.get(3).split(" ")).contains(place);
            samePlace += same ? 1 : 0;
            otherPlace += same ? 0 : 1;
            if (same && !answer.get(1).equals(foretold.breaking().error())) {
                problems.add(what + ": " + foretold.breaking() + ", but " + answer);
            }
        }
    }

    private static String module(String path) {
        String name = path.substring("site-packages/".length(), path.length() - ".py".length())
                .replace('/', '.');
        return name.endsWith(".__init__") ? name.substring(0, name.length() - ".__init__".length()) : name;
    }

    private static String place(Fallout.Place place) {
        return place.module().substring("site-packages/".length()) + ":" + place.line();
    }

    private List<List<String>> run(Path files, List<String> modules) throws IOException, InterruptedException {
        Path script = new PeerProcess(folder).script("import_without.py");
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("parallax.python", "python3"), script.toString(), files.toString()));
        command.addAll(modules);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new TestAbortedException("skipped: needs Python", e);
        }
        List<List<String>> answers = new ArrayList<>();
        try (var lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> fields = new ArrayList<>();
                for (String field : line.split("\t", -1)) {
                    fields.add(URLDecoder.decode(field.replace("+", "%2B"), UTF_8));
                }
                answers.add(fields);
            }
        }
        assertThat(process.waitFor()).isZero();
        assertThat(answers).hasSameSizeAs(modules);
        return answers;
    }

    private static SortedMap<String, ModuleLoads> sources(Path wheel) throws IOException {
        SortedMap<String, ModuleLoads> modules = new TreeMap<>();
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".py")) {
                    try (InputStream stream = zip.getInputStream(entry)) {
                        modules.put("site-packages/" + entry.getName(), ModuleLoadsReader.read(stream.readAllBytes()));
                    }
                }
            }
        }
        for (Map.Entry<String, ModuleLoads> entry : modules.entrySet()) {
            assertThat(entry.getValue().unread())
                    .as(wheel + " " + entry.getKey())
                    .isEmpty();
        }
        return modules;
    }

    /// @return the libraries of the package, without those that it brings along from elsewhere
    private static List<String> unpack(Path wheel, Path target, String top) throws IOException {
        List<String> libraries = new ArrayList<>();
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory() || !file.startsWith(target)) {
                    continue;
                }
                Files.createDirectories(file.getParent());
                try (InputStream stream = zip.getInputStream(entry)) {
                    Files.copy(stream, file);
                }
                if (entry.getName().startsWith(top + "/") && entry.getName().endsWith(".so")) {
                    libraries.add(entry.getName());
                }
            }
        }
        Collections.sort(libraries);
        return libraries;
    }
}
