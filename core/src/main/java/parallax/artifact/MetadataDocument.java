package parallax.artifact;

import java.util.Optional;

/// One metadata document of an artifact. That it is absent, that it cannot be read and that it is empty are three
/// different things.
///
/// @param <T> the typed document
public sealed interface MetadataDocument<T> {

    /// The document, read.
    record Present<T>(T value) implements MetadataDocument<T> {}

    /// The artifact has no such document.
    record Absent<T>() implements MetadataDocument<T> {}

    /// The document is there and cannot be read.
    ///
    /// @param problem why, one line
    record Unreadable<T>(String problem) implements MetadataDocument<T> {}

    /// The value, where there is one to be had; empty both where the document is absent and where it is unreadable.
    default Optional<T> find() {
        return this instanceof Present<T>(T value) ? Optional.of(value) : Optional.empty();
    }
}
