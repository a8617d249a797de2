package parallax.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.name.NearestName;
import parallax.version.Excerpt;
import parallax.version.Strictness;

/// The fields of one request, asked for by name and type.
///
/// A field that is `null` counts as absent. Fields that an operation does not know are passed over, unless they look
/// like a slip in the name of one that it knows.
record Request(Map<String, JsonValue> fields) {

    private static final Set<String> OF_EVERY_REQUEST = Set.of("id", "op");

    String operation() throws RefusedException {
        return text("op");
    }

    /// @throws RefusedException where the field is absent or no string
    String text(String name) throws RefusedException {
        String value = optionalText(name);
        if (value == null) {
            throw missing(name, "a string");
        }
        return value;
    }

    @Nullable
    String optionalText(String name) throws RefusedException {
        return switch (value(name)) {
            case JsonValue.Null _ -> null;
            case JsonValue.Text(String text) -> text;
            case JsonValue other -> throw wrong(name, other, "a string");
        };
    }

    /// Null where absent.
    @Nullable
    Boolean optionalFlag(String name) throws RefusedException {
        return switch (value(name)) {
            case JsonValue.Null _ -> null;
            case JsonValue.Bool(boolean flag) -> flag;
            case JsonValue other -> throw wrong(name, other, "true, false or null");
        };
    }

    List<String> texts(String name) throws RefusedException {
        List<String> texts = optionalTexts(name);
        if (texts == null) {
            throw missing(name, "a list of strings");
        }
        return texts;
    }

    /// Null where absent.
    @Nullable
    List<String> optionalTexts(String name) throws RefusedException {
        return switch (value(name)) {
            case JsonValue.Null _ -> null;
            case JsonValue.Items(List<JsonValue> values) -> {
                List<String> texts = new ArrayList<>(values.size());
                for (JsonValue item : values) {
                    if (!(item instanceof JsonValue.Text(String text))) {
                        throw wrong(name, item, "a list of strings", " at index " + texts.size());
                    }
                    texts.add(text);
                }
                yield texts;
            }
            case JsonValue other -> throw wrong(name, other, "a list of strings");
        };
    }

    /// The field `strictness`; strict where absent.
    Strictness strictness() throws RefusedException {
        return strictness("strict");
    }

    /// The field `strictness`.
    ///
    /// @param otherwise what counts where it is absent
    Strictness strictness(String otherwise) throws RefusedException {
        String text = optionalText("strictness");
        return switch (text == null ? otherwise : text) {
            case "strict" -> Strictness.STRICT;
            case "lenient" -> Strictness.LENIENT;
            default ->
                throw new RefusedException(
                        ErrorCode.BAD_REQUEST,
                        "the field `strictness` is " + Excerpt.of(String.valueOf(text))
                                + ", expected `strict` or `lenient`");
        };
    }

    /// An object whose members can be asked for in the same way.
    Request object(String name) throws RefusedException {
        return switch (value(name)) {
            case JsonValue.Null _ -> throw missing(name, "an object");
            case JsonValue.Members(Map<String, JsonValue> members) -> new Request(members);
            case JsonValue other -> throw wrong(name, other, "an object");
        };
    }

    /// The members that are strings, in their order; members that are `null` are left out.
    ///
    /// @throws RefusedException where one is something else
    Map<String, String> allTexts(Set<String> except) throws RefusedException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : fields.keySet()) {
            if (!except.contains(name)) {
                String text = optionalText(name);
                if (text != null) {
                    texts.put(name, text);
                }
            }
        }
        return texts;
    }

    boolean has(String name) {
        return !(value(name) instanceof JsonValue.Null);
    }

    JsonValue value(String name) {
        return fields.getOrDefault(name, JsonValue.nothing());
    }

    /// @throws RefusedException for a field whose name is nearly one of `known`, and that one is absent
    void refuseSlips(List<String> known) throws RefusedException {
        for (String name : fields.keySet()) {
            if (OF_EVERY_REQUEST.contains(name) || known.contains(name)) {
                continue;
            }
            String meant = NearestName.of(name, known).orElse("");
            if (!meant.isEmpty() && !fields.containsKey(meant)) {
                throw new RefusedException(
                        ErrorCode.BAD_REQUEST,
                        "there is no field " + Excerpt.of(name) + "; did you mean `" + meant + "`?");
            }
        }
    }

    private RefusedException missing(String name, String wanted) {
        return new RefusedException(ErrorCode.BAD_REQUEST, "the field `" + name + "` is missing, expected " + wanted);
    }

    private static RefusedException wrong(String name, JsonValue found, String wanted) {
        return wrong(name, found, wanted, "");
    }

    private static RefusedException wrong(String name, JsonValue found, String wanted, String where) {
        return new RefusedException(
                ErrorCode.BAD_REQUEST,
                "the field " + Excerpt.of(name) + " is " + found.kind() + where + ", expected " + wanted);
    }
}
