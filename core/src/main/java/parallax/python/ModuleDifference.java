package parallax.python;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// In what two texts of one module differ.
///
/// @param kinds what applies, from harmless to grave, never empty. {@link DifferenceKind#LAYOUT} only stands alone:
///     beside anything graver it means nothing
/// @param values literals that were changed, added or removed
/// @param definitions that were changed, added or removed, in the order of the left text, then those added
/// @param docstrings names of definitions on both sides whose docstrings differ
/// @param statements whether the module's own statements differ, besides `values`
/// @param order whether the same definitions and literals stand in another order or grouping, or literals have other
///     annotations; only told where nothing graver is found
/// @param importsAdded top-level names that only the right text imports, sorted
/// @param importsRemoved top-level names that only the left text imports, sorted
/// @param reason why the texts were not compared; else empty
public record ModuleDifference(
        List<DifferenceKind> kinds,
        List<ValueChange> values,
        List<DefinitionChange> definitions,
        List<String> docstrings,
        boolean statements,
        boolean order,
        List<String> importsAdded,
        List<String> importsRemoved,
        String reason) {

    public ModuleDifference {
        kinds = List.copyOf(kinds);
        values = List.copyOf(values);
        definitions = List.copyOf(definitions);
        docstrings = List.copyOf(docstrings);
        importsAdded = List.copyOf(importsAdded);
        importsRemoved = List.copyOf(importsRemoved);
    }

    /// A literal that differs.
    ///
    /// @param left null where the left text does not assign it
    /// @param right null where the right text does not assign it
    /// @param version whether the name is one under which builds keep what they are a build of
    public record ValueChange(
            String name, @Nullable String left, @Nullable String right, boolean version) {}

    /// What happened to a definition.
    public enum Change {
        ADDED,
        REMOVED,
        /// Its signature only.
        SIGNATURE,
        /// Its own code only.
        CODE,
        SIGNATURE_AND_CODE
    }

    /// A function or class that differs.
    ///
    /// @param left signature in the left text; null where it is added
    /// @param right signature in the right text; null where it is removed
    public record DefinitionChange(
            String name,
            Change change,
            @Nullable String left,
            @Nullable String right) {}

    /// The gravest of the kinds.
    public DifferenceKind gravest() {
        return kinds.getLast();
    }

    /// @param left the outline of one text
    /// @param right the outline of another text of the same module
    public static ModuleDifference between(ModuleOutline left, ModuleOutline right) {
        if (left.text().equals(right.text()) && left.size() == right.size()) {
            return plain(DifferenceKind.IDENTICAL, "");
        }
        if (left instanceof ModuleOutline.Tokenised one && right instanceof ModuleOutline.Tokenised other) {
            return between(one, other);
        }
        return plain(DifferenceKind.NOT_COMPARED, reason(left, right));
    }

    private static ModuleDifference plain(DifferenceKind kind, String reason) {
        return new ModuleDifference(
                List.of(kind), List.of(), List.of(), List.of(), false, false, List.of(), List.of(), reason);
    }

    private static String reason(ModuleOutline left, ModuleOutline right) {
        String one = left instanceof ModuleOutline.NotTokenised no ? no.reason() : "";
        String other = right instanceof ModuleOutline.NotTokenised no ? no.reason() : "";
        if (one.equals(other)) {
            return "both: " + one;
        }
        String both = one.isEmpty() ? "" : "left: " + one;
        return other.isEmpty() ? both : both + (both.isEmpty() ? "" : "; ") + "right: " + other;
    }

    private static ModuleDifference between(ModuleOutline.Tokenised left, ModuleOutline.Tokenised right) {
        List<ValueChange> values = new ArrayList<>();
        List<DefinitionChange> changes = new ArrayList<>();
        List<String> docstrings = new ArrayList<>();
        boolean statements = false;
        boolean order = false;
        Map<String, Definition> rights = byName(right.definitions());
        for (Definition one : left.definitions()) {
            Definition other = rights.remove(one.name());
            if (other == null) {
                changes.add(new DefinitionChange(one.name(), Change.REMOVED, one.signature(), null));
                continue;
            }
            if (!one.docstring().equals(other.docstring())) {
                docstrings.add(one.name());
            }
            if (one.name().equals(Definition.MODULE)) {
                statements = !one.sameCode(other);
            } else if (!one.sameCode(other)) {
                changes.add(new DefinitionChange(one.name(), change(one, other), one.signature(), other.signature()));
            }
        }
        for (Definition other : rights.values()) {
            changes.add(new DefinitionChange(other.name(), Change.ADDED, null, other.signature()));
        }
        boolean code = !left.code().equals(right.code());
        boolean version = false;
        boolean graver = statements || !changes.isEmpty();
        if (code) {
            values = values(left.assignments(), right.assignments());
            for (ValueChange value : values) {
                version |= value.version();
                graver |= !value.version();
            }
            order = !graver && (!version || !sameOrder(left, right));
        }
        List<DifferenceKind> kinds = new ArrayList<>();
        if (!left.comments().equals(right.comments())) {
            kinds.add(DifferenceKind.COMMENTS);
        }
        if (!docstrings.isEmpty()) {
            kinds.add(DifferenceKind.DOCSTRINGS);
        }
        if (version) {
            kinds.add(DifferenceKind.VERSION);
        }
        if (graver || order) {
            kinds.add(DifferenceKind.CODE);
        }
        if (kinds.isEmpty()) {
            kinds.add(DifferenceKind.LAYOUT);
        }
        return new ModuleDifference(
                kinds,
                values,
                changes,
                docstrings,
                statements,
                order,
                without(right.imports(), left.imports()),
                without(left.imports(), right.imports()),
                "");
    }

    private static boolean sameOrder(ModuleOutline.Tokenised left, ModuleOutline.Tokenised right) {
        return left.places().equals(right.places())
                && places(left.assignments(), right.assignments())
                        .equals(places(right.assignments(), left.assignments()));
    }

    /// What is known of assignments that both texts have, besides their values.
    private static List<Assignment> places(List<Assignment> assignments, List<Assignment> others) {
        Set<String> names = new HashSet<>();
        others.forEach(other -> names.add(other.name()));
        List<Assignment> places = new ArrayList<>();
        for (Assignment assignment : assignments) {
            if (names.contains(assignment.name())) {
                places.add(new Assignment(assignment.name(), assignment.annotation(), "", assignment.place()));
            }
        }
        return places;
    }

    private static Change change(Definition one, Definition other) {
        if (one.code().equals(other.code())) {
            return Change.SIGNATURE;
        }
        return one.signature().equals(other.signature()) ? Change.CODE : Change.SIGNATURE_AND_CODE;
    }

    private static Map<String, Definition> byName(List<Definition> definitions) {
        Map<String, Definition> names = new LinkedHashMap<>();
        for (Definition definition : definitions) {
            names.put(definition.name(), definition);
        }
        return names;
    }

    private static List<ValueChange> values(List<Assignment> left, List<Assignment> right) {
        Map<String, Assignment> rights = new LinkedHashMap<>();
        for (Assignment other : right) {
            rights.put(other.name(), other);
        }
        List<ValueChange> changes = new ArrayList<>();
        for (Assignment one : left) {
            Assignment other = rights.remove(one.name());
            if (other == null || !one.value().equals(other.value())) {
                changes.add(new ValueChange(
                        one.name(), one.value(), other == null ? null : other.value(), one.isVersion()));
            }
        }
        for (Assignment other : rights.values()) {
            changes.add(new ValueChange(other.name(), null, other.value(), other.isVersion()));
        }
        return changes;
    }

    private static List<String> without(List<String> names, List<String> others) {
        TreeSet<String> rest = new TreeSet<>(names);
        others.forEach(rest::remove);
        return List.copyOf(rest);
    }
}
