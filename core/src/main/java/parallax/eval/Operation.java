package parallax.eval;

import java.util.List;

/// One question that can be asked.
///
/// @param name as requests spell it: `pep440.compare`
/// @param fields that it knows, besides `id` and `op`
record Operation(String name, List<String> fields, Answer answer) {

    /// How the result is found.
    @FunctionalInterface
    interface Answer {
        JsonValue to(Request request) throws RefusedException;
    }

    Operation {
        fields = List.copyOf(fields);
    }
}
