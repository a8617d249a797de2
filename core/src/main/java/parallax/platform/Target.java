package parallax.platform;

import org.jspecify.annotations.Nullable;

/// The machine a comparison holds for.
///
/// @param subdir platform in conda's spelling; wheel platforms are mapped onto it
/// @param python null for any
/// @param cuda CUDA version offered (`13.0`), `none` for a machine without CUDA; null for any
/// @param glibc glibc version offered (`2.28`); null where not given
public record Target(
        Subdir subdir,
        @Nullable PythonVersion python,
        @Nullable String cuda,
        @Nullable String glibc) {

    /// One line: `linux-64, Python 3.12, CUDA 12.9`.
    public String describe() {
        StringBuilder line = new StringBuilder(subdir.value());
        line.append(python == null ? ", any Python" : ", Python " + python);
        if (cuda == null) {
            line.append(", with or without CUDA");
        } else {
            line.append(cuda.equals("none") ? ", no CUDA" : ", CUDA " + cuda);
        }
        if (glibc != null) {
            line.append(", glibc ").append(glibc);
        }
        return line.toString();
    }
}
