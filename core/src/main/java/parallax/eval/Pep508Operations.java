package parallax.eval;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import parallax.name.PackageName;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.Marker;
import parallax.requirement.MarkerContext;
import parallax.requirement.MarkerVariable;
import parallax.requirement.Requirement;
import parallax.requirement.UndefinedComparisonException;
import parallax.version.Excerpt;

/// Requirements, markers and names of the Python world.
final class Pep508Operations {

    static final List<Operation> LIST = List.of(
            new Operation("pep508.parse", List.of("requirement", "strictness"), Pep508Operations::parse),
            new Operation(
                    "pep508.evaluate",
                    List.of("marker", "environment", "extras", "dependency_groups", "target"),
                    Pep508Operations::evaluate),
            new Operation("name.normalize", List.of("name"), Pep508Operations::normalize));

    private static final Set<String> SETS = Set.of("extras", "dependency_groups");

    private Pep508Operations() {}

    private static JsonValue parse(Request request) throws RefusedException {
        Requirement requirement = requirement(request);
        Spelling spelling = Spelling.of(requirement);
        Marker marker = requirement.marker();
        return JsonValue.object()
                .put("name", spelling.name())
                .put("normalized_name", requirement.name().value())
                .put("extras", spelling.extras())
                .put("specifier", requirement.specifier().toString())
                .put("url", requirement.url())
                .put("marker", marker == null ? null : marker.toString())
                .build();
    }

    /// Name and extras as the author wrote them; extras sorted, each once.
    private record Spelling(String name, List<String> extras) {

        static Spelling of(Requirement requirement) {
            String text = requirement.original();
            int start = 0;
            while (start < text.length() && !isOfName(text.charAt(start))) {
                start++;
            }
            int end = endOfName(text, start);
            String name = text.substring(start, end);
            if (!PackageName.pypi(name + "x")
                    .value()
                    .equals(PackageName.pypi(requirement.name().value() + "x").value())) {
                return new Spelling(requirement.name().value(), requirement.extras());
            }
            int open = text.indexOf('[', end);
            boolean hasExtras = !requirement.extras().isEmpty() && open >= 0;
            return new Spelling(name, hasExtras ? extras(text, open + 1) : requirement.extras());
        }

        private static List<String> extras(String text, int start) {
            TreeSet<String> extras = new TreeSet<>();
            for (String item : text.substring(start, text.indexOf(']', start)).split(",", -1)) {
                extras.add(item.strip());
            }
            return List.copyOf(extras);
        }

        private static int endOfName(String text, int start) {
            int end = start;
            while (end < text.length() && isOfName(text.charAt(end))) {
                end++;
            }
            return end;
        }
    }

    private static JsonValue evaluate(Request request) throws RefusedException {
        Marker marker = marker(request.text("marker"));
        Request environment = request.has("target") && !request.has("environment")
                ? new Request(Map.of())
                : request.object("environment");
        Map<String, String> variables = new HashMap<>();
        if (request.has("target")) {
            variables.putAll(TargetReader.target(request).markerEnvironment());
        }
        variables.putAll(environment.allTexts(SETS));
        for (MarkerVariable variable : marker.variables()) {
            boolean ofContext = variable == MarkerVariable.EXTRA || variable.type() == MarkerVariable.Type.SET;
            if (!ofContext) {
                variables.putIfAbsent(variable.text(), variable.missingValue());
            }
        }
        Set<String> extras = names(request, environment, "extras");
        String extra = variables.remove("extra");
        if (marker.mentions(MarkerVariable.EXTRAS) || marker.mentions(MarkerVariable.DEPENDENCY_GROUPS)) {
            Set<String> groups = names(request, environment, "dependency_groups");
            return JsonValue.of(holds(marker, variables, new MarkerContext.LockFile(extras, groups)));
        }
        if (extra != null || extras.isEmpty()) {
            extras.add(extra == null ? "" : extra);
        }
        boolean holds = false;
        for (String each : extras) {
            holds |= holds(marker, variables, new MarkerContext.Metadata(each));
        }
        return JsonValue.of(holds);
    }

    private static boolean holds(Marker marker, Map<String, String> variables, MarkerContext context)
            throws RefusedException {
        try {
            return marker.evaluateDefined(variables, context);
        } catch (UndefinedComparisonException e) {
            throw new RefusedException(ErrorCode.UNDEFINED_COMPARISON, String.valueOf(e.getMessage()));
        }
    }

    /// A list that may be a field of the request or of its environment.
    private static Set<String> names(Request request, Request environment, String field) throws RefusedException {
        Set<String> names = new LinkedHashSet<>();
        for (Request each : List.of(request, environment)) {
            List<String> listed = each.optionalTexts(field);
            names.addAll(listed == null ? List.of() : listed);
        }
        return names;
    }

    private static JsonValue normalize(Request request) throws RefusedException {
        String name = request.text("name");
        if (name.isEmpty()) {
            throw new RefusedException(ErrorCode.MALFORMED_NAME, "a package name is empty (PEP 508)");
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isOfName(name.charAt(i))) {
                throw new RefusedException(
                        ErrorCode.MALFORMED_NAME,
                        Excerpt.of(name) + " is no package name: at offset " + i + " found " + Excerpt.at(name, i)
                                + ", expected ASCII letters, digits, `-`, `_` and `.` (PEP 508, \"Names\")");
            }
        }
        return JsonValue.of(PackageName.pypi(name).value());
    }

    private static boolean isOfName(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || c == '-' || c == '_' || c == '.';
    }

    private static Requirement requirement(Request request) throws RefusedException {
        try {
            return Requirement.parse(request.text("requirement"), request.strictness());
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
