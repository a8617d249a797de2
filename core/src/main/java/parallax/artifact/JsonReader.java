package parallax.artifact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.version.Excerpt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/// Streams one JSON document of a package, field by field. A value of another type than asked for is noted and left
/// out; text that is no JSON ends the reading.
final class JsonReader implements AutoCloseable {

    /// The deepest document known is five deep.
    private static final int DEEPEST = 64;
    /// Beyond these many notes a document says nothing new.
    private static final int MOST_NOTES = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(1 << 20)
                    .maxNumberLength(1000)
                    .maxNameLength(1 << 16)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    /// What to do with a field: read its value, or return without having touched it, which leaves it out.
    @FunctionalInterface
    interface Field {
        void read(String name) throws UnreadableDocumentException;
    }

    private final JsonParser parser;
    private final List<String> notes = new ArrayList<>();
    /// Set once the value of the field at hand has been read.
    private boolean taken;

    private String field = "the document";

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /// @param json UTF-8, with or without a byte order mark
    static JsonReader of(byte[] json) throws UnreadableDocumentException {
        int start = json.length >= 3 && (json[0] & 0xff) == 0xef && (json[1] & 0xff) == 0xbb ? 3 : 0;
        // The library would take zeros for UTF-16 or UTF-32 (RFC 8259 section 8.1 knows UTF-8 alone).
        for (int i = start; i < Math.min(json.length, start + 4); i++) {
            if (json[i] == 0 || (json[i] & 0xff) >= 0xfe) {
                throw new UnreadableDocumentException("no text in UTF-8");
            }
        }
        try {
            return new JsonReader(FACTORY.createParser(ObjectReadContext.empty(), json, start, json.length - start));
        } catch (JacksonException e) {
            throw problem(e);
        }
    }

    /// What was odd, each a line: a field of another type, a name given twice.
    List<String> notes() {
        return List.copyOf(notes);
    }

    /// Reads the whole document, which has to be one object with nothing behind it.
    void document(Field fields) throws UnreadableDocumentException {
        if (next() != JsonToken.START_OBJECT) {
            throw new UnreadableDocumentException("no JSON object");
        }
        fields(fields);
        if (next() != null) {
            throw new UnreadableDocumentException("text behind the JSON object");
        }
    }

    /// The object that is the value at hand; leaves out and notes any other value.
    void object(Field fields) throws UnreadableDocumentException {
        if (begin(JsonToken.START_OBJECT, "an object")) {
            fields(fields);
        }
    }

    private void fields(Field fields) throws UnreadableDocumentException {
        Set<String> seen = new LinkedHashSet<>();
        JsonToken token = next();
        while (token == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (!seen.add(name)) {
                note(Excerpt.of(name) + " is given twice; the last counts");
            }
            String outer = field;
            field = name;
            next();
            taken = false;
            fields.read(name);
            if (!taken) {
                skip();
            }
            taken = true;
            field = outer;
            token = next();
        }
    }

    /// Calls `element` with each value of the array that is the value at hand.
    void array(Field element) throws UnreadableDocumentException {
        if (!begin(JsonToken.START_ARRAY, "an array")) {
            return;
        }
        String name = field;
        while (next() != JsonToken.END_ARRAY) {
            taken = false;
            element.read(name);
            if (!taken) {
                skip();
            }
        }
        taken = true;
    }

    private boolean begin(JsonToken expected, String what) throws UnreadableDocumentException {
        if (parser.currentToken() == expected) {
            taken = true;
            return true;
        }
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            note(Excerpt.of(field) + " is no " + what.substring(what.indexOf(' ') + 1));
        }
        skip();
        return false;
    }

    /// The text at hand; a number or truth value as written; null for `null` and, noted, for anything else.
    @Nullable
    String text() throws UnreadableDocumentException {
        JsonToken token = parser.currentToken();
        if (token != null && token.isScalarValue()) {
            taken = true;
            return token == JsonToken.VALUE_NULL ? null : scalar();
        }
        note(Excerpt.of(field) + " is no text");
        skip();
        return null;
    }

    /// The whole number at hand; null for `null` and, noted, for what is no whole number below 2^63.
    @Nullable
    Long number() throws UnreadableDocumentException {
        String text = text();
        if (text == null) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            note(Excerpt.of(field) + " is no whole number: " + Excerpt.of(text));
            return null;
        }
    }

    /// The truth value at hand; false, noted, for anything else.
    boolean truth() throws UnreadableDocumentException {
        String text = text();
        if (text != null && !text.equals("true") && !text.equals("false")) {
            note(Excerpt.of(field) + " is neither true nor false");
        }
        return "true".equals(text);
    }

    /// The texts of an array, or the one text that stands for it.
    List<String> texts() throws UnreadableDocumentException {
        List<String> texts = new ArrayList<>();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            array(name -> add(texts, text()));
        } else {
            add(texts, text());
        }
        return texts;
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null) {
            texts.add(text);
        }
    }

    /// The value at hand as names and texts: the names of nested objects joined with `.`, an array as its texts.
    Map<String, List<String>> flat() throws UnreadableDocumentException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        object(name -> flat(name, values));
        return values;
    }

    /// As [#flat()], of the field `name` alone.
    void flat(String name, Map<String, List<String>> values) throws UnreadableDocumentException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            object(inner -> flat(name + "." + inner, values));
        } else if (token == JsonToken.START_ARRAY) {
            values.computeIfAbsent(name, _ -> new ArrayList<>());
            array(_ -> flat(name, values));
        } else {
            String text = text();
            List<String> texts = values.computeIfAbsent(name, _ -> new ArrayList<>());
            if (text != null) {
                texts.add(text);
            }
        }
    }

    private void skip() throws UnreadableDocumentException {
        try {
            parser.skipChildren();
        } catch (JacksonException e) {
            throw problem(e);
        }
        taken = true;
    }

    private String scalar() throws UnreadableDocumentException {
        try {
            return parser.getString();
        } catch (JacksonException e) {
            throw problem(e);
        }
    }

    private @Nullable JsonToken next() throws UnreadableDocumentException {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw problem(e);
        }
    }

    /// The place is the library's, its words are not: they quote the text and change between releases.
    private static UnreadableDocumentException problem(JacksonException e) {
        var place = e.getLocation();
        return new UnreadableDocumentException(
                place == null || place.getLineNr() < 0
                        ? "no JSON"
                        : "no JSON at line " + place.getLineNr() + ", column " + place.getColumnNr());
    }

    private void note(String text) {
        if (notes.size() < MOST_NOTES) {
            notes.add(text);
        }
    }

    @Override
    public void close() {
        parser.close();
    }
}
