package parallax.python;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Variables of a module that are `True` or `False` whatever happens: given that once, and never declared `global` in
/// a function. Good enough to follow `USE_GLOBAL_DEPS = True`.
final class Constants {

    private static final int MOST = 2000;

    /// @param single false where it was given something else too
    private record Value(boolean is, boolean single) {}

    private final Map<String, Value> values = new HashMap<>();

    void statement(TokenLine line, int from, int to, Frame frame) {
        if (line.is(from, "global")) {
            for (int i = from + 1; i < to; i++) {
                if (line.kinds[i] == Token.NAME) {
                    spoil(Source.of(line, i, i + 1).line());
                }
            }
        } else if (!frame.isDeferred() && to - from > 2 && line.ends[from] - line.starts[from] <= Source.LONGEST) {
            assigned(line, from, to);
        }
    }

    private void assigned(TokenLine line, int from, int to) {
        boolean literal = to - from == 3
                && line.operator(from + 1) == '='
                && (line.is(from + 2, "True") || line.is(from + 2, "False"));
        if (literal) {
            String name = Source.of(line, from, from + 1).line();
            Value value = new Value(line.is(from + 2, "True"), !values.containsKey(name));
            if (values.size() < MOST || values.containsKey(name)) {
                values.put(name, value);
            }
            return;
        }
        // Of `a = b = c` and `a, b = c` each name before an `=` is given something else.
        for (int i = from; i + 1 < to && line.kinds[i] == Token.NAME && isTarget(line, i + 1); i += 2) {
            spoil(Source.of(line, i, i + 1).line());
        }
    }

    private static boolean isTarget(TokenLine line, int next) {
        return switch (line.operator(next)) {
            case ',', '=', ':' -> true;
            default -> line.is(next, "|=") || line.is(next, "&=");
        };
    }

    private void spoil(String name) {
        if (values.containsKey(name) || values.size() < MOST) {
            values.put(name, new Value(false, false));
        }
    }

    SortedMap<String, Boolean> known() {
        SortedMap<String, Boolean> known = new TreeMap<>();
        values.forEach((name, value) -> {
            if (value.single) {
                known.put(name, value.is);
            }
        });
        return known;
    }
}
