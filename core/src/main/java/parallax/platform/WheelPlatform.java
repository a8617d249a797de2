package parallax.platform;

import java.util.Set;

/// Which conda subdirs a wheel's platform tag speaks of. Rule: PyPA specification "Platform compatibility tags"
/// (PEP 425, 513, 571, 599, 600, 783); the multi-architecture macOS names are those of CPython's
/// `sysconfig.get_platform`.
final class WheelPlatform {

    private WheelPlatform() {}

    static Set<String> subdirs(String tag) {
        if (tag.startsWith("linux_")) {
            return linux(tag.substring("linux_".length()));
        }
        if (tag.startsWith("manylinux")) {
            return manylinux(tag.substring("manylinux".length()));
        }
        if (tag.startsWith("macosx_")) {
            return macos(behindNumbers(tag, "macosx_".length(), 2));
        }
        if (tag.startsWith("pyodide_")) {
            return emscripten(behindNumbers(tag, "pyodide_".length(), 2));
        }
        if (tag.startsWith("emscripten_")) {
            return emscripten(behindNumbers(tag, "emscripten_".length(), 3));
        }
        return switch (tag) {
            case "win_amd64" -> Set.of("win-64");
            case "win32" -> Set.of("win-32");
            case "win_arm64" -> Set.of("win-arm64");
            default -> Set.of();
        };
    }

    /// @param rest `1_x86_64`, `2010_x86_64`, `2014_aarch64` or `_2_28_x86_64`
    private static Set<String> manylinux(String rest) {
        if (rest.startsWith("_")) {
            return linux(behindNumbers(rest, 1, 2));
        }
        for (String legacy : new String[] {"1_", "2010_", "2014_"}) {
            if (rest.startsWith(legacy)) {
                return linux(rest.substring(legacy.length()));
            }
        }
        return Set.of();
    }

    private static Set<String> linux(String architecture) {
        return switch (architecture) {
            case "x86_64" -> Set.of("linux-64");
            case "i686" -> Set.of("linux-32");
            case "aarch64", "ppc64", "ppc64le", "s390x", "armv6l", "armv7l", "riscv64", "loongarch64" ->
                Set.of("linux-" + architecture);
            default -> Set.of();
        };
    }

    private static Set<String> macos(String architecture) {
        return switch (architecture) {
            case "arm64" -> Set.of("osx-arm64");
            case "x86_64" -> Set.of("osx-64");
            case "i386" -> Set.of("osx-32");
            case "universal2" -> Set.of("osx-64", "osx-arm64");
            case "intel", "fat3", "universal" -> Set.of("osx-32", "osx-64");
            case "fat64" -> Set.of("osx-64");
            case "fat" -> Set.of("osx-32");
            default -> Set.of();
        };
    }

    private static Set<String> emscripten(String architecture) {
        return architecture.equals("wasm32") ? Set.of("emscripten-wasm32") : Set.of();
    }

    /// What follows `count` numbers with a `_` behind each, from `start` on; empty where they are not there.
    private static String behindNumbers(String tag, int start, int count) {
        int at = start;
        for (int i = 0; i < count; i++) {
            int end = tag.indexOf('_', at);
            if (end <= at || !tag.substring(at, end).chars().allMatch(c -> c >= '0' && c <= '9')) {
                return "";
            }
            at = end + 1;
        }
        return tag.substring(at);
    }
}
