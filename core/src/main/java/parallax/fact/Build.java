package parallax.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.index.IndexRecord;
import parallax.platform.CudaOffer;
import parallax.platform.CudaVersion;
import parallax.platform.PythonVersion;
import parallax.platform.Subdir;
import parallax.platform.Target;
import parallax.version.CondaVersion;

/// One build of a package: a wheel or a conda build, with what its name and record tell.
///
/// @param release the release it belongs to
/// @param accelerator see {@link Accelerator}
/// @param pythons ascending; empty where the record does not tell
/// @param platforms platforms it installs on; `noarch` for every platform
/// @param number conda build number, as recorded or else as the build string shows it; null for wheels
/// @param requirements of this very build; for a wheel whose own metadata is not recorded, of another wheel of the same
///     version, which its basis says
public record Build(
        IndexRecord record,
        ReleaseVersion release,
        Accelerator accelerator,
        List<PythonSupport> pythons,
        Set<Subdir> platforms,
        @Nullable Integer number,
        Known<Requirements> requirements) {

    public Build {
        pythons = List.copyOf(pythons);
    }

    public String fileName() {
        return record.fileName();
    }

    public @Nullable Instant published() {
        return record.published();
    }

    /// Whether the build can be meant for `target`. What the record does not tell does not exclude it.
    public boolean suits(Target target) {
        return suitsPlatform(target) && suitsPython(target.python()) && suitsCuda(target) && suitsGlibc(target.glibc());
    }

    public boolean suitsPlatform(Target target) {
        return platforms.stream().anyMatch(platform -> platform.equals(target.subdir()) || platform.isNoarch());
    }

    private boolean suitsPython(@Nullable PythonVersion wanted) {
        return wanted == null || pythons.isEmpty() || pythons.stream().anyMatch(python -> python.admits(wanted));
    }

    /// Whether the build is for a free-threaded Python.
    public boolean freeThreaded() {
        return pythons.stream().anyMatch(PythonSupport::freeThreaded);
    }

    private boolean suitsGlibc(@Nullable CondaVersion offered) {
        if (offered == null) {
            return true;
        }
        return SystemFloor.of(this, "")
                .toOptional()
                .filter(floor -> floor.what() == SystemFloor.What.GLIBC
                        && floor.version().compareTo(offered) > 0)
                .isEmpty();
    }

    private boolean suitsCuda(Target target) {
        return switch (target.cuda()) {
            case null -> true;
            case CudaOffer.None _ -> suitsWithoutCuda();
            case CudaOffer.Version(CudaVersion offered) ->
                !target.subdir().operatingSystem().equals(Optional.of("osx")) && suitsCuda(offered);
        };
    }

    private boolean suitsWithoutCuda() {
        return switch (accelerator) {
            case Accelerator.Unstated _, Accelerator.Labelled _, Accelerator.Cpu _ -> true;
            case Accelerator.Cuda _, Accelerator.Rocm _, Accelerator.Xpu _ -> false;
        };
    }

    private boolean suitsCuda(CudaVersion offered) {
        return switch (accelerator) {
            case Accelerator.Unstated _, Accelerator.Labelled _ -> true;
            case Accelerator.Cuda(CudaVersion version) -> version == null || version.sameMajor(offered);
            case Accelerator.Cpu _, Accelerator.Rocm _, Accelerator.Xpu _ -> false;
        };
    }
}
