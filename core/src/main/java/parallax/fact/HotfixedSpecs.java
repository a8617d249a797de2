package parallax.fact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.index.CondaRecord;
import parallax.index.Hotfix;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.MatchSpec;

/// Applies a channel's hotfixes to requirements that are recorded as the build was made, so that they say what the
/// channel says today. Records out of lock files show them already.
/// Rule: conda-forge-repodata-patches-feedstock, README, section "YAML patches".
final class HotfixedSpecs {

    /// The kind of document that shows builds as they were made.
    private static final String AS_BUILT = "libcfgraph index";

    /// @param specs as the channel has them
    /// @param by the hotfixes that changed something, in words; empty where none did
    record Specs(List<MatchSpec> specs, String by) {}

    private HotfixedSpecs() {}

    /// @param hotfixes of the channel for the package, in order
    static Specs of(CondaRecord record, List<Hotfix> hotfixes) {
        List<MatchSpec> specs = new ArrayList<>(record.depends());
        StringBuilder by = new StringBuilder();
        if (record.provenance().kind().equals(AS_BUILT)) {
            for (Hotfix hotfix : hotfixes) {
                if (hotfix.selects(record) == Hotfix.Selection.YES && apply(hotfix, specs)) {
                    by.append(by.isEmpty() ? "" : ", ")
                            .append(hotfix.file())
                            .append(" rule ")
                            .append(hotfix.position());
                }
            }
        }
        return new Specs(List.copyOf(specs), by.toString());
    }

    private static boolean apply(Hotfix hotfix, List<MatchSpec> specs) {
        boolean changed = false;
        for (Hotfix.Action action : hotfix.actions()) {
            changed |= switch (action.kind()) {
                case "tighten_depends" ->
                    tighten(
                            specs,
                            action.arguments().get("name"),
                            action.arguments().get("upper_bound"));
                case "replace_depends" ->
                    replace(
                            specs,
                            action.arguments().get("old"),
                            action.arguments().get("new"));
                case "add_depends" -> add(specs, action.arguments().get("value"));
                case "remove_depends" -> remove(specs, action.arguments().get("value"));
                default -> false;
            };
        }
        return changed;
    }

    /// Adds an upper bound where a spec has none.
    private static boolean tighten(List<MatchSpec> specs, @Nullable String name, @Nullable String bound) {
        boolean changed = false;
        for (int i = 0; i < specs.size(); i++) {
            MatchSpec spec = specs.get(i);
            String version = spec.version() == null ? "" : spec.version().original();
            boolean open = version.isEmpty() || version.equals("*") || version.startsWith(">");
            if (name != null && bound != null && spec.name().value().equals(name) && open && version.indexOf('<') < 0) {
                String lower = version.isEmpty() || version.equals("*") ? "" : version + ",";
                MatchSpec tightened =
                        parsed(name + " " + lower + "<" + bound + (spec.build() == null ? "" : " " + spec.build()));
                changed |= tightened != null;
                specs.set(i, tightened == null ? spec : tightened);
            }
        }
        return changed;
    }

    private static boolean replace(List<MatchSpec> specs, @Nullable String old, @Nullable String replacement) {
        MatchSpec parsed = replacement == null || replacement.contains("${") ? null : parsed(replacement);
        for (int i = 0; i < specs.size() && parsed != null && old != null; i++) {
            if (specs.get(i).original().equals(literal(old))) {
                specs.set(i, parsed);
                return true;
            }
        }
        return false;
    }

    private static boolean add(List<MatchSpec> specs, @Nullable String added) {
        MatchSpec parsed = added == null || added.contains("${") ? null : parsed(added);
        return parsed != null && !specs.contains(parsed) && specs.add(parsed);
    }

    private static boolean remove(List<MatchSpec> specs, @Nullable String removed) {
        return removed != null && specs.removeIf(spec -> spec.original().equals(literal(removed)));
    }

    /// The rules write a literal star as `[*]`.
    private static String literal(String pattern) {
        return pattern.replace("[*]", "*");
    }

    private static @Nullable MatchSpec parsed(String text) {
        try {
            return MatchSpec.parse(text);
        } catch (MalformedRequirementException _) {
            return null;
        }
    }
}
