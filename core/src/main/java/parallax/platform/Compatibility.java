package parallax.platform;

/// Whether a target can use a wheel, and if not, which part of the tag stands against it.
public sealed interface Compatibility {

    /// The target accepts the wheel.
    ///
    /// @param rank place of the best matching tag in the target's list, 0 the most preferred
    /// @param tag that tag
    record Compatible(int rank, WheelTag tag) implements Compatibility {}

    /// The target does not accept the wheel.
    ///
    /// @param part the first part, from left to right, that no tag of the target has together with the parts before
    /// @param reason why, in words that follow the wheel's name: `needs glibc 2.28, the target has glibc 2.17`
    record Incompatible(Part part, String reason) implements Compatibility {}

    /// A part of a wheel tag.
    enum Part {
        PYTHON,
        ABI,
        PLATFORM
    }

    default boolean isCompatible() {
        return this instanceof Compatible;
    }
}
