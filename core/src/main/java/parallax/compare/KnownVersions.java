package parallax.compare;

import java.util.List;
import parallax.index.Source;
import parallax.name.PackageName;
import parallax.version.Version;

/// The versions of any package that are known to exist. A claim that no version satisfies two constraints is
/// proved over these, never by comparing texts.
@FunctionalInterface
public interface KnownVersions {

    /// @return in any order, without repetition; empty where nothing is recorded of the package
    List<Version> of(Source source, PackageName name);
}
