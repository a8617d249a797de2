package parallax.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a conda build string says of the build: `cuda129_py312_h9f56bbf_2` is build 2 for Python 3.12 with CUDA
/// 12.9.
///
/// Build strings have no grammar (CEP 26 names only their characters), but conda-build, conda-forge and the
/// `pytorch` channel have written the same few words for years. Only these words are read, and only where they
/// stand alone between `_` or directly beside each other; everything else (`mkl`, `cudnn8`, `cxx17`, hashes) is
/// passed over. What is not shown, or shown in two ways, is empty: nothing is guessed.
public final class CondaBuild {

    /// What a package computes on, where its build string says so.
    public enum Device {
        CPU,
        CUDA
    }

    private final String original;
    private final @Nullable PythonVersion python;
    private final @Nullable Device device;
    private final @Nullable CudaVersion cuda;
    private final @Nullable Integer number;

    CondaBuild(
            String original,
            @Nullable PythonVersion python,
            @Nullable Device device,
            @Nullable CudaVersion cuda,
            @Nullable Integer number) {
        this.original = original;
        this.python = python;
        this.device = device;
        this.cuda = cuda;
        this.number = number;
    }

    /// Any text is accepted; one that follows no known habit just says nothing.
    public static CondaBuild parse(String text) {
        return CondaBuildReader.read(text);
    }

    public String original() {
        return original;
    }

    /// `3.12` for `py312`, `py3.12` and `cp312`, `3.13t` for `cp313t`. Empty for `py3`, and for PyPy builds.
    public Optional<PythonVersion> python() {
        return Optional.ofNullable(python);
    }

    /// `CPU` for `cpu` and `cuNone`, `CUDA` for `cuda`, `cuda129`, `cuda10.1.243` and `cu118`.
    public Optional<Device> device() {
        return Optional.ofNullable(device);
    }

    /// `12.9` for `cuda129`, `10.1` for `cuda10.1.243`, `9.2` for `cu92`. Empty for `cuda`
    /// alone, and for digits that can be read in two ways (`cuda12`).
    public Optional<CudaVersion> cuda() {
        return Optional.ofNullable(cuda);
    }

    /// The build number, where exactly one part of the string is a number: `2` for `cuda129_py312_h9f56bbf_2`, `0`
    /// for `py39cuda112hc5182df_0_cuda`. A record's own `build_number` (CEP 34) is what counts: of 3,790 recorded
    /// build strings six show another number.
    public Optional<Integer> number() {
        return Optional.ofNullable(number);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CondaBuild build && original.equals(build.original);
    }

    @Override
    public int hashCode() {
        return original.hashCode();
    }

    @Override
    public String toString() {
        return original;
    }
}
