package parallax.fact;

import java.util.List;
import java.util.Optional;
import parallax.index.LockedDependencies;
import parallax.index.LockedDependencies.PoetryConstraint;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.WheelExtract;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.Target;

/// The accelerator of a plain wheel, which its own name does not state: what the `version.py` of an opened wheel says,
/// or
/// that of the package it pins exactly, as that package's requirements name a CUDA runtime.
public final class ImpliedAccelerator {

    private final Snapshot snapshot;

    public ImpliedAccelerator(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// @return words such as `CUDA 12.8 (through torch 2.9.0)`, for the newest release whose pin is followed; unknown
    ///     where no plain wheel, no exact pin or no such requirement is recorded
    public Known<String> of(Distribution side, Target target) throws SnapshotException {
        if (side.source().ecosystem() != Ecosystem.PYPI
                || !target.subdir().operatingSystem().equals(Optional.of("linux"))) {
            return Known.unknown("only plain Linux wheels take their accelerator from a package they pin");
        }
        for (Release release : side.releases().reversed()) {
            Known<String> stated = ofModuleVersion(side, release);
            if (stated.toOptional().isPresent()) {
                return stated;
            }
            for (Build build : release.builds()) {
                if (build.accelerator() instanceof Accelerator.Unstated && build.suitsPlatform(target)) {
                    Known<String> implied = ofBuild(side, build);
                    if (implied.toOptional().isPresent()) {
                        return implied;
                    }
                    break;
                }
            }
        }
        return Known.unknown("no plain wheel pins a package whose CUDA runtime is recorded");
    }

    /// `__version__` inside the wheel often carries the local label that the published name leaves out.
    private static Known<String> ofModuleVersion(Distribution side, Release release) {
        Optional<WheelExtract> extract = side.wheelExtract(release.version());
        String stated = extract.map(WheelExtract::moduleVersion).orElse(null);
        int plus = stated == null ? -1 : stated.indexOf('+');
        if (extract.isEmpty() || stated == null || plus < 0) {
            return Known.unknown("no opened wheel of it states a local label");
        }
        Accelerator accelerator = Accelerator.ofLocalLabel(stated.substring(plus + 1));
        return Known.fact(
                accelerator + " (its version.py says " + stated + ")",
                Evidences.of(side.source(), extract.get(), "version.py, __version__ = \"" + stated + "\""));
    }

    private Known<String> ofBuild(Distribution side, Build build) throws SnapshotException {
        List<Dependency> required =
                build.requirements().toOptional().map(Requirements::required).orElse(List.of());
        for (Dependency dependency : required) {
            if (dependency.constraint().style() == PinStyle.EXACT) {
                String version = dependency.constraint().text().replace("=", "").strip();
                for (LockedDependencies locked : snapshot.lockedDependencies(side.source(), dependency.name())) {
                    if (locked.version().equals(version)) {
                        Known<String> cuda = cuda(side, build, dependency, locked);
                        if (cuda.toOptional().isPresent()) {
                            return cuda;
                        }
                    }
                }
            }
        }
        return Known.unknown("nothing it pins exactly names a CUDA runtime");
    }

    private static Known<String> cuda(
            Distribution side, Build build, Dependency dependency, LockedDependencies locked) {
        for (LockedDependencies.Dependency each : locked.dependencies()) {
            if (each instanceof PoetryConstraint(PackageName name, String constraint, String _, List<String> _)
                    && (name.value().equals("cuda-toolkit") || name.value().startsWith("nvidia-cuda-runtime"))) {
                String words = "CUDA " + majorMinor(constraint) + " (through " + dependency.name() + " "
                        + locked.version() + ", for " + build.release() + ")";
                return Known.fact(
                        words,
                        List.of(
                                dependency.evidence(),
                                Evidences.of(
                                        side.source(), locked, "dependencies " + name + " \"" + constraint + "\"")));
            }
        }
        return Known.unknown("its requirements name no CUDA runtime");
    }

    /// `12.8.90` gives 12.8.
    private static String majorMinor(String version) {
        int first = version.indexOf('.');
        int second = first < 0 ? -1 : version.indexOf('.', first + 1);
        return second < 0 ? version : version.substring(0, second);
    }
}
