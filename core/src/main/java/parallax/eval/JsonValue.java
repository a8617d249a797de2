package parallax.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A piece of JSON (RFC 8259) as a value.
sealed interface JsonValue {

    record Text(String value) implements JsonValue {}

    /// @param literal as spelled, so that no digit is lost
    record Numeral(String literal) implements JsonValue {}

    record Bool(boolean value) implements JsonValue {
        private static final JsonValue TRUE = new Bool(true);
        private static final JsonValue FALSE = new Bool(false);
    }

    record Null() implements JsonValue {
        private static final JsonValue ONLY = new Null();
    }

    record Items(List<JsonValue> values) implements JsonValue {}

    /// @param members in the order of the text
    record Members(Map<String, JsonValue> members) implements JsonValue {}

    static JsonValue nothing() {
        return Null.ONLY;
    }

    static JsonValue of(boolean value) {
        return value ? Bool.TRUE : Bool.FALSE;
    }

    static JsonValue of(int value) {
        return new Numeral(Integer.toString(value));
    }

    static JsonValue of(BigInteger value) {
        return new Numeral(value.toString());
    }

    /// @param value null for JSON's `null`
    static JsonValue of(@Nullable String value) {
        return value == null ? Null.ONLY : new Text(value);
    }

    static JsonValue of(List<String> texts) {
        List<JsonValue> values = new ArrayList<>(texts.size());
        for (String text : texts) {
            values.add(new Text(text));
        }
        return new Items(values);
    }

    /// An object built field by field.
    static Builder object() {
        return new Builder();
    }

    /// What the value is, for messages: `a string`, `a number`.
    default String kind() {
        return switch (this) {
            case Text _ -> "a string";
            case Numeral _ -> "a number";
            case Bool _ -> "a boolean";
            case Null _ -> "null";
            case Items _ -> "a list";
            case Members _ -> "an object";
        };
    }

    /// Fields in the order in which they are put.
    final class Builder {

        private final Map<String, JsonValue> members = new LinkedHashMap<>();

        Builder put(String name, JsonValue value) {
            members.put(name, value);
            return this;
        }

        Builder put(String name, @Nullable String value) {
            return put(name, of(value));
        }

        Builder put(String name, boolean value) {
            return put(name, of(value));
        }

        Builder put(String name, List<String> values) {
            return put(name, of(values));
        }

        JsonValue build() {
            return new Members(Collections.unmodifiableMap(members));
        }
    }
}
