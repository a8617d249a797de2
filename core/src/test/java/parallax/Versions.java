package parallax;

import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;

/// Versions that a test writes down, which are well-formed.
public final class Versions {

    private Versions() {}

    public static Pep440Version pep440(String text) {
        try {
            return Pep440Version.parse(text);
        } catch (MalformedVersionException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    public static CondaVersion conda(String text) {
        try {
            return CondaVersion.parse(text);
        } catch (MalformedVersionException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
