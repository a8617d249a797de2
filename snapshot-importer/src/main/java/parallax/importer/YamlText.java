package parallax.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/// YAML in which every scalar stays the text it is, so that the version `2.10` does not become the number 2.1.
final class YamlText {

    private YamlText() {}

    static Map<String, Object> document(String place, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setLabel(place)
                .build();
        try {
            return map(place, new Load(settings).loadFromString(text));
        } catch (YamlEngineException e) {
            throw new ImportException(place, "no YAML: " + e.getMessage());
        }
    }

    static Map<String, Object> map(String place, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new ImportException(place, "expected a map");
        }
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, each) -> result.put(String.valueOf(key), each));
        return result;
    }

    static List<Object> list(String place, @Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw new ImportException(place, "expected a list");
        }
        return new ArrayList<>(list);
    }

    /// A scalar as a list of one, a list of scalars as it is.
    static List<String> texts(String place, @Nullable Object value) {
        if (value instanceof String text) {
            return List.of(text);
        }
        List<String> texts = new ArrayList<>();
        for (Object each : list(place, value)) {
            if (!(each instanceof String text)) {
                throw new ImportException(place, "expected text, found " + each);
            }
            texts.add(text);
        }
        return texts;
    }

    /// A map with nested maps flattened into dotted keys, and inner lists joined by commas.
    static Map<String, List<String>> flat(String place, Map<String, Object> map) {
        Map<String, List<String>> flat = new LinkedHashMap<>();
        map.forEach((key, value) -> flatten(place, key, value, flat));
        return flat;
    }

    private static void flatten(String place, String key, Object value, Map<String, List<String>> flat) {
        switch (value) {
            case String text -> flat.put(key, List.of(text));
            case Map<?, ?> inner ->
                map(place, inner).forEach((name, each) -> flatten(place, key + "." + name, each, flat));
            case List<?> list -> {
                List<String> values = new ArrayList<>();
                for (Object each : list) {
                    values.add(each instanceof List<?> ? String.join(",", texts(place, each)) : String.valueOf(each));
                }
                flat.put(key, values);
            }
            default -> throw new ImportException(place, "cannot read `" + key + "`");
        }
    }
}
