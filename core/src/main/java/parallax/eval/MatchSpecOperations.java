package parallax.eval;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.MatchCandidate;
import parallax.requirement.MatchSpec;
import parallax.version.CondaVersionSpec;
import parallax.version.Excerpt;

/// Match specs of conda.
final class MatchSpecOperations {

    static final List<Operation> LIST = List.of(
            new Operation("conda.matchspec", List.of("spec", "strictness"), MatchSpecOperations::parse),
            new Operation("conda.matches", List.of("spec", "record", "strictness"), MatchSpecOperations::matches));

    private MatchSpecOperations() {}

    private static JsonValue parse(Request request) throws RefusedException {
        MatchSpec spec = spec(request);
        CondaVersionSpec version = spec.version();
        JsonValue.Builder keywords = JsonValue.object();
        for (Map.Entry<String, String> keyword : spec.keywords().entrySet()) {
            switch (keyword.getKey()) {
                case "extras" -> keywords.put("extras", spec.extras());
                case "flags" -> keywords.put("flags", spec.flags());
                default -> keywords.put(keyword.getKey(), keyword.getValue());
            }
        }
        return JsonValue.object()
                .put("original", spec.original())
                .put("canonical", spec.toString())
                .put("name", spec.name().value())
                .put("version", version == null ? null : version.toString())
                .put("build", spec.build())
                .put("build_number", spec.keywords().get("build_number"))
                .put("channel", spec.channel())
                .put("subdir", spec.subdir())
                .put("namespace", spec.namespace())
                .put("keywords", keywords.build())
                .build();
    }

    private static JsonValue matches(Request request) throws RefusedException {
        MatchSpec spec = spec(request);
        return JsonValue.of(spec.matches(candidate(request.object("record"), request)));
    }

    private static MatchCandidate candidate(Request record, Request request) throws RefusedException {
        String name = record.text("name");
        if (name.isEmpty()) {
            throw new RefusedException(ErrorCode.MALFORMED_RECORD, "the record's `name` is empty (CEP 26)");
        }
        try {
            return MatchCandidate.of(
                            PackageName.conda(name),
                            CondaOperations.ORDER.version(record.text("version"), request.strictness()))
                    .build(record.optionalText(record.has("build") ? "build" : "build_string"))
                    .buildNumber(buildNumber(record))
                    .channel(record.optionalText("channel"))
                    .subdir(record.optionalText("subdir"))
                    .md5(record.optionalText("md5"))
                    .sha256(record.optionalText("sha256"))
                    .url(record.optionalText("url"))
                    .fn(record.optionalText("fn"))
                    .license(record.optionalText("license"))
                    .licenseFamily(record.optionalText("license_family"))
                    .features(words(record, "features"))
                    .trackFeatures(words(record, "track_features"))
                    .flags(record.optionalTexts("flags"))
                    .candidate();
        } catch (RefusedException e) {
            throw e.code() == ErrorCode.BAD_REQUEST
                    ? new RefusedException(ErrorCode.MALFORMED_RECORD, "in `record`: " + e.text())
                    : e;
        }
    }

    private static @Nullable Integer buildNumber(Request record) throws RefusedException {
        JsonValue value = record.value("build_number");
        if (value instanceof JsonValue.Null) {
            return null;
        }
        if (value instanceof JsonValue.Numeral(String literal)) {
            try {
                return Integer.valueOf(literal);
            } catch (NumberFormatException _) {
                throw new RefusedException(
                        ErrorCode.MALFORMED_RECORD,
                        "in `record`: the field `build_number` is " + Excerpt.of(literal)
                                + ", expected a whole number (CEP 34)");
            }
        }
        throw new RefusedException(
                ErrorCode.MALFORMED_RECORD,
                "in `record`: the field `build_number` is " + value.kind() + ", expected a number (CEP 34)");
    }

    /// A list, or as in old repodata one text with blanks or commas between the words.
    private static @Nullable List<String> words(Request record, String field) throws RefusedException {
        if (record.value(field) instanceof JsonValue.Text(String text)) {
            return text.isBlank() ? List.of() : List.of(text.strip().split("[ ,]+", -1));
        }
        return record.optionalTexts(field);
    }

    private static MatchSpec spec(Request request) throws RefusedException {
        try {
            return MatchSpec.parse(request.text("spec"), request.strictness());
        } catch (MalformedRequirementException e) {
            throw new RefusedException(ErrorCode.MALFORMED_SPEC, String.valueOf(e.getMessage()));
        }
    }
}
