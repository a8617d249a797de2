package parallax.compare;

import org.jspecify.annotations.Nullable;
import parallax.fact.Accelerator;
import parallax.fact.ImpliedAccelerator;

/// One accelerator that a side builds for, in the words of whatever says so.
public record OfferedAccelerator(Accelerator accelerator, String words) implements Comparable<OfferedAccelerator> {

    public static OfferedAccelerator stated(Accelerator accelerator) {
        return new OfferedAccelerator(accelerator, accelerator.toString());
    }

    public static OfferedAccelerator implied(ImpliedAccelerator implied) {
        return new OfferedAccelerator(implied.accelerator(), implied.toString());
    }

    // Written out for the reason that PackageName gives.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OfferedAccelerator offered && words.equals(offered.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    /// By accelerator, then by words.
    @Override
    public int compareTo(OfferedAccelerator other) {
        int byAccelerator = Accelerator.ASCENDING.compare(accelerator, other.accelerator);
        return byAccelerator != 0 ? byAccelerator : words.compareTo(other.words);
    }

    @Override
    public String toString() {
        return words;
    }
}
