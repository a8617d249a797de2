package parallax.eval;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.Marker;
import parallax.requirement.Requirement;
import parallax.version.Excerpt;

/// Requirements, markers and names of the Python world.
final class Pep508Operations {

    static final List<Operation> LIST = List.of(
            new Operation("pep508.parse", List.of("requirement"), Pep508Operations::parse),
            new Operation(
                    "pep508.evaluate",
                    List.of("marker", "environment", "extras", "dependency_groups"),
                    Pep508Operations::evaluate),
            new Operation("name.normalize", List.of("name"), Pep508Operations::normalize));

    private static final Set<String> SETS = Set.of("extras", "dependency_groups");

    private Pep508Operations() {}

    private static JsonValue parse(Request request) throws RefusedException {
        Requirement requirement = requirement(request.text("requirement"));
        Marker marker = requirement.marker();
        return JsonValue.object()
                .put("name", requirement.name().value())
                .put("extras", requirement.extras())
                .put("specifier", requirement.specifier().toString())
                .put("url", requirement.url())
                .put("marker", marker == null ? null : marker.toString())
                .build();
    }

    private static JsonValue evaluate(Request request) throws RefusedException {
        Marker marker = marker(request.text("marker"));
        Request environment = request.object("environment");
        Map<String, String> variables = environment.allTexts(SETS);
        Set<String> extras = names(request.optionalTexts("extras"));
        extras.addAll(names(environment.optionalTexts("extras")));
        String extra = variables.remove("extra");
        if (extra != null && !extra.isEmpty()) {
            extras.add(PackageName.pypi(extra).value());
        }
        Set<String> groups = names(request.optionalTexts("dependency_groups"));
        groups.addAll(names(environment.optionalTexts("dependency_groups")));
        return JsonValue.of(marker.evaluate(variables, extras, groups));
    }

    private static Set<String> names(@Nullable List<String> names) {
        Set<String> normalised = new LinkedHashSet<>();
        for (String name : names == null ? List.<String>of() : names) {
            if (!name.isEmpty()) {
                normalised.add(PackageName.pypi(name).value());
            }
        }
        return normalised;
    }

    private static JsonValue normalize(Request request) throws RefusedException {
        String name = request.text("name");
        if (name.isEmpty()) {
            throw new RefusedException(ErrorCode.MALFORMED_NAME, "a package name is empty (PEP 508)");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean known = (c < 128 && Character.isLetterOrDigit(c)) || c == '-' || c == '_' || c == '.';
            if (!known) {
                throw new RefusedException(
                        ErrorCode.MALFORMED_NAME,
                        Excerpt.of(name) + " is no package name: at offset " + i + " found " + Excerpt.at(name, i)
                                + ", expected ASCII letters, digits, `-`, `_` and `.` (PEP 508, \"Names\")");
            }
        }
        return JsonValue.of(PackageName.pypi(name).value());
    }

    private static Requirement requirement(String text) throws RefusedException {
        try {
            return Requirement.parse(text);
        } catch (MalformedRequirementException e) {
            throw new RefusedException(ErrorCode.MALFORMED_REQUIREMENT, String.valueOf(e.getMessage()));
        }
    }

    private static Marker marker(String text) throws RefusedException {
        try {
            return Marker.parse(text);
        } catch (MalformedRequirementException e) {
            throw new RefusedException(ErrorCode.MALFORMED_MARKER, String.valueOf(e.getMessage()));
        }
    }
}
