package parallax.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;

/// The virtual packages of a machine: what a conda client offers there. Rule: CEP 30.
///
/// @param packages in alphabetical order
public record VirtualPackages(List<VirtualPackage> packages) {

    /// What `__glibc` says on Linux where nobody named a version: the CEP's own example, and the oldest that
    /// conda-forge builds for.
    public static final CondaVersion DEFAULT_GLIBC = version("2.17");

    private static final CondaVersion UNKNOWN = version("0");
    private static final CondaVersion ONE = version("1");

    public VirtualPackages {
        packages = List.copyOf(packages);
    }

    /// What a machine of this platform offers. Versions of `__linux`, `__osx` and `__win` are 0, the CEP's
    /// fallback, until {@link #with} names them.
    ///
    /// @param subdir `noarch` is no machine: the list is then empty
    /// @param glibc null stands for {@link #DEFAULT_GLIBC}; not used except on Linux
    /// @param cuda the newest CUDA version that the driver supports; null where there is no NVIDIA driver
    public static VirtualPackages of(Subdir subdir, @Nullable CondaVersion glibc, @Nullable CondaVersion cuda) {
        String system = subdir.operatingSystem().orElse("");
        if (system.isEmpty()) {
            return new VirtualPackages(List.of());
        }
        List<VirtualPackage> packages = new ArrayList<>();
        packages.add(archspec(subdir));
        if (cuda != null) {
            packages.add(virtual("__cuda", cuda));
        }
        if (system.equals("linux")) {
            packages.add(virtual("__glibc", glibc == null ? DEFAULT_GLIBC : glibc));
            packages.add(virtual("__linux", UNKNOWN));
        }
        if (system.equals("osx")) {
            packages.add(virtual("__osx", UNKNOWN));
        }
        switch (system) {
            case "linux", "osx", "freebsd", "netbsd", "openbsd", "emscripten" ->
                packages.add(virtual("__unix", UNKNOWN));
            case "win" -> packages.add(virtual("__win", UNKNOWN));
            default -> {}
        }
        return new VirtualPackages(packages);
    }

    /// The same machine with another version of one virtual package, as `CONDA_OVERRIDE_OSX=14.0` does. A name that
    /// the machine does not offer changes nothing, and neither does `__unix`.
    public VirtualPackages with(PackageName name, CondaVersion version) {
        List<VirtualPackage> changed = new ArrayList<>();
        for (VirtualPackage known : packages) {
            boolean replaced = known.name().equals(name) && !name.value().equals("__unix");
            changed.add(replaced ? new VirtualPackage(known.name(), version, known.build()) : known);
        }
        return new VirtualPackages(changed);
    }

    /// @param name with its `__`
    public Optional<VirtualPackage> find(PackageName name) {
        return packages.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /// Version 1 with the generic microarchitecture of the platform (CEP 30, appendix A), version 0 with the
    /// architecture as spelled where the table has none.
    private static VirtualPackage archspec(Subdir subdir) {
        String spelled = subdir.value().substring(subdir.value().indexOf('-') + 1);
        String known = switch (spelled) {
            case "32" -> "x86";
            case "64" -> "x86_64";
            case "arm64" -> "aarch64";
            case "aarch64", "armv6l", "armv7l", "ppc64", "ppc64le", "riscv64", "s390x", "wasm32", "z" -> spelled;
            default -> "";
        };
        PackageName name = PackageName.conda("__archspec");
        return known.isEmpty() ? new VirtualPackage(name, UNKNOWN, spelled) : new VirtualPackage(name, ONE, known);
    }

    private static VirtualPackage virtual(String name, CondaVersion version) {
        return new VirtualPackage(PackageName.conda(name), version, "0");
    }

    private static CondaVersion version(String text) {
        try {
            return CondaVersion.parse(text);
        } catch (MalformedVersionException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
