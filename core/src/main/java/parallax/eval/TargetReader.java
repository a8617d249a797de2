package parallax.eval;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.platform.MalformedTargetException;
import parallax.platform.PythonTarget;
import parallax.platform.Subdir;
import parallax.platform.VirtualPackages;
import parallax.version.Excerpt;

/// Reads the field `target`: a Python on a platform.
///
/// An object has `python` (`3.12`, `3.13t`, `cp312`, `pypy3.10`) and `platform` (a wheel's platform tag or a conda
/// subdir; `subdir` is another name of the field), and may have `glibc` or `macos`, the version that a platform without
/// one offers. A string has both with a `-` between them, `cp312-manylinux_2_28_x86_64`, or is what the option
/// `--target` takes,
/// `linux-64,python=3.12,glibc=2.28`.
final class TargetReader {

    /// Tag lists are long, and one target is asked for many wheels.
    private static final int MOST_KEPT = 32;

    private static final Map<JsonValue, PythonTarget> KEPT = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonValue, PythonTarget> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private static final List<String> FIELDS = List.of("python", "platform", "subdir", "glibc", "macos", "cuda");
    private static final Set<String> OPTIONS = Set.of("python", "glibc", "macos", "cuda");

    private TargetReader() {}

    static PythonTarget target(Request request) throws RefusedException {
        JsonValue value = request.value("target");
        synchronized (KEPT) {
            PythonTarget known = KEPT.get(value);
            if (known == null) {
                known = value instanceof JsonValue.Text(String text)
                        ? ofText(text)
                        : ofObject(request.object("target"));
                KEPT.put(value, known);
            }
            return known;
        }
    }

    private static PythonTarget ofText(String text) throws RefusedException {
        if (text.indexOf(',') >= 0) {
            return ofOption(text);
        }
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new RefusedException(
                    ErrorCode.MALFORMED_TARGET,
                    Excerpt.of(text) + " is no target: expected a Python and a platform with `-` between them, such as"
                            + " `cp312-manylinux_2_28_x86_64`");
        }
        return parse(text.substring(0, dash), text.substring(dash + 1), null, null);
    }

    /// As the option `--target` has it: `linux-64,python=3.12,glibc=2.28`. CUDA says nothing to tags.
    private static PythonTarget ofOption(String text) throws RefusedException {
        String[] parts = text.split(",", -1);
        Map<String, JsonValue> fields = new HashMap<>();
        fields.put("platform", JsonValue.of(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
            if (equals < 0 || !OPTIONS.contains(name)) {
                throw new RefusedException(
                        ErrorCode.MALFORMED_TARGET,
                        Excerpt.of(text) + " is no target: found " + Excerpt.of(parts[i])
                                + ", expected python=, glibc=, macos= or cuda= behind the platform");
            }
            fields.put(name, JsonValue.of(parts[i].substring(equals + 1)));
        }
        return ofObject(new Request(fields));
    }

    private static PythonTarget ofObject(Request target) throws RefusedException {
        target.refuseSlips(FIELDS);
        String platform = target.optionalText("platform");
        return parse(
                target.text("python"),
                platform == null ? target.text(target.has("subdir") ? "subdir" : "platform") : platform,
                target.optionalText("glibc"),
                target.optionalText("macos"));
    }

    private static PythonTarget parse(String python, String platform, @Nullable String glibc, @Nullable String macos)
            throws RefusedException {
        String interpreter = interpreter(python);
        try {
            if (Subdir.isKnown(platform)) {
                Subdir subdir = Subdir.parse(platform);
                return PythonTarget.parse(interpreter, subdir, system(subdir, glibc, macos));
            }
            boolean glibcApart = platform.startsWith("linux_") && glibc != null;
            return glibcApart
                    ? PythonTarget.parseLinux(interpreter, platform.substring("linux_".length()), String.valueOf(glibc))
                    : PythonTarget.parse(interpreter, platform);
        } catch (MalformedTargetException e) {
            throw new RefusedException(ErrorCode.MALFORMED_TARGET, String.valueOf(e.getMessage()));
        }
    }

    /// `cp312` is 3.12, `pp310` is pypy3.10; anything else stays as it is.
    private static String interpreter(String python) {
        boolean tag = python.length() > 3 && python.indexOf('.') < 0;
        if (tag && python.startsWith("cp3")) {
            return "3." + python.substring(3);
        }
        return tag && python.startsWith("pp3") ? "pypy3." + python.substring(3) : python;
    }

    /// What a subdir leaves open: the oldest glibc and macOS that conda-forge builds for, where not told.
    private static @Nullable String system(Subdir subdir, @Nullable String glibc, @Nullable String macos) {
        return switch (subdir.operatingSystem().orElse("")) {
            case "linux" -> glibc == null ? VirtualPackages.DEFAULT_GLIBC.toString() : glibc;
            case "osx" -> macos == null ? "11.0" : macos;
            default -> null;
        };
    }
}
