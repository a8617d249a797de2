package parallax.eval;

import java.util.ArrayList;
import java.util.List;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.MalformedVersionException;
import parallax.version.Strictness;

/// Versions and version specs of conda.
final class CondaOperations {

    static final List<Operation> LIST = List.of(
            new Operation("conda.parse", List.of("version", "strictness"), CondaOperations::parse),
            new Operation("conda.compare", List.of("a", "b", "strictness"), CondaOperations::compare),
            new Operation("conda.sort", List.of("versions", "strictness"), CondaOperations::sort),
            new Operation("conda.satisfies", List.of("version", "spec", "strictness"), CondaOperations::satisfies));

    private CondaOperations() {}

    private static JsonValue parse(Request request) throws RefusedException {
        CondaVersion version = version(request.text("version"), request.strictness());
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

    private static JsonValue compare(Request request) throws RefusedException {
        Strictness strictness = request.strictness();
        int order = version(request.text("a"), strictness).compareTo(version(request.text("b"), strictness));
        return JsonValue.of(Integer.signum(order));
    }

    private static JsonValue sort(Request request) throws RefusedException {
        List<CondaVersion> versions = versions(request, "versions");
        versions.sort(null);
        return JsonValue.of(versions.stream().map(CondaVersion::original).toList());
    }

    private static JsonValue satisfies(Request request) throws RefusedException {
        CondaVersion version = version(request.text("version"), request.strictness());
        return JsonValue.of(spec(request, "spec").contains(version));
    }

    static CondaVersion version(String text, Strictness strictness) throws RefusedException {
        try {
            return CondaVersion.parse(text, strictness);
        } catch (MalformedVersionException e) {
            throw new RefusedException(ErrorCode.MALFORMED_VERSION, String.valueOf(e.getMessage()));
        }
    }

    /// The field's versions in a list that may be changed.
    static List<CondaVersion> versions(Request request, String field) throws RefusedException {
        Strictness strictness = request.strictness();
        List<CondaVersion> versions = new ArrayList<>();
        for (String text : request.texts(field)) {
            versions.add(version(text, strictness));
        }
        return versions;
    }

    static CondaVersionSpec spec(Request request, String field) throws RefusedException {
        try {
            return CondaVersionSpec.parse(request.text(field), request.strictness());
        } catch (MalformedVersionException e) {
            throw new RefusedException(ErrorCode.MALFORMED_SPEC, String.valueOf(e.getMessage()));
        }
    }
}
