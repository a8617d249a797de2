package parallax.fact;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import parallax.platform.PythonVersion;
import parallax.platform.WheelFilename;

/// Which Pythons builds are for, by their names.
final class Pythons {

    private Pythons() {}

    /// The Pythons a wheel's tags name. Rule: PyPA specification "Platform compatibility tags" (PEP 425); `abi3` admits
    /// every later version, an ABI tag that ends in `t` is free-threaded (PEP 703, 803).
    static List<PythonSupport> of(WheelFilename wheel) {
        TreeSet<PythonSupport> pythons = new TreeSet<>();
        for (String tag : wheel.pythonTags()) {
            for (String abi : wheel.abiTags()) {
                pythons.add(of(tag, abi));
            }
        }
        return List.copyOf(pythons);
    }

    private static PythonSupport of(String tag, String abi) {
        boolean freeThreaded = abi.equals("abi3t") || (abi.startsWith("cp") && abi.endsWith("t"));
        Optional<PythonVersion> version =
                tag.startsWith("cp") ? PythonVersion.ofTag(tag.substring(2), freeThreaded) : Optional.empty();
        if (version.isEmpty()) {
            return tag.startsWith("py") ? new PythonSupport.Any() : new PythonSupport.Named(tag);
        }
        return abi.equals("abi3") || abi.equals("abi3t")
                ? new PythonSupport.From(version.get())
                : new PythonSupport.Only(version.get());
    }
}
