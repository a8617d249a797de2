package parallax.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import parallax.name.PackageName;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.Marker;
import parallax.requirement.MarkerContext;
import parallax.requirement.MarkerVariable;
import parallax.requirement.OddRequirements;
import parallax.requirement.Requirement;
import parallax.requirement.UndefinedComparisonException;
import parallax.requirement.UndefinedComparisonException.Reason;

/// As {@link PackagingPeerTest}, for requirements and markers.
@Tag("peer")
class PackagingRequirementPeerTest {

    private static final long SEED = 440_508L;

    @TempDir
    private Path folder;

    @Test
    void requirementsAreReadAlike(TestInfo test) throws Exception {
        OddRequirements odd = new OddRequirements(SEED);
        List<List<String>> questions = new ArrayList<>();
        RealStrings.of("requirements").forEach(text -> questions.add(List.of("requirement", text)));
        for (int i = 0; i < 10_000; i++) {
            questions.add(List.of("requirement", odd.requirement()));
        }
        PackagingComparison.compare(folder, questions, question -> describe(Requirement.parse(question.get(1))), test);
    }

    private static List<String> describe(Requirement requirement) {
        String url = requirement.url();
        Marker marker = requirement.marker();
        return List.of(
                requirement.name().value(),
                String.join(",", requirement.extras()),
                requirement.specifier().toString(),
                url == null ? "" : url,
                marker == null ? "" : marker.toString());
    }

    @Test
    void markersAreReadAlike(TestInfo test) throws Exception {
        OddRequirements odd = new OddRequirements(SEED);
        List<List<String>> questions = new ArrayList<>();
        RealStrings.of("markers").forEach(text -> questions.add(List.of("marker", text)));
        for (int i = 0; i < 5000; i++) {
            questions.add(List.of("marker", odd.marker(3)));
            questions.add(List.of("marker", odd.damagedMarker()));
        }
        PackagingComparison.compare(
                folder,
                questions,
                question -> List.of(Marker.parse(question.get(1)).toString()),
                test);
    }

    @Test
    void markersHoldAlike(TestInfo test) throws Exception {
        OddRequirements odd = new OddRequirements(SEED);
        List<String> markers = new ArrayList<>(RealStrings.of("markers"));
        for (String requirement : RealStrings.of("requirements")) {
            int semicolon = requirement.indexOf(';');
            if (semicolon >= 0) {
                markers.add(requirement.substring(semicolon + 1));
            }
        }
        for (int i = 0; i < 3000; i++) {
            markers.add(odd.marker(1));
        }
        List<List<String>> questions = new ArrayList<>();
        for (String marker : markers) {
            for (Map<String, String> environment : MarkerEnvironments.ALL) {
                String values = MarkerEnvironments.json(environment);
                for (String extra : List.of("", "dev", "Foo.Bar")) {
                    questions.add(List.of("evaluate", marker, values, "metadata", extra, "", ""));
                }
                questions.add(List.of("evaluate", marker, values, "lock_file", "", "", ""));
                questions.add(List.of("evaluate", marker, values, "lock_file", "", "dev Foo_Bar", "x"));
                questions.add(List.of("evaluate", marker, values, "requirement", "", "", ""));
            }
        }
        PackagingComparison.compare(folder, questions, PackagingRequirementPeerTest::evaluate, test);
    }

    @Test
    void setsInMarkersHoldAlike(TestInfo test) throws Exception {
        List<List<String>> questions = new ArrayList<>();
        String environment = MarkerEnvironments.json(MarkerEnvironments.ALL.getFirst());
        for (String variable : List.of("extras", "dependency_groups")) {
            for (String name : List.of("dev", "Foo_Bar", "", "x")) {
                for (String operator : List.of("in", "not in", "==", "!=", "<", ">=", "~=", "===")) {
                    for (String names : List.of("", "dev", "dev foo-bar")) {
                        String right = "\"" + name + "\" " + operator + " " + variable;
                        String left = variable + " " + operator + " \"" + name + "\"";
                        questions.add(List.of("evaluate", right, environment, "lock_file", "", names, "x"));
                        questions.add(List.of("evaluate", left, environment, "lock_file", "", names, "x"));
                        questions.add(List.of("evaluate", right, environment, "metadata", "", "", ""));
                    }
                }
            }
        }
        PackagingComparison.compare(folder, questions, PackagingRequirementPeerTest::evaluate, test);
    }

    /// The lenient answer must be the exact one wherever there is an exact one.
    private static List<String> evaluate(List<String> question) throws MalformedRequirementException {
        Marker marker = Marker.parse(question.get(1));
        Map<String, String> environment = MarkerEnvironments.ofJson(question.get(2));
        String extra = question.get(4);
        Set<String> extras = names(question.get(5));
        Set<String> groups = names(question.get(6));
        MarkerContext context = switch (question.get(3)) {
            case "metadata" -> new MarkerContext.Metadata(extra);
            case "lock_file" -> new MarkerContext.LockFile(extras, groups);
            default -> new MarkerContext.Elsewhere();
        };
        try {
            boolean holds = marker.evaluateDefined(environment, context);
            Set<String> asked = extra.isEmpty() ? extras : names(extra);
            if (!(context instanceof MarkerContext.LockFile && marker.mentions(MarkerVariable.EXTRA))) {
                assertThat(marker.evaluate(environment, asked, groups))
                        .as(question.toString())
                        .isEqualTo(holds);
            }
            return List.of(Boolean.toString(holds));
        } catch (UndefinedComparisonException e) {
            boolean missing = e.reason() == Reason.NO_VALUE || e.reason() == Reason.NO_VARIABLE;
            return List.of(missing ? "missing" : "undefined");
        }
    }

    private static Set<String> names(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(" ", -1))
                        .map(name -> PackageName.pypi(name).value())
                        .collect(Collectors.toSet());
    }
}
