package parallax.version;

import java.util.Optional;

/// A Debian package's version, `[epoch:]upstream[-revision]`, in the order of dpkg.
///
/// The epoch decides, then the upstream part, then the revision. Each part is compared in turns of a run without digits
/// and a run of digits: in the first, `~` is below everything, even the end, and letters are below all else; the second
/// is a number of any length. What is missing is 0, so `1.0` equals `1.0-0`, `0:1.0` and `1.00`, and is above
/// `1.0-~1`.
///
/// Neither PEP 440 nor conda: `1.0rc1` is above `1.0` here, and only `1.0~rc1` is below it; `+dfsg1` belongs to the
/// upstream part and lifts it.
///
/// Rule: deb-version(7), Debian Policy 5.6.12; dpkg where they leave a question open. deb-version(7) lets no revision
/// sort below any; for dpkg it equals the revision `0`.
public final class DebianVersion implements Version, Comparable<DebianVersion> {

    private final String original;
    private final int epoch;
    private final String upstream;

    /// Empty where there is none: a revision that is there has at least one character.
    private final String revision;

    DebianVersion(String original, int epoch, String upstream, String revision) {
        this.original = original;
        this.epoch = epoch;
        this.upstream = upstream;
        this.revision = revision;
    }

    /// As {@link #parse(String, Strictness)} with {@link Strictness#STRICT}.
    ///
    /// @throws MalformedVersionException with the text, the offset, what was found and what was expected
    public static DebianVersion parse(String text) throws MalformedVersionException {
        return parse(text, Strictness.STRICT);
    }

    /// Outer blanks and tabs are dropped. The last `-` starts the revision, the first `:` ends the epoch, so that the
    /// upstream part may hold both.
    ///
    /// `LENIENT` reads what dpkg still compares: an upstream part that starts with no digit (`v1.0`), any
    /// character but blanks and NUL in upstream part and revision, and white space or a sign before an epoch
    /// (`+1:2`).
    ///
    /// @throws MalformedVersionException with the text, the offset, what was found and what was expected: for
    ///     an empty part, a blank inside, an epoch that is no number or above 2147483647, and a NUL
    public static DebianVersion parse(String text, Strictness strictness) throws MalformedVersionException {
        return new DebianVersionParser(text, strictness).parse();
    }

    @Override
    public String original() {
        return original;
    }

    @Override
    public boolean hasLocal() {
        return false;
    }

    /// 0 where none is written.
    public int epoch() {
        return epoch;
    }

    /// What upstream's release is called, with what Debian did to the name (`+dfsg1`, `~rc1`); never empty.
    public String upstream() {
        return upstream;
    }

    /// Empty for a package without one, made for Debian itself. It orders as `0`.
    public Optional<String> revision() {
        return revision.isEmpty() ? Optional.empty() : Optional.of(revision);
    }

    /// The order of dpkg. Zero for `1.0` and `1.0-0`: consistent with `equals`.
    @Override
    public int compareTo(DebianVersion other) {
        if (epoch != other.epoch) {
            return Integer.compare(epoch, other.epoch);
        }
        int byUpstream = DebianVersionPart.compare(upstream, other.upstream);
        return byUpstream != 0 ? byUpstream : DebianVersionPart.compare(revision, other.revision);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof DebianVersion version && compareTo(version) == 0);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * epoch + DebianVersionPart.hash(upstream)) + DebianVersionPart.hash(revision);
    }

    /// The parts as spelled, the epoch only where it is needed: `1:2.0-1`, `2.0-1`, `0:2:0-1`. Reads back as an equal
    /// version with the same parts.
    @Override
    public String toString() {
        boolean needed = epoch != 0 || upstream.indexOf(':') >= 0 || revision.indexOf(':') >= 0;
        return (needed ? epoch + ":" : "") + upstream + (revision.isEmpty() ? "" : "-" + revision);
    }
}
