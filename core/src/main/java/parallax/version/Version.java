package parallax.version;

/// A version in the order of its ecosystem. Versions of different ecosystems have no common order.
public sealed interface Version permits Pep440Version, CondaVersion, DebianVersion {

    /// The spelling that was parsed.
    String original();
}
