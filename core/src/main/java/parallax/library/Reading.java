package parallax.library;

import java.util.List;
import java.util.Optional;

/// One thing read from a library with what shows it, or unknown with the reason. Unknown is never read as absent.
public sealed interface Reading<T> {

    /// @param evidence what shows it, each a few words: a symbol, a section with a text, a note; never empty
    record Read<T>(T value, List<String> evidence) implements Reading<T> {
        public Read {
            evidence = List.copyOf(evidence);
            if (evidence.isEmpty()) {
                throw new IllegalArgumentException("nothing shows " + value);
            }
        }
    }

    /// @param why the reason, as a clause: `the library has no version needs`
    record Unknown<T>(String why) implements Reading<T> {}

    default Optional<T> toOptional() {
        return switch (this) {
            case Read<T>(T value, List<String> _) -> Optional.of(value);
            case Unknown<T>(String _) -> Optional.empty();
        };
    }

    static <T> Reading<T> read(T value, List<String> evidence) {
        return new Read<>(value, evidence);
    }

    static <T> Reading<T> unknown(String why) {
        return new Unknown<>(why);
    }
}
