package parallax.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a machine offers of CUDA, where that is settled.
public sealed interface CudaOffer {

    /// A machine without CUDA.
    record None() implements CudaOffer {
        @Override
        public String toString() {
            return "none";
        }
    }

    /// A driver for this version.
    record Version(CudaVersion version) implements CudaOffer {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Version offer && version.equals(offer.version);
        }

        @Override
        public int hashCode() {
            return version.hashCode();
        }

        @Override
        public String toString() {
            return version.toString();
        }
    }

    /// Reads `none`, and a version with major and minor number: `12.9`. Empty for everything else.
    static Optional<CudaOffer> find(String text) {
        return text.equals("none")
                ? Optional.of(new None())
                : CudaVersion.find(text).map(Version::new);
    }
}
