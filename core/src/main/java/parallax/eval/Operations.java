package parallax.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parallax.name.NearestName;
import parallax.version.Excerpt;

/// All operations by name. Adding one is adding it to the list of its class.
final class Operations {

    private static final Map<String, Operation> ALL = all();

    private Operations() {}

    private static Map<String, Operation> all() {
        Map<String, Operation> all = new LinkedHashMap<>();
        Stream.of(
                        Pep440Operations.LIST,
                        Pep508Operations.LIST,
                        WheelOperations.LIST,
                        CondaOperations.LIST,
                        MatchSpecOperations.LIST,
                        DebianOperations.LIST,
                        RelationOperations.LIST)
                .flatMap(List::stream)
                .forEach(operation -> all.put(operation.name(), operation));
        return all;
    }

    static Operation find(String name) throws RefusedException {
        Operation operation = ALL.get(name);
        if (operation == null) {
            String advice = NearestName.of(name, ALL.keySet())
                    .map(near -> "; did you mean `" + near + "`?")
                    .orElse("; known are " + String.join(", ", ALL.keySet()));
            throw new RefusedException(ErrorCode.UNKNOWN_OPERATION, "no operation " + Excerpt.of(name) + advice);
        }
        return operation;
    }

    /// In the order of the documentation.
    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }
}
