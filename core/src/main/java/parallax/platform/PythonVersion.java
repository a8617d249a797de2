package parallax.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A minor series of CPython, which is what builds are made for: `3.12`, or `3.13t` for its free-threaded build
/// (PEP 703). Ordered by number, `3.9 < 3.10`, the free-threaded build after the ordinary one.
///
/// No ordering of packages' versions fits: PEP 440 has no `3.13t`, and conda sorts it below `3.13`.
public record PythonVersion(int major, int minor, boolean freeThreaded) implements Comparable<PythonVersion> {

    public PythonVersion {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException("negative number in Python " + major + "." + minor);
        }
    }

    /// Reads `3.12` and `3.13t`; empty for everything else, also for `3`, `3.12.1` and `3.012`.
    public static Optional<PythonVersion> find(String text) {
        boolean freeThreaded = text.endsWith("t");
        int dot = text.indexOf('.');
        int major = PlainNumber.read(text, 0, dot);
        int minor = PlainNumber.read(text, dot + 1, text.length() - (freeThreaded ? 1 : 0));
        return major == PlainNumber.NONE || minor == PlainNumber.NONE
                ? Optional.empty()
                : Optional.of(new PythonVersion(major, minor, freeThreaded));
    }

    /// Reads the number in a wheel tag, `312` in `cp312`: the first digit is the major version (PEP 425). Empty where
    /// it is no such number; a lone `3` names no minor version.
    public static Optional<PythonVersion> ofTag(String digits, boolean freeThreaded) {
        int minor = digits.isEmpty() ? PlainNumber.NONE : PlainNumber.read(digits, 1, digits.length());
        int major = digits.isEmpty() ? PlainNumber.NONE : PlainNumber.read(digits, 0, 1);
        return major == PlainNumber.NONE || minor == PlainNumber.NONE
                ? Optional.empty()
                : Optional.of(new PythonVersion(major, minor, freeThreaded));
    }

    /// Major and minor version without the `t`, as the marker variable `python_version` has it.
    public String number() {
        return major + "." + minor;
    }

    // Written out for the reason that PackageName gives.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PythonVersion version
                && major == version.major
                && minor == version.minor
                && freeThreaded == version.freeThreaded;
    }

    @Override
    public int hashCode() {
        return 2 * (1000 * major + minor) + (freeThreaded ? 1 : 0);
    }

    @Override
    public int compareTo(PythonVersion other) {
        int byMajor = Integer.compare(major, other.major);
        int byNumber = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
        return byNumber != 0 ? byNumber : Boolean.compare(freeThreaded, other.freeThreaded);
    }

    @Override
    public String toString() {
        return freeThreaded ? number() + "t" : number();
    }
}
