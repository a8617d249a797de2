package parallax.fact;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.index.LockedDependencies;
import parallax.index.LockedDependencies.PoetryConstraint;
import parallax.index.LockedDependencies.Resolved;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.WheelExtract;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.CudaVersion;
import parallax.platform.Target;
import parallax.version.Pep440Version;
import parallax.version.Version;

/// Reads the accelerator of a plain wheel, which its own name does not state: what the `version.py` of an opened wheel
/// says, or that of the package it pins exactly, as that package's requirements name a CUDA runtime.
public final class ImpliedAcceleratorReader {

    private final Snapshot snapshot;

    public ImpliedAcceleratorReader(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// @return that of the newest release whose pin is followed; unknown where no plain wheel, no exact pin or no such
    ///     requirement is recorded
    public Known<ImpliedAccelerator> of(Distribution side, Target target) throws SnapshotException {
        if (side.source().ecosystem() != Ecosystem.PYPI
                || !target.subdir().operatingSystem().equals(Optional.of("linux"))) {
            return Known.unknown("only plain Linux wheels take their accelerator from a package they pin");
        }
        for (Release release : side.releases().reversed()) {
            Known<ImpliedAccelerator> stated = ofModuleVersion(side, release, target);
            if (stated.toOptional().isPresent()) {
                return stated;
            }
            for (Build build : release.builds()) {
                if (build.accelerator() instanceof Accelerator.Unstated && build.suitsPlatform(target)) {
                    Known<ImpliedAccelerator> implied = ofBuild(side, build, target);
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
    private static Known<ImpliedAccelerator> ofModuleVersion(Distribution side, Release release, Target target) {
        Optional<WheelExtract> extract = side.openedWheels(target).stream()
                .filter(each -> release.version().isExactly(each.version()))
                .findFirst();
        String stated = extract.map(WheelExtract::moduleVersion).orElse(null);
        int plus = stated == null ? -1 : stated.indexOf('+');
        if (extract.isEmpty() || stated == null || plus < 0) {
            return Known.unknown("no opened wheel of it states a local label");
        }
        Accelerator accelerator = Accelerator.ofLocalLabel(stated.substring(plus + 1));
        return Known.fact(
                new ImpliedAccelerator(accelerator, "its version.py says " + stated),
                Evidences.of(side.source(), extract.get(), "version.py, __version__ = \"" + stated + "\""));
    }

    private Known<ImpliedAccelerator> ofBuild(Distribution side, Build build, Target target) throws SnapshotException {
        List<Dependency> required =
                build.requirements().toOptional().map(Requirements::required).orElse(List.of());
        for (Dependency dependency : required) {
            CudaVersion cuda = cuda(
                    dependency.name(),
                    dependency.constraint().text().replace("=", "").strip());
            if (cuda != null && dependency.condition() == null) {
                return Known.fact(
                        new ImpliedAccelerator(
                                new Accelerator.Cuda(cuda),
                                "requires " + dependency.name() + ", for " + build.release()),
                        dependency.evidence());
            }
        }
        for (Dependency dependency : required) {
            Version pinned = dependency.constraint().pinned().orElse(null);
            if (pinned != null) {
                for (LockedDependencies locked : snapshot.lockedDependencies(side.source(), dependency.name())) {
                    if (locked.version().equals(pinned)) {
                        Known<ImpliedAccelerator> cuda = throughPin(side, build, dependency, locked, target);
                        if (cuda.toOptional().isPresent()) {
                            return cuda;
                        }
                    }
                }
            }
        }
        return Known.unknown("neither it nor what it pins exactly names a CUDA runtime");
    }

    private static Known<ImpliedAccelerator> throughPin(
            Distribution side, Build build, Dependency pinned, LockedDependencies locked, Target target) {
        TargetMarkers markers = new TargetMarkers(target);
        for (LockedDependencies.Dependency each : locked.dependencies()) {
            String asked = switch (each) {
                case PoetryConstraint poetry -> poetry.constraint();
                case Resolved(PackageName _, Pep440Version version, String _, List<String> _, String _) ->
                    version == null ? "" : version.original();
            };
            CudaVersion cuda = cuda(each.name(), asked);
            if (cuda != null && markers.mayHold(each.marker())) {
                return Known.fact(
                        new ImpliedAccelerator(
                                new Accelerator.Cuda(cuda),
                                "through " + pinned.name() + " " + locked.version() + ", for " + build.release()),
                        List.of(
                                pinned.evidence(),
                                Evidences.of(
                                        side.source(),
                                        locked,
                                        "dependencies " + each.name()
                                                + (asked.isEmpty() ? "" : " \"" + asked + "\""))));
            }
        }
        return Known.unknown("its requirements name no CUDA runtime");
    }

    /// The CUDA version that a package stands for: of `cuda-toolkit` and `nvidia-cuda-runtime` the own version, and
    /// where that is not said, the major version in a name such as `nvidia-cuda-runtime-cu12`. Null for every other
    /// package.
    private static @Nullable CudaVersion cuda(PackageName name, String asked) {
        boolean runtime = name.value().startsWith("nvidia-cuda-runtime");
        if (!runtime && !name.value().equals("cuda-toolkit")) {
            return null;
        }
        if (!asked.isEmpty() && Character.isDigit(asked.charAt(0))) {
            return CudaVersion.atStart(asked).orElse(null);
        }
        int suffix = name.value().lastIndexOf("-cu");
        return runtime && suffix > 0
                ? CudaVersion.atStart(name.value().substring(suffix + 3)).orElse(null)
                : null;
    }
}
