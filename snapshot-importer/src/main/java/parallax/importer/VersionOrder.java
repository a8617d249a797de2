package parallax.importer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;

/// Orders versions given as text by the rule of their ecosystem. Texts that are no version come last, and equal
/// versions (`1.0` and `1.0.0`) are ordered by their spelling, so that the order is always the same.
final class VersionOrder {

    static final Comparator<String> PYTHON = order(VersionOrder::python);
    static final Comparator<String> CONDA = order(VersionOrder::conda);

    private VersionOrder() {}

    private interface Parser<V> {
        Optional<V> parse(String text);
    }

    private static <V extends Comparable<V>> Comparator<String> order(Parser<V> parser) {
        Map<String, Optional<V>> known = new HashMap<>();
        return (left, right) -> {
            Optional<V> first = known.computeIfAbsent(left, parser::parse);
            Optional<V> second = known.computeIfAbsent(right, parser::parse);
            int order = first.isPresent() && second.isPresent()
                    ? first.get().compareTo(second.get())
                    : Boolean.compare(first.isEmpty(), second.isEmpty());
            return order != 0 ? order : left.compareTo(right);
        };
    }

    private static Optional<Pep440Version> python(String text) {
        try {
            return Optional.of(Pep440Version.parse(text));
        } catch (MalformedVersionException _) {
            return Optional.empty();
        }
    }

    private static Optional<CondaVersion> conda(String text) {
        try {
            return Optional.of(CondaVersion.parse(text));
        } catch (MalformedVersionException _) {
            return Optional.empty();
        }
    }
}
