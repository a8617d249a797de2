package parallax.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One JSON object of the recorded data that must be understood whole: `done` fails if a field was not asked for.
final class Row {

    private final String place;
    private final JsonNode node;
    private final Set<String> asked = new TreeSet<>();

    Row(String place, JsonNode node) {
        this.place = place;
        this.node = node;
        if (!node.isObject()) {
            throw new ImportException(place, "expected an object");
        }
    }

    String place() {
        return place;
    }

    Set<String> keys() {
        return new TreeSet<>(node.propertyNames());
    }

    boolean has(String key) {
        return !node.path(key).isMissingNode() && !node.path(key).isNull();
    }

    /// These fields are understood and left out.
    Row without(String... keys) {
        asked.addAll(List.of(keys));
        return this;
    }

    void done() {
        for (String key : node.propertyNames()) {
            if (!asked.contains(key)) {
                throw new ImportException(place, "unknown field `" + key + "`");
            }
        }
    }

    private @Nullable JsonNode value(String key) {
        asked.add(key);
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : value;
    }

    private ImportException wrong(String key, String expected) {
        return new ImportException(place, "field `" + key + "` is not " + expected);
    }

    String text(String key) {
        String text = textOrNull(key);
        if (text == null) {
            throw wrong(key, "there");
        }
        return text;
    }

    @Nullable
    String textOrNull(String key) {
        JsonNode value = value(key);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(key, "text");
        }
        return value.stringValue();
    }

    @Nullable
    Long numberOrNull(String key) {
        JsonNode value = value(key);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            throw wrong(key, "a whole number");
        }
        return value.longValue();
    }

    long number(String key) {
        Long number = numberOrNull(key);
        if (number == null) {
            throw wrong(key, "there");
        }
        return number;
    }

    boolean flag(String key) {
        JsonNode value = value(key);
        if (value == null || !value.isBoolean()) {
            throw wrong(key, "true or false");
        }
        return value.booleanValue();
    }

    Row row(String key) {
        Row row = rowOrNull(key);
        if (row == null) {
            throw wrong(key, "there");
        }
        return row;
    }

    @Nullable
    Row rowOrNull(String key) {
        JsonNode value = value(key);
        return value == null ? null : new Row(place + " › " + key, value);
    }

    List<Row> rows(String key) {
        JsonNode value = value(key);
        if (value == null || !value.isArray()) {
            throw wrong(key, "a list");
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode each : value) {
            rows.add(new Row(place + " › " + key + "[" + rows.size() + "]", each));
        }
        return rows;
    }

    boolean isText(String key) {
        return node.path(key).isString();
    }

    boolean isList(String key) {
        return node.path(key).isArray();
    }

    List<String> texts(String key) {
        List<String> texts = textsOrNull(key);
        if (texts == null) {
            throw wrong(key, "there");
        }
        return texts;
    }

    @Nullable
    List<String> textsOrNull(String key) {
        JsonNode value = value(key);
        return value == null ? null : texts(key, value);
    }

    private List<String> texts(String key, JsonNode value) {
        if (!value.isArray()) {
            throw wrong(key, "a list");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isString()) {
                throw wrong(key, "a list of texts");
            }
            texts.add(each.stringValue());
        }
        return texts;
    }

    /// A list of lists of texts; empty where the field is missing.
    List<List<String>> textLists(String key) {
        JsonNode value = value(key);
        List<List<String>> lists = new ArrayList<>();
        if (value != null) {
            for (JsonNode each : value) {
                lists.add(texts(key, each));
            }
        }
        return lists;
    }

    /// This object as key -> texts; a single text is a list of one.
    Map<String, List<String>> textMap() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (String key : node.propertyNames()) {
            map.put(key, isText(key) ? List.of(text(key)) : texts(key));
        }
        return map;
    }
}
