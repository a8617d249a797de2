package parallax.eval;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.version.Excerpt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/// One JSON value per line, read and written (RFC 8259; JSON Lines).
final class JsonLines {

    /// A request is two or three deep.
    private static final int DEEPEST = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .rootValueSeparator((String) null)
            // One thread asks, line after line.
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private JsonLines() {}

    /// @param line UTF-8
    /// @throws RefusedException for what is not exactly one JSON value, with the offset in bytes
    static JsonValue read(byte[] line, int start, int length) throws RefusedException {
        checkEncoding(line, start, length);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line, start, length)) {
            return read(parser);
        }
    }

    /// The library would take zeros and byte order marks for UTF-16 or UTF-32, which RFC 8259 section 8.1 does not
    /// allow.
    private static void checkEncoding(byte[] line, int start, int length) throws RefusedException {
        for (int i = 0; i < Math.min(length, 4); i++) {
            int unit = line[start + i] & 0xff;
            if (unit == 0 || unit >= 0xfe) {
                throw new RefusedException(
                        ErrorCode.BAD_JSON,
                        "not JSON: at byte " + i + ", 0x" + Integer.toHexString(unit)
                                + " is no text in UTF-8 (RFC 8259)");
            }
        }
    }

    private static JsonValue read(JsonParser parser) throws RefusedException {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new RefusedException(ErrorCode.BAD_JSON, "the line is empty; a request is one JSON object");
            }
            JsonValue value = value(parser, first);
            if (parser.nextToken() != null) {
                throw malformed(parser, "a second value; a request is one JSON object on its own line");
            }
            return value;
        } catch (JacksonException e) {
            throw malformed(parser, reason(e));
        }
    }

    /// The library's words, without its own idea of the place.
    private static String reason(JacksonException e) {
        String message = e.getOriginalMessage();
        int source = message.indexOf("(start marker at [");
        return Excerpt.cut(source < 0 ? message : message.substring(0, source).strip(), 200);
    }

    private static RefusedException malformed(JsonParser parser, String found) {
        return new RefusedException(
                ErrorCode.BAD_JSON,
                "not JSON: at byte " + parser.currentLocation().getByteOffset() + ", " + found + " (RFC 8259)");
    }

    private static JsonValue value(JsonParser parser, JsonToken token) throws RefusedException {
        return switch (token) {
            case VALUE_STRING -> new JsonValue.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Numeral(parser.getString());
            case VALUE_TRUE -> JsonValue.of(true);
            case VALUE_FALSE -> JsonValue.of(false);
            case VALUE_NULL -> JsonValue.nothing();
            case START_ARRAY -> items(parser);
            case START_OBJECT -> members(parser);
            default -> throw malformed(parser, "no value");
        };
    }

    private static JsonValue items(JsonParser parser) throws RefusedException {
        List<JsonValue> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(value(parser, token));
        }
        return new JsonValue.Items(values);
    }

    private static JsonValue members(JsonParser parser) throws RefusedException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (members.put(name, value(parser, parser.nextToken())) != null) {
                throw malformed(parser, "the field " + Excerpt.of(name) + " is there twice");
            }
        }
        return new JsonValue.Members(members);
    }

    static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    static void write(JsonValue value, JsonGenerator out) {
        switch (value) {
            case JsonValue.Text(String text) -> out.writeString(wellFormed(text));
            case JsonValue.Numeral(String literal) -> out.writeNumber(literal);
            case JsonValue.Bool(boolean truth) -> out.writeBoolean(truth);
            case JsonValue.Null() -> out.writeNull();
            case JsonValue.Items(List<JsonValue> values) -> {
                out.writeStartArray();
                for (JsonValue item : values) {
                    write(item, out);
                }
                out.writeEndArray();
            }
            case JsonValue.Members(Map<String, JsonValue> members) -> {
                out.writeStartObject();
                for (Map.Entry<String, JsonValue> member : members.entrySet()) {
                    out.writeName(wellFormed(member.getKey()));
                    write(member.getValue(), out);
                }
                out.writeEndObject();
            }
        }
    }

    /// A surrogate without a partner, which `\ud800` can put into a text, has no UTF-8 (RFC 7493 section 2.1).
    private static String wellFormed(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(point -> Character.getType(point) == Character.SURROGATE ? 0xfffd : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }
}
