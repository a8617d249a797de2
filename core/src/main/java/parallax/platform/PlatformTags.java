package parallax.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parallax.version.Excerpt;

/// The platform tags that a machine accepts, the most specific first.
/// Rule: PyPA specification "Platform compatibility tags" (PEP 425, 600, 656, 730, 738, 783); the order is that of the
/// `packaging` library from 26.3 on, where the plain `linux_*` tag comes before the manylinux and musllinux ones.
final class PlatformTags {

    static final String FORMS = "manylinux_2_28_x86_64, manylinux2014_x86_64, musllinux_1_2_x86_64, linux_x86_64,"
            + " macosx_11_0_arm64, win_amd64, win_arm64, win32, ios_13_0_arm64_iphoneos, android_24_arm64_v8a,"
            + " pyodide_2024_0_wasm32";

    /// Machines for which manylinux tags exist.
    private static final Set<String> MANYLINUX_MACHINES =
            Set.of("x86_64", "i686", "aarch64", "armv7l", "ppc64", "ppc64le", "s390x", "loongarch64", "riscv64");

    private static final Set<String> MACOS_MACHINES = Set.of("arm64", "x86_64");

    /// Last release of macOS with the major number 10 that a newer system still stands for.
    private static final int LAST_MACOS_10 = 16;

    private static final int FIRST_MACOS_10_X86_64 = 4;

    private static final int FIRST_IOS = 12;

    /// The highest minor number that a release of iOS may have had, with some to spare.
    private static final int LAST_IOS_MINOR = 9;

    private static final int FIRST_ANDROID_LEVEL = 16;

    /// Apple's numbers follow the year.
    private static final int HIGHEST_APPLE_NUMBER = 99;

    private PlatformTags() {}

    static List<String> of(String platform) throws MalformedTargetException {
        PlatformTag tag = PlatformTag.find(platform);
        if (tag == null) {
            throw unknown(platform);
        }
        return switch (tag.system()) {
            case WINDOWS, PYODIDE, EMSCRIPTEN -> List.of(platform);
            case LINUX -> plainLinux(tag.machine());
            case GLIBC -> glibc(platform, tag);
            case MUSL -> musl(tag);
            case MACOS -> macos(platform, tag);
            case IOS -> ios(platform, tag);
            case ANDROID -> android(platform, tag);
        };
    }

    /// A 32-bit system on a 64-bit processor runs what was built for the older processor too.
    private static List<String> machines(String machine) {
        return machine.equals("armv8l") ? List.of("armv8l", "armv7l") : List.of(machine);
    }

    private static List<String> plainLinux(String machine) {
        return machines(machine).stream().map(name -> "linux_" + name).toList();
    }

    /// A Linux with this glibc: the plain tag, then every manylinux tag down to the oldest that fits the machine.
    private static List<String> glibc(String platform, PlatformTag tag) throws MalformedTargetException {
        if (tag.major() != 2) {
            throw new MalformedTargetException(Excerpt.of(platform) + " names glibc " + tag.major()
                    + ": every glibc there is has the major number 2");
        }
        List<String> machines = machines(tag.machine());
        List<String> tags = new ArrayList<>(plainLinux(tag.machine()));
        if (MANYLINUX_MACHINES.contains(machines.getLast())) {
            machines.forEach(name -> addManylinux(name, tag.minor(), tags));
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

    private static List<String> musl(PlatformTag tag) {
        List<String> machines = machines(tag.machine());
        List<String> tags = new ArrayList<>(plainLinux(tag.machine()));
        for (String machine : machines) {
            for (int minor = tag.minor(); minor >= 0; minor--) {
                tags.add("musllinux_" + tag.major() + "_" + minor + "_" + machine);
            }
        }
        return List.copyOf(tags);
    }

    private static List<String> macos(String platform, PlatformTag tag) throws MalformedTargetException {
        int major = tag.major();
        int minor = tag.minor();
        if (!MACOS_MACHINES.contains(tag.machine()) || major > HIGHEST_APPLE_NUMBER) {
            throw unknown(platform);
        }
        boolean arm = tag.machine().equals("arm64");
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

    private static List<String> ios(String platform, PlatformTag tag) throws MalformedTargetException {
        if (tag.major() < FIRST_IOS || tag.major() > HIGHEST_APPLE_NUMBER || tag.minor() > HIGHEST_APPLE_NUMBER) {
            throw new MalformedTargetException(Excerpt.of(platform) + " is no platform: wheels for iOS began with "
                    + FIRST_IOS + "_0, and " + HIGHEST_APPLE_NUMBER + " is far off (PEP 730)");
        }
        List<String> tags = new ArrayList<>();
        for (int major = tag.major(); major >= FIRST_IOS; major--) {
            int newest = major == tag.major() ? tag.minor() : LAST_IOS_MINOR;
            for (int minor = newest; minor >= 0; minor--) {
                tags.add("ios_" + major + "_" + minor + "_" + tag.machine());
            }
        }
        return List.copyOf(tags);
    }

    private static List<String> android(String platform, PlatformTag tag) throws MalformedTargetException {
        if (tag.major() < FIRST_ANDROID_LEVEL) {
            throw new MalformedTargetException(Excerpt.of(platform)
                    + " is no platform: wheels for Android began with API level " + FIRST_ANDROID_LEVEL + " (PEP 738)");
        }
        List<String> tags = new ArrayList<>();
        for (int level = tag.major(); level >= FIRST_ANDROID_LEVEL; level--) {
            tags.add("android_" + level + "_" + tag.machine());
        }
        return List.copyOf(tags);
    }

    private static MalformedTargetException unknown(String platform) {
        Subdir subdir =
                Subdir.find(platform).filter(found -> Subdir.isKnown(platform)).orElse(null);
        String hint = subdir == null ? "" : "; a conda subdir needs the version of its system or C library besides";
        return new MalformedTargetException(
                Excerpt.of(platform) + " is no platform known here; there are forms such as " + FORMS + hint);
    }
}
