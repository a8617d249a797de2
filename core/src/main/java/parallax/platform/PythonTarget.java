package parallax.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parallax.version.Excerpt;

/// A CPython on a platform: which wheels it can use and which it prefers. It describes the target named, whatever the
/// machine at hand.
/// Rule: PyPA specification "Platform compatibility tags" (PEP 425, 600, 656, 703, 803); the order of preference is
/// that of the `packaging` library from 26.3 on.
public final class PythonTarget {

    /// Oldest minor version of Python 3 with a stable ABI.
    private static final int FIRST_STABLE_ABI = 2;

    private static final int FIRST_FREE_THREADED = 13;

    /// Last minor version whose own ABI carries an `m`, `cp37m`.
    private static final int LAST_PYMALLOC_ABI = 7;

    private final int minor;
    private final boolean freeThreaded;
    private final String platform;
    private final List<WheelTag> tags;
    private final Map<WheelTag, Integer> ranks;
    private final Set<String> pythonTags = new HashSet<>();
    private final Set<String> pythonAndAbiTags = new HashSet<>();

    private PythonTarget(int minor, boolean freeThreaded, String platform, List<String> platforms) {
        this.minor = minor;
        this.freeThreaded = freeThreaded;
        this.platform = platform;
        this.tags = List.copyOf(tags(minor, freeThreaded, platforms));
        this.ranks = HashMap.newHashMap(tags.size());
        for (int rank = 0; rank < tags.size(); rank++) {
            WheelTag tag = tags.get(rank);
            ranks.putIfAbsent(tag, rank);
            pythonTags.add(tag.python());
            pythonAndAbiTags.add(tag.python() + "-" + tag.abi());
        }
    }

    /// @param python `3.12`, or `3.13t` for the free-threaded build
    /// @param platform what a wheel for exactly this platform would be tagged: `manylinux_2_28_x86_64` for a Linux
    ///     with glibc 2.28, `musllinux_1_2_x86_64`, `macosx_14_0_arm64`, `win_amd64`; `linux_x86_64` alone promises
    ///     no C library and admits no manylinux wheel
    /// @throws MalformedTargetException with the text, what was found and what forms there are
    public static PythonTarget parse(String python, String platform) throws MalformedTargetException {
        boolean freeThreaded = python.endsWith("t");
        return new PythonTarget(minor(python, freeThreaded), freeThreaded, platform, PlatformTags.of(platform));
    }

    /// A Linux whose glibc is told apart from the machine.
    ///
    /// @param machine `x86_64`, `aarch64`
    /// @param glibc `2.28`
    /// @throws MalformedTargetException with the text, what was found and what forms there are
    public static PythonTarget parseLinux(String python, String machine, String glibc) throws MalformedTargetException {
        return parse(python, "manylinux_" + glibc.replace('.', '_') + "_" + machine);
    }

    private static int minor(String python, boolean freeThreaded) throws MalformedTargetException {
        String digits = python.startsWith("3.") ? python.substring(2, python.length() - (freeThreaded ? 1 : 0)) : "";
        boolean valid = !digits.isEmpty() && digits.length() <= 2;
        int minor = 0;
        for (int i = 0; valid && i < digits.length(); i++) {
            char c = digits.charAt(i);
            valid = c >= '0' && c <= '9';
            minor = 10 * minor + (c - '0');
        }
        if (!valid || (freeThreaded && minor < FIRST_FREE_THREADED)) {
            throw new MalformedTargetException(Excerpt.of(python)
                    + " is no Python known here: expected 3.N, or from 3.13 on 3.Nt for the free-threaded build");
        }
        return minor;
    }

    private static List<WheelTag> tags(int minor, boolean freeThreaded, List<String> platforms) {
        List<WheelTag> tags = new ArrayList<>(platforms.size() * (2 * minor + 5));
        String python = "cp3" + minor;
        String stableAbi = freeThreaded ? "abi3t" : "abi3";
        add(tags, python, python + (freeThreaded ? "t" : minor <= LAST_PYMALLOC_ABI ? "m" : ""), platforms);
        if (minor >= FIRST_STABLE_ABI) {
            add(tags, python, stableAbi, platforms);
        }
        add(tags, python, "none", platforms);
        for (int older = minor - 1; older >= FIRST_STABLE_ABI; older--) {
            add(tags, "cp3" + older, stableAbi, platforms);
        }
        List<String> generic = new ArrayList<>(List.of("py3" + minor, "py3"));
        for (int older = minor - 1; older >= 0; older--) {
            generic.add("py3" + older);
        }
        generic.forEach(name -> add(tags, name, "none", platforms));
        tags.add(new WheelTag(python, "none", "any"));
        generic.forEach(name -> tags.add(new WheelTag(name, "none", "any")));
        return tags;
    }

    private static void add(List<WheelTag> tags, String python, String abi, List<String> platforms) {
        platforms.forEach(platform -> tags.add(new WheelTag(python, abi, platform)));
    }

    /// `3.12`, as the marker variable `python_version` has it.
    public String pythonVersion() {
        return "3." + minor;
    }

    public boolean isFreeThreaded() {
        return freeThreaded;
    }

    /// The platform as named.
    public String platform() {
        return platform;
    }

    /// Every tag accepted, the most preferred first.
    public List<WheelTag> tags() {
        return tags;
    }

    /// Whether this target can use the wheel, and how much it prefers it.
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
        if (!pythonFits) {
            return new Compatibility.Incompatible(Compatibility.Part.PYTHON);
        }
        return new Compatibility.Incompatible(abiFits ? Compatibility.Part.PLATFORM : Compatibility.Part.ABI);
    }

    @Override
    public String toString() {
        return "CPython " + pythonVersion() + (freeThreaded ? "t" : "") + " on " + platform;
    }
}
