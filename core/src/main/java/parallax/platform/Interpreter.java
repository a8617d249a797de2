package parallax.platform;

import java.util.ArrayList;
import java.util.List;
import parallax.version.Excerpt;

/// A Python: `3.12`, `3.13t` for the free-threaded build, `pypy3.10`; a third number may follow, `3.12.4`.
///
/// @param micro the third number; -1 where it is not told
record Interpreter(boolean pypy, int minor, int micro, boolean freeThreaded) {

    private static final String PYPY = "pypy";

    /// The version of PyPy's own ABI in all its releases for Python 3.6 and newer that have wheels.
    private static final String PYPY_ABI = "pp73";

    private static final int FIRST_PYPY = 6;

    /// Oldest minor version of Python 3 with a stable ABI.
    private static final int FIRST_STABLE_ABI = 2;

    private static final int FIRST_FREE_THREADED = 13;

    /// Last minor version whose own ABI carries an `m`, `cp37m`.
    private static final int LAST_PYMALLOC_ABI = 7;

    private static final int HIGHEST_MINOR = 99;

    static Interpreter parse(String text) throws MalformedTargetException {
        boolean pypy = text.startsWith(PYPY);
        boolean freeThreaded = !pypy && text.endsWith("t");
        String version = text.substring(pypy ? PYPY.length() : 0, text.length() - (freeThreaded ? 1 : 0));
        int dot = version.indexOf('.', 2);
        int end = dot < 0 ? version.length() : dot;
        int minor = version.startsWith("3.") ? PlatformTag.number(version, 2, end) : -1;
        int micro = dot < 0 ? -1 : PlatformTag.number(version, dot + 1, version.length());
        boolean known = minor >= (pypy ? FIRST_PYPY : 0) && minor <= HIGHEST_MINOR && (dot < 0 || micro >= 0);
        if (!known || (freeThreaded && minor < FIRST_FREE_THREADED)) {
            throw new MalformedTargetException(Excerpt.of(text)
                    + " is no Python known here: expected 3.N, or from 3.13 on 3.Nt for the free-threaded build, or"
                    + " from 3.6 on pypy3.N, each with a third number or without");
        }
        return new Interpreter(pypy, minor, micro, freeThreaded);
    }

    /// `3.12`.
    String version() {
        return "3." + minor;
    }

    /// `3.12.4`; the first release where the third number is not told.
    String fullVersion() {
        return "3." + minor + "." + Math.max(micro, 0);
    }

    /// Its own tag, `cp312` or `pp310`.
    String tag() {
        return (pypy ? "pp3" : "cp3") + minor;
    }

    /// Its own ABI, `cp313t` or `pypy310_pp73`.
    String abi() {
        if (pypy) {
            return "pypy3" + minor + "_" + PYPY_ABI;
        }
        return tag() + (freeThreaded ? "t" : minor <= LAST_PYMALLOC_ABI ? "m" : "");
    }

    /// Every tag accepted on these platforms, the most preferred first.
    List<WheelTag> tags(List<String> platforms) {
        List<WheelTag> tags = new ArrayList<>(platforms.size() * (2 * minor + 5));
        add(tags, tag(), abi(), platforms);
        boolean stable = !pypy && minor >= FIRST_STABLE_ABI;
        String stableAbi = freeThreaded ? "abi3t" : "abi3";
        if (stable) {
            add(tags, tag(), stableAbi, platforms);
        }
        add(tags, tag(), "none", platforms);
        for (int older = minor - 1; stable && older >= FIRST_STABLE_ABI; older--) {
            add(tags, "cp3" + older, stableAbi, platforms);
        }
        List<String> generic = new ArrayList<>(List.of("py3" + minor, "py3"));
        for (int older = minor - 1; older >= 0; older--) {
            generic.add("py3" + older);
        }
        generic.forEach(name -> add(tags, name, "none", platforms));
        tags.add(new WheelTag(pypy ? "pp3" : tag(), "none", "any"));
        generic.forEach(name -> tags.add(new WheelTag(name, "none", "any")));
        return tags;
    }

    private static void add(List<WheelTag> tags, String python, String abi, List<String> platforms) {
        platforms.forEach(platform -> tags.add(new WheelTag(python, abi, platform)));
    }

    /// `CPython 3.13t`, `PyPy 3.10`.
    @Override
    public String toString() {
        return (pypy ? "PyPy " : "CPython ") + (micro < 0 ? version() : fullVersion()) + (freeThreaded ? "t" : "");
    }
}
