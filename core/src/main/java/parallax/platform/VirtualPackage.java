package parallax.platform;

import parallax.name.PackageName;
import parallax.version.CondaVersion;

/// A property of a machine in the form of a package, so that packages can depend on it: `__glibc 2.28 0` (CEP 30).
///
/// @param name starts with `__`
/// @param build `0`, for `__archspec` the microarchitecture
public record VirtualPackage(PackageName name, CondaVersion version, String build) {

    @Override
    public String toString() {
        return name + " " + version + " " + build;
    }
}
