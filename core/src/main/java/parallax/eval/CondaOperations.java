package parallax.eval;

import java.util.ArrayList;
import java.util.List;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.MalformedVersionException;

/// Versions and version specs of conda.
final class CondaOperations {

    static final VersionOrder<CondaVersion> ORDER = new VersionOrder<>(CondaVersion::parse, "strict");

    static final List<Operation> LIST = List.of(
            new Operation("conda.parse", List.of("version", "strictness"), CondaOperations::parse),
            new Operation("conda.compare", List.of("a", "b", "strictness"), ORDER::compare),
            new Operation("conda.sort", List.of("versions", "strictness"), ORDER::sort),
            new Operation("conda.satisfies", List.of("version", "spec", "strictness"), CondaOperations::satisfies));

    private CondaOperations() {}

    private static JsonValue parse(Request request) throws RefusedException {
        CondaVersion version = ORDER.version(request.text("version"), request.strictness());
        return JsonValue.object()
                .put("original", version.original())
                .put("normalized", version.normalized())
                .put("epoch", JsonValue.of(version.epoch()))
                .put("segments", components(version.segments()))
                .put("local", components(version.localSegments()))
                .build();
    }

    /// Numbers as numbers, words as strings.
    private static JsonValue components(List<List<String>> segments) {
        List<JsonValue> values = new ArrayList<>(segments.size());
        for (List<String> segment : segments) {
            List<JsonValue> components = new ArrayList<>(segment.size());
            for (String component : segment) {
                boolean number = Character.isDigit(component.charAt(0));
                components.add(number ? new JsonValue.Numeral(component) : JsonValue.of(component));
            }
            values.add(new JsonValue.Items(components));
        }
        return new JsonValue.Items(values);
    }

    private static JsonValue satisfies(Request request) throws RefusedException {
        CondaVersion version = ORDER.version(request.text("version"), request.strictness());
        return JsonValue.of(spec(request, "spec").contains(version));
    }

    static CondaVersionSpec spec(Request request, String field) throws RefusedException {
        try {
            return CondaVersionSpec.parse(request.text(field), request.strictness());
        } catch (MalformedVersionException e) {
            throw new RefusedException(ErrorCode.MALFORMED_SPEC, String.valueOf(e.getMessage()));
        }
    }
}
