package parallax.fact;

import java.util.Optional;
import parallax.version.CondaVersion;
import parallax.version.DebianVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.Version;

/// The release that a build belongs to, in one order for both sides of a comparison. A local label such as `+cu130`
/// names a variant of a release and is left out: `0.28.0+cu130` is a build of `0.28.0`, neither newer nor older.
public final class ReleaseVersion implements Comparable<ReleaseVersion> {

    /// Which order both sides are put into.
    public enum Order {
        /// Python's, wherever one side is a Python index (PEP 440).
        PEP440,
        /// conda's, between two channels (CEP 33).
        CONDA
    }

    private final String text;
    private final Version key;

    private ReleaseVersion(String text, Version key) {
        this.text = text;
        this.key = key;
    }

    /// The release of `version`; empty where the version cannot be read in `order`.
    public static Optional<ReleaseVersion> of(Version version, Order order) {
        try {
            return Optional.of(
                    switch (order) {
                        case PEP440 -> {
                            Pep440Version pep440 = version instanceof Pep440Version already
                                    ? already.publicVersion()
                                    : Pep440Version.parse(release(version)).publicVersion();
                            yield new ReleaseVersion(pep440.toString(), pep440);
                        }
                        case CONDA -> {
                            String publicText = withoutLocal(release(version));
                            yield new ReleaseVersion(publicText, CondaVersion.parse(publicText));
                        }
                    });
        } catch (MalformedVersionException _) {
            return Optional.empty();
        }
    }

    /// As {@link #of(Version, Order)}, from text; empty where it is no version of that order.
    public static Optional<ReleaseVersion> parse(String text, Order order) {
        try {
            return of(order == Order.PEP440 ? Pep440Version.parse(text) : CondaVersion.parse(text), order);
        } catch (MalformedVersionException _) {
            return Optional.empty();
        }
    }

    /// `version` in this one's order, for looking up what is said of exactly that version; empty where it cannot be
    /// read so, or carries a local label, which names a variant and no release.
    Optional<ReleaseVersion> alike(Version version) {
        return version.hasLocal()
                ? Optional.empty()
                : of(version, key instanceof Pep440Version ? Order.PEP440 : Order.CONDA);
    }

    /// Whether `version` is this release itself: in this one's order, and without a local label.
    public boolean isExactly(Version version) {
        return alike(version).filter(this::equals).isPresent();
    }

    /// The version itself, in the order of the comparison.
    public Version toVersion() {
        return key;
    }

    /// The spelling without what an ecosystem counts its own builds of a release by: Debian's epoch and revision. Read
    /// as Python's, the revision of `0.14.1-2` would be a post-release.
    private static String release(Version version) {
        return version instanceof DebianVersion debian ? debian.upstream() : version.original();
    }

    private static String withoutLocal(String version) {
        int plus = version.indexOf('+');
        return plus < 0 ? version : version.substring(0, plus);
    }

    /// Whether this is a pre-release or development release; conda's order has no such notion, there it is never one.
    public boolean isPreRelease() {
        return key instanceof Pep440Version pep440 && pep440.isPreRelease();
    }

    @Override
    public int compareTo(ReleaseVersion other) {
        return switch (key) {
            case Pep440Version mine when other.key instanceof Pep440Version theirs -> mine.compareTo(theirs);
            case CondaVersion mine when other.key instanceof CondaVersion theirs -> mine.compareTo(theirs);
            default -> throw new IllegalArgumentException(this + " and " + other + " are in different orders");
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReleaseVersion that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
