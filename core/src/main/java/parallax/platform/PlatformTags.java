package parallax.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parallax.version.Excerpt;

/// The platform tags that a machine accepts, the most specific first.
/// Rule: PyPA specification "Platform compatibility tags" (PEP 425, 600, 656); the order is that of the `packaging`
/// library from 26.3 on, where the plain `linux_*` tag comes before the manylinux and musllinux ones.
final class PlatformTags {

    static final String FORMS = "manylinux_2_28_x86_64, manylinux2014_x86_64, musllinux_1_2_x86_64, linux_x86_64,"
            + " macosx_11_0_arm64, win_amd64, win_arm64, win32";

    /// Minor version of glibc 2 for which each of the old names stands.
    private static final Map<String, Integer> ALIASES =
            Map.of("manylinux1", 5, "manylinux2010", 12, "manylinux2014", 17);

    /// Machines for which manylinux tags exist.
    private static final Set<String> MANYLINUX_MACHINES =
            Set.of("x86_64", "i686", "aarch64", "armv7l", "ppc64", "ppc64le", "s390x", "loongarch64", "riscv64");

    private static final Set<String> WINDOWS = Set.of("win32", "win_amd64", "win_arm64");

    /// Last release of macOS with the major number 10 that a newer system still stands for.
    private static final int LAST_MACOS_10 = 16;

    private static final int FIRST_MACOS_10_X86_64 = 4;

    /// No operating system or C library has come near it; it bounds the list that a text can ask for.
    private static final int HIGHEST_NUMBER = 999;

    private PlatformTags() {}

    static List<String> of(String platform) throws MalformedTargetException {
        if (WINDOWS.contains(platform)) {
            return List.of(platform);
        }
        String[] words = platform.split("_", 2);
        String rest = words.length == 2 ? words[1] : "";
        return switch (words[0]) {
            case "manylinux" -> glibc(platform, rest);
            case "manylinux1", "manylinux2010", "manylinux2014" ->
                linux(platform, machine(platform, rest), 2, ALIASES.getOrDefault(words[0], 0));
            case "musllinux" -> musl(platform, rest);
            case "linux" -> List.of("linux_" + machine(platform, rest));
            case "macosx" -> macos(platform, rest);
            default -> throw unknown(platform);
        };
    }

    private static List<String> glibc(String platform, String rest) throws MalformedTargetException {
        String[] words = rest.split("_", 3);
        if (words.length < 3) {
            throw unknown(platform);
        }
        return linux(platform, machine(platform, words[2]), number(platform, words[0]), number(platform, words[1]));
    }

    /// A Linux with this glibc: the plain tag, then every manylinux tag down to the oldest that fits the machine.
    static List<String> linux(String platform, String machine, int major, int minor) throws MalformedTargetException {
        if (major != 2) {
            throw new MalformedTargetException(
                    Excerpt.of(platform) + " names glibc " + major + ": every glibc there is has the major number 2");
        }
        if (machine.equals("armv8l")) {
            // A 32-bit system on a 64-bit processor runs what was built for the older processor too.
            List<String> tags = new ArrayList<>(List.of("linux_armv8l", "linux_armv7l"));
            addManylinux("armv7l", minor, tags);
            return List.copyOf(tags);
        }
        List<String> tags = new ArrayList<>(List.of("linux_" + machine));
        if (MANYLINUX_MACHINES.contains(machine)) {
            addManylinux(machine, minor, tags);
        }
        return List.copyOf(tags);
    }

    private static void addManylinux(String machine, int newestMinor, List<String> tags) {
        boolean intel = machine.equals("x86_64") || machine.equals("i686");
        int oldest = intel ? 5 : 17;
        for (int minor = newestMinor; minor >= oldest; minor--) {
            tags.add("manylinux_2_" + minor + "_" + machine);
            switch (minor) {
                case 17 -> tags.add("manylinux2014_" + machine);
                case 12 -> tags.add("manylinux2010_" + machine);
                case 5 -> tags.add("manylinux1_" + machine);
                default -> {}
            }
        }
    }

    private static List<String> musl(String platform, String rest) throws MalformedTargetException {
        String[] words = rest.split("_", 3);
        if (words.length < 3) {
            throw unknown(platform);
        }
        int major = number(platform, words[0]);
        String machine = machine(platform, words[2]);
        List<String> tags = new ArrayList<>(List.of("linux_" + machine));
        for (int minor = number(platform, words[1]); minor >= 0; minor--) {
            tags.add("musllinux_" + major + "_" + minor + "_" + machine);
        }
        return List.copyOf(tags);
    }

    private static List<String> macos(String platform, String rest) throws MalformedTargetException {
        String[] words = rest.split("_", 3);
        if (words.length < 3 || !(words[2].equals("arm64") || words[2].equals("x86_64"))) {
            throw unknown(platform);
        }
        boolean arm = words[2].equals("arm64");
        int major = number(platform, words[0]);
        int minor = number(platform, words[1]);
        boolean tooOld = arm ? major < 11 : major < 10 || (major == 10 && minor < FIRST_MACOS_10_X86_64);
        if (tooOld) {
            throw new MalformedTargetException(Excerpt.of(platform)
                    + " is no platform: macOS for this processor began with " + (arm ? "11_0" : "10_4"));
        }
        List<String> tags = new ArrayList<>();
        for (int release = major; release >= 11; release--) {
            addMacos("macosx_" + release + "_0_", arm, tags);
        }
        int newest = major == 10 ? minor : LAST_MACOS_10;
        for (int release = newest; release >= FIRST_MACOS_10_X86_64; release--) {
            if (arm) {
                // arm64 began with macOS 11; a universal2 wheel names what its other half needs.
                tags.add("macosx_10_" + release + "_universal2");
            } else {
                addMacos("macosx_10_" + release + "_", false, tags);
            }
        }
        return List.copyOf(tags);
    }

    private static void addMacos(String release, boolean arm, List<String> tags) {
        if (arm) {
            tags.add(release + "arm64");
            tags.add(release + "universal2");
            return;
        }
        for (String format : List.of("x86_64", "intel", "fat64", "fat3", "universal2", "universal")) {
            tags.add(release + format);
        }
    }

    private static String machine(String platform, String text) throws MalformedTargetException {
        boolean valid = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            valid &= c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }
        if (!valid) {
            throw unknown(platform);
        }
        return text;
    }

    private static int number(String platform, String text) throws MalformedTargetException {
        boolean valid = !text.isEmpty() && text.length() <= 3;
        int value = 0;
        for (int i = 0; valid && i < text.length(); i++) {
            char c = text.charAt(i);
            valid = c >= '0' && c <= '9';
            value = 10 * value + (c - '0');
        }
        if (!valid || value > HIGHEST_NUMBER) {
            throw unknown(platform);
        }
        return value;
    }

    private static MalformedTargetException unknown(String platform) {
        return new MalformedTargetException(
                Excerpt.of(platform) + " is no platform known here; there are forms such as " + FORMS);
    }
}
