package parallax.version;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place between PEP 440 versions. Between two cuts that are not equal there is always a version:
///
/// - before a version, written without its local label: that version itself is above;
/// - before or after one version with its local label: labels are dense, `a` < `a.0a` < `b`, and so is what follows a
///   version without one, `1.0` < `1.0+0a` < `1.0+a`;
/// - after a final release with its post-releases: there is no least version above, for a longer release of zeros and
///   a one is always nearer (`1.0.0.1.dev0` < `1.0.1.dev0`), and no greatest below, for there is a further
/// post-release.
///
/// Where another rule speaks of a place "after" something, there is a least version above it, and the cut is the one
/// before that: `1.0.post0.dev0` follows `1.0` and all its local versions, `1.0a2.dev0` follows `1.0a1` and all its
/// post-releases.
record Pep440Cut(Pep440Version version, Side side) implements Cut<Pep440Version> {

    /// In ascending order for the same version.
    enum Side {
        BEFORE,
        AFTER,
        /// Only behind a final release without post-release and local label.
        AFTER_POST_RELEASES
    }

    /// Below every version: none is less than this.
    static final Pep440Cut BOTTOM = before(lowest());

    private static Pep440Version lowest() {
        try {
            return Pep440Version.parse("0.dev0");
        } catch (MalformedVersionException e) {
            throw new IllegalStateException(e);
        }
    }

    static Pep440Cut before(Pep440Version version) {
        return new Pep440Cut(version, Side.BEFORE);
    }

    /// Before all versions of its release, or with a post-release before those of that: before its `.dev0`.
    static Pep440Cut beforeDevelopmentOf(Pep440Version version) {
        return before(Pep440Parts.of(version).withDev(BigInteger.ZERO).version());
    }

    /// After this very version, its local label included.
    static Pep440Cut after(Pep440Version version) {
        return new Pep440Cut(version, Side.AFTER);
    }

    /// After the version and all its local versions.
    static Pep440Cut afterLocals(Pep440Version version) {
        Pep440Parts parts = Pep440Parts.of(version);
        BigInteger dev = parts.dev();
        if (dev != null) {
            return before(parts.withDev(dev.add(BigInteger.ONE)).version());
        }
        BigInteger post = parts.post();
        BigInteger next = post == null ? BigInteger.ZERO : post.add(BigInteger.ONE);
        return before(parts.withPost(next).withDev(BigInteger.ZERO).version());
    }

    /// After the version, all its local versions and all its post-releases.
    ///
    /// @param version neither a post-release nor a development release
    static Pep440Cut afterPostReleases(Pep440Version version) {
        Pep440Parts parts = Pep440Parts.of(version);
        BigInteger pre = parts.pre();
        return pre == null
                ? new Pep440Cut(version, Side.AFTER_POST_RELEASES)
                : before(parts.withPre(pre.add(BigInteger.ONE))
                        .withDev(BigInteger.ZERO)
                        .version());
    }

    /// Before every version whose release starts with the numbers of `version`, filled up with zeros.
    static Pep440Cut beforePrefix(Pep440Version version) {
        return beforeDevelopmentOf(version.baseVersion());
    }

    /// After every version whose release starts with the first `length` numbers of `version`.
    static Pep440Cut afterPrefix(Pep440Version version, int length) {
        return beforeDevelopmentOf(
                Pep440Parts.of(version).nextRelease(length - 1).version());
    }

    @Override
    public Cut<Pep440Version> justBefore(Pep440Version point) {
        return before(point);
    }

    /// The version itself, or one that goes on from it by so much that what stands above goes on less.
    @Override
    public Pep440Version versionAbove(Optional<Cut<Pep440Version>> upper) {
        Optional<Pep440Version> above = upper.map(cut -> ((Pep440Cut) cut).version);
        Pep440Parts parts = Pep440Parts.of(version);
        return switch (side) {
            case BEFORE -> version;
            case AFTER -> {
                String label = version.local().isEmpty() ? "" : version.local() + ".";
                int zeros = above.map(greater -> greater.local().length()).orElse(0);
                yield parts.withLocal(label + "0".repeat(zeros) + "a").version();
            }
            case AFTER_POST_RELEASES -> {
                int length = above.map(Pep440Version::releaseLength).orElse(0);
                yield parts.longerRelease(length).version();
            }
        };
    }

    @Override
    public int compareTo(Cut<Pep440Version> cut) {
        Pep440Cut other = (Pep440Cut) cut;
        boolean beyond = side == Side.AFTER_POST_RELEASES;
        boolean otherBeyond = other.side == Side.AFTER_POST_RELEASES;
        if ((beyond || otherBeyond) && version.hasSameRelease(other.version)) {
            return Boolean.compare(beyond, otherBeyond);
        }
        int order = version.compareTo(other.version);
        return order != 0 ? order : side.compareTo(other.side);
    }

    /// `[1.0` with the version, `(1.0+*` without it and its local versions, `(1.0.post*` without its post-releases too.
    @Override
    public String asLower() {
        Pep440Version family = localsBelow();
        return switch (side) {
            case BEFORE -> family == null ? "[" + version : "(" + family + "+*";
            case AFTER -> "(" + version;
            case AFTER_POST_RELEASES -> "(" + version + ".post*";
        };
    }

    /// `1.0)` without the version, `1.0+*]` with it and its local versions.
    @Override
    public String asUpper() {
        Pep440Version family = localsBelow();
        return switch (side) {
            case BEFORE -> family == null ? version + ")" : family + "+*]";
            case AFTER -> version + "]";
            case AFTER_POST_RELEASES -> version + ".post*]";
        };
    }

    /// The version whose local versions end at this cut, where `.postN.dev0` is but the way to say so; or null.
    private @Nullable Pep440Version localsBelow() {
        Pep440Parts parts = Pep440Parts.of(version);
        BigInteger post = parts.post();
        BigInteger dev = parts.dev();
        if (side != Side.BEFORE || post == null || dev == null || dev.signum() != 0) {
            return null;
        }
        return parts.withPost(post.signum() == 0 ? null : post.subtract(BigInteger.ONE))
                .withDev(null)
                .version();
    }
}
