package parallax.fact;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One thing known of a subject with its evidence, or unknown with the reason. Unknown is never read as equal,
/// absent or fine.
public sealed interface Known<T> {

    /// @param evidence never empty: a fact without evidence is not a fact
    record Fact<T>(T value, List<Evidence> evidence) implements Known<T> {
        public Fact {
            evidence = List.copyOf(evidence);
            if (evidence.isEmpty()) {
                throw new IllegalArgumentException("a fact needs evidence: " + value);
            }
        }
    }

    /// @param why the reason, as a clause: `no record of this build is in the snapshot`
    record Unknown<T>(String why) implements Known<T> {}

    static <T> Known<T> fact(T value, Evidence evidence) {
        return new Fact<>(value, List.of(evidence));
    }

    static <T> Known<T> fact(T value, List<Evidence> evidence) {
        return new Fact<>(value, evidence);
    }

    static <T> Known<T> unknown(String why) {
        return new Unknown<>(why);
    }

    default Optional<T> toOptional() {
        return switch (this) {
            case Fact<T>(T value, List<Evidence> _) -> Optional.of(value);
            case Unknown<T>(String _) -> Optional.empty();
        };
    }

    /// Empty where unknown.
    default List<Evidence> evidence() {
        return switch (this) {
            case Fact<T>(T _, List<Evidence> evidence) -> evidence;
            case Unknown<T>(String _) -> List.of();
        };
    }

    default <R> Known<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Fact<T>(T value, List<Evidence> evidence) -> new Fact<>(change.apply(value), evidence);
            case Unknown<T>(String why) -> new Unknown<>(why);
        };
    }
}
