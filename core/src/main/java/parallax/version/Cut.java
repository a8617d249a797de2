package parallax.version;

import java.util.Optional;

/// A place between the versions of one order. Cuts are canonical: between two that are not equal there is a version
/// that could be released.
///
/// @param <V> the versions between which it lies; one class of cuts for each
interface Cut<V extends Version> extends Comparable<Cut<V>> {

    /// The cut just before a version of the same order.
    Cut<V> justBefore(V version);

    /// Some version above this place.
    ///
    /// @param upper a greater cut that the version must be below; empty where there is no bound
    V versionAbove(Optional<Cut<V>> upper);

    /// As the lower end of an interval, with its bracket: `[1.0`.
    String asLower();

    /// As the upper end of an interval, with its bracket: `1.0)`.
    String asUpper();
}
