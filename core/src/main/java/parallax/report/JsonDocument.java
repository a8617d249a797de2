package parallax.report;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// One JSON object written field by field, in the order of the calls, indented by two spaces.
///
/// Always valid and well-formed Unicode (RFC 8259 section 8.2, RFC 7493 section 2.1): a surrogate without a partner
/// becomes U+FFFD. Characters that act on terminals without being seen are spelled by their number.
final class JsonDocument {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().characterEscapes(new Escapes()).build();

    private final StringWriter text = new StringWriter(8192);
    private final JsonGenerator generator = FACTORY.createGenerator(new Indented(), text);

    /// @param body writes the fields of the outermost object
    static String write(Consumer<JsonDocument> body) {
        JsonDocument document = new JsonDocument();
        document.generator.writeStartObject();
        body.accept(document);
        document.generator.writeEndObject();
        document.generator.close();
        return document.text.append('\n').toString();
    }

    JsonDocument field(String name, @Nullable String value) {
        if (value == null) {
            generator.writeNullProperty(name);
        } else {
            generator.writeStringProperty(name, wellFormed(value));
        }
        return this;
    }

    /// Leaves the field out where there is no value.
    JsonDocument optional(String name, @Nullable String value) {
        return value == null ? this : field(name, value);
    }

    JsonDocument field(String name, int value) {
        generator.writeNumberProperty(name, value);
        return this;
    }

    JsonDocument bool(String name, boolean value) {
        generator.writeBooleanProperty(name, value);
        return this;
    }

    /// Null where it cannot be told.
    JsonDocument field(String name, @Nullable Boolean value) {
        if (value == null) {
            generator.writeNullProperty(name);
            return this;
        }
        return bool(name, value);
    }

    JsonDocument object(String name, Runnable fields) {
        generator.writeObjectPropertyStart(name);
        fields.run();
        generator.writeEndObject();
        return this;
    }

    <T> JsonDocument objects(String name, List<T> items, Consumer<T> fields) {
        generator.writeArrayPropertyStart(name);
        for (T item : items) {
            generator.writeStartObject();
            fields.accept(item);
            generator.writeEndObject();
        }
        generator.writeEndArray();
        return this;
    }

    /// An array of arrays of objects.
    <T> JsonDocument table(String name, List<List<T>> rows, Consumer<T> fields) {
        generator.writeArrayPropertyStart(name);
        for (List<T> row : rows) {
            generator.writeStartArray();
            for (T item : row) {
                generator.writeStartObject();
                fields.accept(item);
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
        generator.writeEndArray();
        return this;
    }

    JsonDocument strings(String name, List<String> items) {
        generator.writeArrayPropertyStart(name);
        for (String item : items) {
            generator.writeString(wellFormed(item));
        }
        generator.writeEndArray();
        return this;
    }

    private static String wellFormed(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isSurrogate(text.charAt(index))) {
                return replaceLoneSurrogates(text);
            }
        }
        return text;
    }

    private static String replaceLoneSurrogates(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        int index = 0;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            index += Character.charCount(codePoint);
            boolean lone = Character.getType(codePoint) == Character.SURROGATE;
            whole.appendCodePoint(lone ? 0xfffd : codePoint);
        }
        return whole.toString();
    }

    /// The platform's line end would make the same answer differ between machines.
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            Separators separators = Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator("");
            return new DefaultPrettyPrinter(separators)
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    private static final class Escapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int[] ASCII = ascii();

        private static int[] ascii() {
            int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
            codes[0x7f] = CharacterEscapes.ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ASCII;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int unit) {
            return switch (Character.getType(unit)) {
                // All surrogates, since some pairs are format characters (tags) and one half cannot tell.
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE ->
                    new SerializedString(
                            "\\u" + Integer.toHexString(0x10000 | unit).substring(1));
                default -> null;
            };
        }
    }
}
