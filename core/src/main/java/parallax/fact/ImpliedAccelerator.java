package parallax.fact;

/// The accelerator of a build whose own name does not state it.
///
/// @param reason what says so, in words: `through torch 2.9.0, for 0.24.0`
public record ImpliedAccelerator(Accelerator accelerator, String reason) {

    @Override
    public String toString() {
        return accelerator + " (" + reason + ")";
    }
}
