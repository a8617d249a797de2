package parallax.fact;

import org.jspecify.annotations.Nullable;

/// Which accelerator a build is made for, as far as its name or requirements say.
public sealed interface Accelerator {

    record Cpu() implements Accelerator {
        @Override
        public String toString() {
            return "CPU";
        }
    }

    /// @param version `12.9`; null where only CUDA is said
    record Cuda(@Nullable String version) implements Accelerator {
        @Override
        public String toString() {
            return version == null ? "CUDA" : "CUDA " + version;
        }
    }

    /// @param version `6.3`
    record Rocm(String version) implements Accelerator {
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
            return new Rocm(label.substring(4));
        }
        if (label.startsWith("cu") && label.length() >= 4) {
            String digits = label.substring(2);
            if (digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return new Cuda(dottedCuda(digits));
            }
        }
        return new Labelled(label);
    }

    /// Reads the words of an implied accelerator, `CUDA 13.0 (…)`; not stated where they are unknown or name no CUDA.
    static Accelerator ofWords(Known<String> words) {
        String text = words.toOptional().orElse("");
        int end = text.indexOf(' ', "CUDA ".length());
        return text.startsWith("CUDA ") && end > 0 ? new Cuda(text.substring("CUDA ".length(), end)) : new Unstated();
    }

    /// The last digit is the minor version: `92` is 9.2, `118` is 11.8, `130` is 13.0.
    static String dottedCuda(String digits) {
        int major = digits.length() - 1;
        return digits.substring(0, major) + "." + digits.substring(major);
    }
}
