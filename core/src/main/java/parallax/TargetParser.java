package parallax;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.platform.CudaOffer;
import parallax.platform.PythonVersion;
import parallax.platform.Subdir;
import parallax.platform.Target;
import parallax.version.CondaVersion;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;

/// Reads the target options. Without them the target is linux-64, whatever machine the question is asked on: the same
/// question gives the same answer everywhere.
final class TargetParser {

    private static final String DEFAULT_PLATFORM = "linux-64";
    private static final int LONGEST_GLIBC = 12;

    private @Nullable String platform;
    private @Nullable String python;
    private @Nullable String cuda;
    private @Nullable String glibc;

    private TargetParser() {}

    static Target parse(TargetRequest request) throws Trouble {
        TargetParser parser = new TargetParser();
        if (request.target() != null) {
            parser.readTarget(request.target());
        }
        parser.platform = merge("--platform", parser.platform, request.platform());
        parser.python = merge("--python", parser.python, request.python());
        parser.cuda = merge("--cuda", parser.cuda, request.cuda());
        return parser.settle();
    }

    private void readTarget(String text) throws Trouble {
        for (String part : text.split(",", -1)) {
            String item = part.strip();
            int equals = item.indexOf('=');
            String value = item.substring(equals + 1).strip();
            switch (equals < 0 ? "" : item.substring(0, equals).strip()) {
                case "" -> platform = merge("--target", platform, value);
                case "platform" -> platform = merge("--target", platform, value);
                case "python" -> python = merge("--target", python, value);
                case "cuda" -> cuda = merge("--target", cuda, value);
                case "glibc" -> glibc = merge("--target", glibc, value);
                default ->
                    throw new Trouble(
                            "--target " + Excerpt.of(text) + ": " + Excerpt.of(item) + " is not understood",
                            "write it like `linux-64,python=3.12,cuda=12.9,glibc=2.28`");
            }
        }
    }

    private static @Nullable String merge(String option, @Nullable String first, @Nullable String second)
            throws Trouble {
        if (first != null && second != null && !first.equals(second)) {
            throw new Trouble(
                    option + " says " + Excerpt.of(second) + ", but " + Excerpt.of(first) + " is asked for too",
                    "give it once");
        }
        return second != null ? second : first;
    }

    private Target settle() throws Trouble {
        Subdir subdir = subdir(platform == null ? DEFAULT_PLATFORM : platform);
        PythonVersion wantedPython = python == null ? null : python(python);
        CudaOffer wantedCuda = cuda == null ? null : cuda(cuda);
        if (glibc == null && platform != null) {
            glibc = glibcOf(platform);
        }
        return new Target(subdir, wantedPython, wantedCuda, glibc == null ? null : glibc(glibc));
    }

    private static CudaOffer cuda(String text) throws Trouble {
        return CudaOffer.find(text)
                .orElseThrow(() -> new Trouble(
                        "--cuda " + Excerpt.of(text) + " is no CUDA version", "write it like `12.9`, or `none`"));
    }

    private static PythonVersion python(String text) throws Trouble {
        return PythonVersion.find(text)
                .orElseThrow(() -> new Trouble(
                        "--python " + Excerpt.of(text) + " is no Python version",
                        "write it like `3.12`, or `3.13t` for free-threaded"));
    }

    private static Subdir subdir(String platform) throws Trouble {
        Optional<Subdir> subdir = Subdir.isKnown(platform) ? Subdir.find(platform) : Subdir.ofWheelPlatform(platform);
        return subdir.orElseThrow(() -> new Trouble(
                Excerpt.of(platform) + " is no platform",
                "name a conda platform (linux-64, linux-aarch64, osx-arm64, osx-64, win-64) or a wheel platform"
                        + " (manylinux_2_28_x86_64, macosx_11_0_arm64, win_amd64)"));
    }

    /// `manylinux_2_28_x86_64` offers glibc 2.28.
    private static @Nullable String glibcOf(String platform) {
        if (!platform.startsWith("manylinux_")) {
            return null;
        }
        String[] parts = platform.split("_", 4);
        return parts.length == 4 ? parts[1] + "." + parts[2] : null;
    }

    /// Two numbers with a dot between them.
    private static CondaVersion glibc(String text) throws Trouble {
        int dot = text.indexOf('.');
        if (text.length() <= LONGEST_GLIBC && isNumber(text, 0, dot) && isNumber(text, dot + 1, text.length())) {
            try {
                return CondaVersion.parse(text);
            } catch (MalformedVersionException _) {
                // Told below, as every other text that is no version.
            }
        }
        throw new Trouble("glibc " + Excerpt.of(text) + " is no version", "write it like `glibc=2.28`");
    }

    private static boolean isNumber(String text, int start, int end) {
        return start < end && text.substring(start, end).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
