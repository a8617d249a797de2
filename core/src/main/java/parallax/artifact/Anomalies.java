package parallax.artifact;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects what is odd of one artifact, from several threads. Of each kind the first some hundred are kept by name;
/// the rest are counted, for a hostile archive has a million.
final class Anomalies {

    private static final int PER_KIND = 500;

    private final List<Anomaly> found = new ArrayList<>();
    private final Map<Anomaly.Kind, Integer> counts = new EnumMap<>(Anomaly.Kind.class);

    synchronized void add(Anomaly.Kind kind, String path, String text) {
        int count = counts.merge(kind, 1, Integer::sum);
        if (count <= PER_KIND) {
            found.add(new Anomaly(kind, path, text));
        }
    }

    /// Sorted, each once.
    synchronized List<Anomaly> sorted() {
        List<Anomaly> all = new ArrayList<>(found.stream().distinct().sorted().toList());
        counts.forEach((kind, count) -> {
            if (count > PER_KIND) {
                all.add(new Anomaly(kind, "", "and " + (count - PER_KIND) + " more of this kind"));
            }
        });
        all.sort(null);
        return all;
    }
}
