package parallax.compare.build;

import org.jspecify.annotations.Nullable;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;

/// Orders the versions of system interfaces, which are dotted numbers.
final class Versions {

    private Versions() {}

    static int compare(String left, String right) {
        try {
            return CondaVersion.parse(left).compareTo(CondaVersion.parse(right));
        } catch (MalformedVersionException _) {
            return left.compareTo(right);
        }
    }

    /// The glibc that a wheel's tag promises to be enough (PEP 600): `2.28`; null where the tag speaks of none.
    static @Nullable String manylinux(String tag) {
        int at = tag.indexOf("manylinux");
        if (at < 0) {
            return null;
        }
        String rest = tag.substring(at + "manylinux".length());
        if (rest.startsWith("1_")) {
            return "2.5";
        } else if (rest.startsWith("2010_")) {
            return "2.12";
        } else if (rest.startsWith("2014_")) {
            return "2.17";
        }
        String[] parts = rest.split("_", 4);
        return rest.startsWith("_") && parts.length == 4 ? parts[1] + "." + parts[2] : null;
    }
}
