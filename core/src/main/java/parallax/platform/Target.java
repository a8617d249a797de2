package parallax.platform;

import org.jspecify.annotations.Nullable;
import parallax.version.CondaVersion;

/// The machine a comparison holds for.
///
/// @param subdir platform in conda's spelling; wheel platforms are mapped onto it
/// @param python null for any
/// @param cuda null for a machine with or without
/// @param glibc the glibc offered, as conda's `__glibc` has it (CEP 30); null where not given
public record Target(
        Subdir subdir,
        @Nullable PythonVersion python,
        @Nullable CudaOffer cuda,
        @Nullable CondaVersion glibc) {

    /// One line: `linux-64, Python 3.12, CUDA 12.9`.
    public String describe() {
        StringBuilder line = new StringBuilder(subdir.value());
        line.append(python == null ? ", any Python" : ", Python " + python);
        line.append(
                switch (cuda) {
                    case null -> ", with or without CUDA";
                    case CudaOffer.None _ -> ", no CUDA";
                    case CudaOffer.Version(CudaVersion version) -> ", CUDA " + version;
                });
        if (glibc != null) {
            line.append(", glibc ").append(glibc);
        }
        return line.toString();
    }
}
