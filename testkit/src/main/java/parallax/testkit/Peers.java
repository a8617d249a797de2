package parallax.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the tools are that peer tests compare with: what `peers/install` put into `target/peers`, or what the machine
/// has.
public final class Peers {

    private static final Path FOLDER = root().resolve("target").resolve("peers");

    private Peers() {}

    /// The Python to ask: the environment variable `PARALLAX_PEER_PYTHON`, the one that `peers/install` made, or
    /// `python3`. Whether it has the library wanted is for the caller to see.
    public static String python() {
        String named = System.getenv("PARALLAX_PEER_PYTHON");
        if (named != null && !named.isEmpty()) {
            return named;
        }
        Path installed = FOLDER.resolve("python").resolve("bin").resolve("python");
        return Files.isExecutable(installed) ? installed.toString() : "python3";
    }

    /// The module that `require` loads rattler from; empty where `peers/install` could not get it.
    public static Optional<Path> rattler() {
        Path module = FOLDER.resolve(Path.of("node_modules", "@conda-org", "rattler", "dist", "rattler.node.cjs"));
        return Files.isRegularFile(module) ? Optional.of(module) : Optional.empty();
    }

    /// The version of {@link #rattler}; empty where it is not there or does not say.
    public static String rattlerVersion() {
        try {
            Path manifest = rattler().orElseThrow().resolveSibling("../package.json");
            Matcher version = Pattern.compile("\"version\": *\"([^\"]*)\"").matcher(Files.readString(manifest));
            return version.find() ? version.group(1) : "";
        } catch (IOException | NoSuchElementException _) {
            return "";
        }
    }

    /// Whether a program can be started at all, asked with arguments that make it end at once (`--version`).
    public static boolean starts(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /// The folder of the whole project: the nearest above the working directory that holds `peers/install`.
    static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("peers").resolve("install"))) {
                return folder;
            }
        }
        return start;
    }
}
