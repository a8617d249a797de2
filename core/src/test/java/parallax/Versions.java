package parallax;

import parallax.name.Ecosystem;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.Version;

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

    /// In the order of an ecosystem.
    public static Version of(Ecosystem ecosystem, String text) {
        return switch (ecosystem) {
            case PYPI -> pep440(text);
            case CONDA, DEBIAN -> conda(text);
        };
    }

    public static CondaVersion conda(String text) {
        try {
            return CondaVersion.parse(text);
        } catch (MalformedVersionException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
