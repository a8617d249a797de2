package parallax.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A version of the CUDA toolkit as builds name it: `12.9`, or `12` where only the major version is said. Within a
/// major version programs and drivers are compatible (NVIDIA, "CUDA Compatibility"), so that is what has to agree.
/// Ordered by number, `9.2 < 10.1`; a major version alone comes before all its minor ones.
///
/// @param minor null where only the major version is said
public record CudaVersion(int major, @Nullable Integer minor) implements Comparable<CudaVersion> {

    /// The oldest major version that file names tell.
    private static final int FIRST_IN_NAMES = 5;

    public CudaVersion {
        if (major < 0 || (minor != null && minor < 0)) {
            throw new IllegalArgumentException("negative number in CUDA " + major + "." + minor);
        }
    }

    /// Reads `12.9`; empty for everything else, also for `12` and `12.9.1`.
    public static Optional<CudaVersion> find(String text) {
        int dot = text.indexOf('.');
        int major = PlainNumber.read(text, 0, dot);
        int minor = PlainNumber.read(text, dot + 1, text.length());
        return major == PlainNumber.NONE || minor == PlainNumber.NONE
                ? Optional.empty()
                : Optional.of(new CudaVersion(major, minor));
    }

    /// Reads what a longer version begins with: `12.8` of `12.8.90`, `11.8` of `11.8.*`, `12` of `12` and `12.*`. Empty
    /// where no number comes first.
    public static Optional<CudaVersion> atStart(String text) {
        int dot = PlainNumber.end(text, 0);
        int major = PlainNumber.read(text, 0, dot);
        if (major == PlainNumber.NONE) {
            return Optional.empty();
        }
        int minor = dot < text.length() && text.charAt(dot) == '.'
                ? PlainNumber.read(text, dot + 1, PlainNumber.end(text, dot + 1))
                : PlainNumber.NONE;
        return Optional.of(new CudaVersion(major, minor == PlainNumber.NONE ? null : minor));
    }

    /// Reads digits without a dot, of which the last is the minor version: `92` is 9.2, `118` is 11.8. Two digits
    /// are a major version where no builds were ever made for the other: `12` is 12, not 1.2. Empty for a single
    /// digit, and for what is no number.
    public static Optional<CudaVersion> ofDigits(String digits) {
        int last = digits.length() - 1;
        if (last < 1) {
            return Optional.empty();
        }
        int major = PlainNumber.read(digits, 0, last);
        int minor = PlainNumber.read(digits, last, digits.length());
        if (major == PlainNumber.NONE || minor == PlainNumber.NONE) {
            return Optional.empty();
        }
        return Optional.of(
                major < FIRST_IN_NAMES ? new CudaVersion(10 * major + minor, null) : new CudaVersion(major, minor));
    }

    /// Whether a program made for the one runs where the other is offered, as far as the major version tells.
    public boolean sameMajor(CudaVersion other) {
        return major == other.major;
    }

    // Written out for the reason that PackageName gives.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CudaVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return 1000 * major + (minor == null ? -1 : minor);
    }

    @Override
    public int compareTo(CudaVersion other) {
        int byMajor = Integer.compare(major, other.major);
        return byMajor != 0
                ? byMajor
                : Integer.compare(minor == null ? -1 : minor, other.minor == null ? -1 : other.minor);
    }

    @Override
    public String toString() {
        return minor == null ? Integer.toString(major) : major + "." + minor;
    }
}
