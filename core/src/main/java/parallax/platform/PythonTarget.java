package parallax.platform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.version.Excerpt;

/// A Python on a platform: which wheels it can use, which it prefers, and what markers find there. It describes the
/// target named, whatever the machine at hand.
/// Rule: PyPA specification "Platform compatibility tags" (PEP 425, 600, 656, 703, 730, 738, 783, 803); the order of
/// preference is that of the `packaging` library from 26.3 on.
public final class PythonTarget {

    private final Interpreter interpreter;
    private final String platform;
    private final PlatformTag platformTag;
    private final List<WheelTag> tags;
    private final Map<WheelTag, Integer> ranks;
    private final Set<String> pythonTags = new HashSet<>();
    private final Set<String> pythonAndAbiTags = new HashSet<>();

    private PythonTarget(Interpreter interpreter, String platform, List<String> platforms) {
        this.interpreter = interpreter;
        this.platform = platform;
        this.platformTag = Objects.requireNonNull(PlatformTag.find(platform));
        this.tags = List.copyOf(interpreter.tags(platforms));
        this.ranks = HashMap.newHashMap(tags.size());
        for (int rank = 0; rank < tags.size(); rank++) {
            WheelTag tag = tags.get(rank);
            ranks.putIfAbsent(tag, rank);
            pythonTags.add(tag.python());
            pythonAndAbiTags.add(tag.python() + "-" + tag.abi());
        }
    }

    /// @param python `3.12`, `3.13t` for the free-threaded build, `pypy3.10`; a third number, `3.12.4`, matters to
    ///     markers alone
    /// @param platform what a wheel for exactly this platform would be tagged: `manylinux_2_28_x86_64` for a Linux
    ///     with glibc 2.28, `musllinux_1_2_x86_64`, `macosx_14_0_arm64`, `win_amd64`, `ios_13_0_arm64_iphoneos`,
    ///     `android_24_arm64_v8a`, `pyodide_2024_0_wasm32`; `linux_x86_64` alone promises no C library and
    ///     admits no manylinux wheel. conda's `win-64`, `win-32` and `win-arm64` say all that is needed and are
    ///     read as well.
    /// @throws MalformedTargetException with the text, what was found and what forms there are
    public static PythonTarget parse(String python, String platform) throws MalformedTargetException {
        String tag = platform.startsWith("win-") ? windows(platform) : platform;
        return new PythonTarget(Interpreter.parse(python), tag, PlatformTags.of(tag));
    }

    /// A Linux whose glibc is told apart from the machine.
    ///
    /// @param machine `x86_64`, `aarch64`
    /// @param glibc `2.28`
    /// @throws MalformedTargetException with the text, what was found and what forms there are
    public static PythonTarget parseLinux(String python, String machine, String glibc) throws MalformedTargetException {
        return parse(python, "manylinux_" + glibc.replace('.', '_') + "_" + machine);
    }

    /// A platform in conda's words.
    ///
    /// @param system version of what the subdir leaves open: glibc for Linux (`2.28`), macOS (`14.0`), Emscripten
    ///     (`3.1.58`); not used for Windows; null promises no C library on Linux and is refused elsewhere
    /// @throws MalformedTargetException with the text, what was found and what forms there are
    public static PythonTarget parse(String python, Subdir subdir, @Nullable String system)
            throws MalformedTargetException {
        String machine = subdir.architecture().orElse("");
        String numbers = system == null ? "" : system.replace('.', '_') + "_";
        return switch (subdir.operatingSystem().orElse("")) {
            case "linux" ->
                parse(
                        python,
                        (numbers.isEmpty() ? "linux_" : "manylinux_" + numbers)
                                + (machine.equals("x86") ? "i686" : machine));
            case "osx" -> parse(python, "macosx_" + macos(subdir, system) + "_" + machine);
            case "win" -> parse(python, subdir.value());
            case "emscripten" -> parse(python, "emscripten_" + numbers + machine);
            default ->
                throw new MalformedTargetException(
                        Excerpt.of(subdir.value()) + " is no platform that wheels are built for");
        };
    }

    /// The two numbers of a tag; the third of `14.6.1` says nothing to wheels, and neither does the second from 11 on.
    private static String macos(Subdir subdir, @Nullable String system) throws MalformedTargetException {
        if (system == null) {
            throw new MalformedTargetException(Excerpt.of(subdir.value())
                    + " does not tell the version of macOS, which decides what wheels it can use; name one, such as"
                    + " 14.0");
        }
        String[] numbers = system.split("\\.", -1);
        return numbers[0] + "_" + (numbers.length > 1 ? numbers[1] : "0");
    }

    private static String windows(String subdir) {
        return switch (subdir) {
            case "win-64" -> "win_amd64";
            case "win-32" -> "win32";
            case "win-arm64" -> "win_arm64";
            default -> subdir;
        };
    }

    /// `3.12`, as the marker variable `python_version` has it.
    public String pythonVersion() {
        return interpreter.version();
    }

    public boolean isFreeThreaded() {
        return interpreter.freeThreaded();
    }

    public boolean isPypy() {
        return interpreter.pypy();
    }

    /// The platform tag that the target is made from.
    public String platform() {
        return platform;
    }

    /// Every tag accepted, the most preferred first.
    public List<WheelTag> tags() {
        return tags;
    }

    /// Whether this target can use the wheel, and how much it prefers it or why it cannot.
    public Compatibility compatible(WheelFilename wheel) {
        int best = Integer.MAX_VALUE;
        boolean pythonFits = false;
        boolean abiFits = false;
        for (WheelTag tag : wheel.tags()) {
            best = Math.min(best, ranks.getOrDefault(tag, Integer.MAX_VALUE));
            pythonFits |= pythonTags.contains(tag.python());
            abiFits |= pythonAndAbiTags.contains(tag.python() + "-" + tag.abi());
        }
        if (best < Integer.MAX_VALUE) {
            return new Compatibility.Compatible(best, tags.get(best));
        }
        Incompatibility reason = new Incompatibility(interpreter, platformTag, wheel);
        if (!pythonFits) {
            return new Compatibility.Incompatible(Compatibility.Part.PYTHON, reason.ofPython());
        }
        return abiFits
                ? new Compatibility.Incompatible(Compatibility.Part.PLATFORM, reason.ofPlatform())
                : new Compatibility.Incompatible(Compatibility.Part.ABI, reason.ofAbi());
    }

    /// What every marker variable is there, by the variable's name, except `extra`, `extras` and `dependency_groups`.
    /// What a target does not tell is empty: `platform_release` and `platform_version`. Without a third number the
    /// Python is the first release of its minor version, `3.12.0`, and PyPy is 7.3, whose ABI its wheels name.
    /// Rule: PyPA specification "Dependency specifiers", section "Environment markers".
    public Map<String, String> markerEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>();
        boolean windows = platformTag.system() == PlatformTag.Kind.WINDOWS;
        boolean pypy = interpreter.pypy();
        environment.put("os_name", windows ? "nt" : "posix");
        environment.put("sys_platform", sysPlatform());
        environment.put("platform_machine", machine());
        environment.put("platform_python_implementation", pypy ? "PyPy" : "CPython");
        environment.put("platform_release", "");
        environment.put("platform_system", platformSystem());
        environment.put("platform_version", "");
        environment.put("python_version", interpreter.version());
        environment.put("python_full_version", interpreter.fullVersion());
        environment.put("implementation_name", pypy ? "pypy" : "cpython");
        environment.put("implementation_version", pypy ? "7.3" : interpreter.fullVersion());
        return Map.copyOf(environment);
    }

    private String sysPlatform() {
        return switch (platformTag.system()) {
            case LINUX, GLIBC, MUSL -> "linux";
            case MACOS -> "darwin";
            case WINDOWS -> "win32";
            case IOS -> "ios";
            case ANDROID -> "android";
            case PYODIDE, EMSCRIPTEN -> "emscripten";
        };
    }

    private String platformSystem() {
        return switch (platformTag.system()) {
            case MACOS -> "Darwin";
            case PYODIDE -> "Emscripten";
            default -> platformTag.system().title();
        };
    }

    /// As the system itself spells it.
    private String machine() {
        String machine = platformTag.machine();
        return switch (platformTag.system()) {
            case WINDOWS -> machine.equals("x86") ? "x86" : machine.equals("arm64") ? "ARM64" : "AMD64";
            case IOS -> machine.startsWith("arm64") ? "arm64" : "x86_64";
            case ANDROID ->
                switch (machine) {
                    case "arm64_v8a" -> "aarch64";
                    case "armeabi_v7a" -> "armv7l";
                    case "x86" -> "i686";
                    default -> machine;
                };
            default -> machine;
        };
    }

    @Override
    public String toString() {
        return interpreter + " on " + platform;
    }
}
