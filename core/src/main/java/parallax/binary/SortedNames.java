package parallax.binary;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// Names in the order of their characters.
final class SortedNames {

    private SortedNames() {}

    /// Gives every name that starts so, in their order.
    static void each(List<String> names, String prefix, Consumer<String> sink) {
        int found = Collections.binarySearch(names, prefix);
        for (int at = found < 0 ? -found - 1 : found; at < names.size(); at++) {
            if (!names.get(at).startsWith(prefix)) {
                return;
            }
            sink.accept(names.get(at));
        }
    }
}
