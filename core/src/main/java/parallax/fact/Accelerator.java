package parallax.fact;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parallax.platform.CudaVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;

/// Which accelerator a build is made for, as far as its name or requirements say.
public sealed interface Accelerator {

    /// Labels, then by kind, versions by number: `CPU`, `CUDA 9.2`, `CUDA 10.1`.
    Comparator<Accelerator> ASCENDING = Accelerator::compare;

    record Cpu() implements Accelerator {
        @Override
        public String toString() {
            return "CPU";
        }
    }

    /// @param version `12.9`; null where only CUDA is said
    record Cuda(@Nullable CudaVersion version) implements Accelerator {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Cuda cuda && Objects.equals(version, cuda.version);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(version);
        }

        @Override
        public String toString() {
            return version == null ? "CUDA" : "CUDA " + version;
        }
    }

    /// @param version `6.3`, in the order of the wheels whose label names it
    record Rocm(Pep440Version version) implements Accelerator {
        @Override
        public String toString() {
            return "ROCm " + version;
        }
    }

    /// Intel GPUs.
    record Xpu() implements Accelerator {
        @Override
        public String toString() {
            return "XPU";
        }
    }

    /// The build's name says nothing: a plain wheel, whose accelerator is that of the torch it is built for.
    record Unstated() implements Accelerator {
        @Override
        public String toString() {
            return "not stated";
        }
    }

    /// A local label that names no accelerator, for example a commit.
    ///
    /// @param label as written
    record Labelled(String label) implements Accelerator {
        @Override
        public String toString() {
            return "+" + label;
        }
    }

    /// Reads a wheel's local version label: `cpu`, `cu130`, `rocm6.3`, `xpu`; empty for a plain wheel.
    static Accelerator ofLocalLabel(String label) {
        if (label.isEmpty()) {
            return new Unstated();
        }
        if (label.equals("cpu") || label.startsWith("cpu.")) {
            return new Cpu();
        }
        if (label.equals("xpu")) {
            return new Xpu();
        }
        if (label.startsWith("rocm") && label.length() > 4) {
            return rocm(label);
        }
        if (label.startsWith("cu") && label.length() >= 4) {
            return CudaVersion.ofDigits(label.substring(2))
                    .<Accelerator>map(Cuda::new)
                    .orElseGet(() -> new Labelled(label));
        }
        return new Labelled(label);
    }

    private static Accelerator rocm(String label) {
        try {
            return new Rocm(Pep440Version.parse(label.substring("rocm".length())));
        } catch (MalformedVersionException _) {
            return new Labelled(label);
        }
    }

    private static int compare(Accelerator one, Accelerator other) {
        int byKind = Integer.compare(rank(one), rank(other));
        if (byKind != 0) {
            return byKind;
        }
        return switch (one) {
            case Cuda(CudaVersion mine)
            when other instanceof Cuda(CudaVersion theirs) ->
                mine == null || theirs == null ? Boolean.compare(mine != null, theirs != null) : mine.compareTo(theirs);
            case Rocm(Pep440Version mine) when other instanceof Rocm(Pep440Version theirs) -> mine.compareTo(theirs);
            default -> one.toString().compareTo(other.toString());
        };
    }

    private static int rank(Accelerator accelerator) {
        return switch (accelerator) {
            case Labelled _ -> 0;
            case Cpu _ -> 1;
            case Cuda _ -> 2;
            case Rocm _ -> 3;
            case Xpu _ -> 4;
            case Unstated _ -> 5;
        };
    }
}
