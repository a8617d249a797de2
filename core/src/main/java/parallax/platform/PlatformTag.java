package parallax.platform;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A wheel's platform tag in parts: what system of at least which version on which machine.
/// Rule: PyPA specification "Platform compatibility tags" (PEP 425, 513, 571, 599, 600, 656, 730, 738, 783).
///
/// @param major version of glibc, musl, macOS, iOS, Emscripten, the API level of Android, the year of Pyodide; 0 for
///     Windows and for a Linux whose C library is not told
/// @param machine as the tag spells it: `x86_64`, `arm64_iphoneos`; for Windows `x86`, `x86_64` or `arm64`
record PlatformTag(Kind system, int major, int minor, String machine) {

    /// What a platform tag promises to run on.
    enum Kind {
        LINUX("Linux", ""),
        GLIBC("Linux", "glibc"),
        MUSL("Linux", "musl"),
        MACOS("macOS", "macOS"),
        WINDOWS("Windows", ""),
        IOS("iOS", "iOS"),
        ANDROID("Android", "Android API level"),
        PYODIDE("Pyodide", "Pyodide ABI"),
        EMSCRIPTEN("Emscripten", "Emscripten");

        private final String title;
        private final String versioned;

        Kind(String title, String versioned) {
            this.title = title;
            this.versioned = versioned;
        }

        /// What the operating system is called.
        String title() {
            return title;
        }

        boolean isLinux() {
            return this == LINUX || this == GLIBC || this == MUSL;
        }
    }

    private static final Set<String> IOS_MACHINES =
            Set.of("arm64_iphoneos", "arm64_iphonesimulator", "x86_64_iphonesimulator");

    private static final Set<String> ANDROID_MACHINES = Set.of("arm64_v8a", "armeabi_v7a", "x86_64", "x86");

    /// Longest name of a machine; real ones have a dozen letters.
    private static final int LONGEST_MACHINE = 32;

    /// No version of a system or C library has come near it; it bounds the lists that a text can ask for.
    private static final int HIGHEST_NUMBER = 999;

    /// Null for a tag of no form known here.
    static @Nullable PlatformTag find(String tag) {
        return switch (tag) {
            case "win32" -> new PlatformTag(Kind.WINDOWS, 0, 0, "x86");
            case "win_amd64" -> new PlatformTag(Kind.WINDOWS, 0, 0, "x86_64");
            case "win_arm64" -> new PlatformTag(Kind.WINDOWS, 0, 0, "arm64");
            default -> {
                int end = tag.indexOf('_');
                yield end < 0 ? null : find(tag.substring(0, end), tag.substring(end + 1));
            }
        };
    }

    private static @Nullable PlatformTag find(String word, String rest) {
        return switch (word) {
            case "linux" -> of(Kind.LINUX, rest, 0);
            case "manylinux" -> of(Kind.GLIBC, rest, 2);
            case "manylinux1" -> of(Kind.GLIBC, "2_5_" + rest, 2);
            case "manylinux2010" -> of(Kind.GLIBC, "2_12_" + rest, 2);
            case "manylinux2014" -> of(Kind.GLIBC, "2_17_" + rest, 2);
            case "musllinux" -> of(Kind.MUSL, rest, 2);
            case "macosx" -> of(Kind.MACOS, rest, 2);
            case "ios" -> withMachine(of(Kind.IOS, rest, 2), IOS_MACHINES);
            case "android" -> withMachine(of(Kind.ANDROID, rest, 1), ANDROID_MACHINES);
            case "pyodide", "pyemscripten" -> withMachine(of(Kind.PYODIDE, rest, 2), Set.of("wasm32"));
            case "emscripten" -> withMachine(of(Kind.EMSCRIPTEN, rest, 3), Set.of("wasm32"));
            default -> null;
        };
    }

    /// @param rest `count` numbers, each with a `_` behind, and the machine
    private static @Nullable PlatformTag of(Kind system, String rest, int count) {
        int[] numbers = new int[Math.max(2, count)];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int end = rest.indexOf('_', at);
            int number = end < 0 ? -1 : number(rest, at, end);
            if (number < 0 || (number > HIGHEST_NUMBER && system != Kind.PYODIDE)) {
                return null;
            }
            numbers[i] = number;
            at = end + 1;
        }
        String machine = rest.substring(at);
        return isMachine(machine) ? new PlatformTag(system, numbers[0], numbers[1], machine) : null;
    }

    private static @Nullable PlatformTag withMachine(@Nullable PlatformTag tag, Set<String> machines) {
        return tag != null && machines.contains(tag.machine) ? tag : null;
    }

    /// -1 for what is no number of at most four digits.
    static int number(String text, int start, int end) {
        if (end <= start || end - start > 4) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = 10 * value + (c - '0');
        }
        return value;
    }

    private static boolean isMachine(String text) {
        boolean valid = !text.isEmpty() && text.length() <= LONGEST_MACHINE;
        for (int i = 0; valid && i < text.length(); i++) {
            char c = text.charAt(i);
            valid = c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }
        return valid;
    }

    /// `glibc 2.28`, `macOS 14.0`, `Android API level 24`; the bare system where it has no version.
    String version() {
        return switch (system) {
            case LINUX, WINDOWS -> system.title;
            case ANDROID -> system.versioned + " " + major;
            case PYODIDE -> system.versioned + " " + major + "_" + minor;
            default -> system.versioned + " " + major + "." + minor;
        };
    }

    boolean isNewerThan(PlatformTag other) {
        return major != other.major ? major > other.major : minor > other.minor;
    }

    /// Whether code for this tag's machine can run on the machine of `target`; of macOS also a format for several.
    boolean fitsMachineOf(PlatformTag target) {
        if (system != Kind.MACOS) {
            return machine.equals(target.machine);
        }
        return switch (machine) {
            case "universal2" -> true;
            case "intel", "fat64", "fat3", "universal" -> target.machine.equals("x86_64");
            default -> machine.equals(target.machine);
        };
    }
}
