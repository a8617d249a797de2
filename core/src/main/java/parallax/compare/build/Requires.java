package parallax.compare.build;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parallax.compare.Counterparts;
import parallax.compare.Findings;
import parallax.fact.Constraint;
import parallax.fact.Evidence;
import parallax.fact.TargetMarkers;
import parallax.index.Source;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.requirement.DebianDependency;
import parallax.requirement.DebianRelation;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.MatchSpec;
import parallax.requirement.Requirement;
import parallax.version.CondaVersionSpec;
import parallax.version.Strictness;
import parallax.version.Version;

/// What one build requires, under names that can be set beside the other build's.
///
/// @param byKey by the name that counterparts share
/// @param unread whether the build states no requirements that could be read: then nothing can be missing from it
record Requires(TreeMap<String, Need> byKey, boolean unread) {

    /// One required package.
    ///
    /// @param name as its own ecosystem has it
    /// @param text for people, with what it is asked under
    /// @param constraint as written; `any` for none
    /// @param judged null where the constraint's order is not judged here
    /// @param project whether it is a Python project, as far as the name map tells
    /// @param mapping the entry of the name map that was used; empty for none
    record Need(
            PackageName name,
            String text,
            String constraint,
            @Nullable Constraint judged,
            boolean project,
            Evidence evidence,
            List<Evidence> mapping) {}

    /// @param findings gets what cannot be read
    static Requires of(BuildPair pair, BuildSide side, Findings findings) {
        TreeMap<String, Need> needs = new TreeMap<>();
        Ecosystem ecosystem = side.claims().ecosystem();
        Set<String> own = new LinkedHashSet<>();
        side.parts().forEach(part -> own.add(part.claims().name()));
        for (var part : side.parts()) {
            for (String text : part.claims().requires()) {
                try {
                    if (part.claims().ecosystem() == Ecosystem.PYPI) {
                        python(pair, side, text, needs);
                    } else if (part.claims().ecosystem() == Ecosystem.CONDA) {
                        conda(pair, side, text, needs, own);
                    } else if (part.claims().ecosystem() == Ecosystem.DEBIAN) {
                        debian(pair, side, text, needs, own);
                    }
                } catch (MalformedRequirementException unreadable) {
                    findings.unknown(
                            "requirement `" + text + "` of " + part.file(), String.valueOf(unreadable.getMessage()));
                }
            }
        }
        return new Requires(needs, ecosystem == null);
    }

    private static void python(BuildPair pair, BuildSide side, String text, TreeMap<String, Need> needs)
            throws MalformedRequirementException {
        Requirement requirement = Requirement.parse(text, Strictness.LENIENT);
        if (requirement.marker() != null) {
            if (requirement.marker().toString().contains("extra")) {
                return;
            }
            Optional<Boolean> holds = new TargetMarkers(pair.target()).holds(requirement.marker());
            if (holds.equals(Optional.of(false))) {
                return;
            }
        }
        Constraint constraint = Constraint.python(requirement.specifier());
        needs.putIfAbsent(
                requirement.name().value(),
                new Need(
                        requirement.name(),
                        text,
                        constraint.text(),
                        constraint,
                        true,
                        side.claim("METADATA: Requires-Dist: " + text),
                        List.of()));
    }

    private static void conda(BuildPair pair, BuildSide side, String text, TreeMap<String, Need> needs, Set<String> own)
            throws MalformedRequirementException {
        MatchSpec spec = MatchSpec.parse(text, Strictness.LENIENT);
        Source source = pair.sources().get(Ecosystem.CONDA);
        PackageName name = spec.name();
        String key = name.value();
        boolean project = false;
        List<Evidence> mapping = List.of();
        if (source != null) {
            Counterparts.Identity identity = pair.counterparts().identify(source, name, !pair.sameEcosystem());
            if (identity.kind() == Counterparts.Kind.INTERPRETER || identity.kind() == Counterparts.Kind.VIRTUAL) {
                return;
            }
            key = identity.key().value();
            project = identity.kind() == Counterparts.Kind.PYTHON_PROJECT;
            mapping = identity.evidence();
        }
        if (own.contains(name.value())) {
            return;
        }
        List<CondaVersionSpec> versions = new ArrayList<>();
        List<String> builds = new ArrayList<>();
        Need earlier = needs.get(key);
        if (earlier != null && earlier.judged() instanceof Constraint.Conda(var all, var some, String _)) {
            versions.addAll(all);
            builds.addAll(some);
        }
        if (spec.version() != null) {
            versions.add(spec.version());
        }
        if (spec.build() != null && !spec.build().equals("*")) {
            builds.add(spec.build());
        }
        Constraint constraint = Constraint.conda(versions, builds);
        needs.put(
                key,
                new Need(
                        name,
                        earlier == null ? text : earlier.text() + ", " + text,
                        constraint.text(),
                        constraint,
                        project,
                        side.claim("info/index.json: depends " + text),
                        mapping));
    }

    /// Python projects are packaged as `python3-NAME` (Debian Python Policy, 4.3), where NAME is what is imported.
    private static void debian(
            BuildPair pair, BuildSide side, String text, TreeMap<String, Need> needs, Set<String> own)
            throws MalformedRequirementException {
        DebianDependency dependency = DebianDependency.parse(text, Strictness.LENIENT);
        for (List<DebianRelation> alternatives : dependency.alternatives()) {
            DebianRelation relation = alternatives.getFirst();
            String name = relation.name().value();
            if (name.equals("python3")
                    || name.equals("python")
                    || own.contains(name)
                    || name.matches("python3\\.\\d+")) {
                continue;
            }
            boolean project = name.startsWith("python3-");
            String key = project && !pair.sameEcosystem()
                    ? PackageName.pypi(name.substring("python3-".length())).value()
                    : name;
            needs.putIfAbsent(
                    key,
                    new Need(
                            relation.name(),
                            text,
                            text.contains("(")
                                    ? text.substring(text.indexOf('(') + 1)
                                            .replace(")", "")
                                            .strip()
                                    : "any",
                            null,
                            project,
                            side.claim("control: Depends: " + text),
                            List.of()));
        }
    }

    /// What a build asks of the interpreter, in its ecosystem's words; empty where it asks nothing.
    static String python(BuildSide side) {
        if (side.claims().ecosystem() == Ecosystem.PYPI) {
            return side.claims().requiresPython();
        }
        List<String> words = new ArrayList<>();
        for (var part : side.parts()) {
            for (String text : part.claims().requires()) {
                boolean interpreter = text.equals("python")
                        || text.startsWith("python ")
                        || text.startsWith("python_abi")
                        || text.equals("python3")
                        || text.startsWith("python3 ")
                        || text.startsWith("python3:");
                if (interpreter && !words.contains(text)) {
                    words.add(text);
                }
            }
        }
        return String.join(", ", words);
    }

    /// The recorded versions of a package on either side, each once; local labels left out.
    static List<Version> knownVersions(BuildPair pair, Need left, Need right) {
        Map<String, Version> known = new TreeMap<>();
        for (Need need : List.of(left, right)) {
            Source source = pair.sources().get(need.name().ecosystem());
            if (source != null) {
                for (Version version : pair.knownVersions().of(source, need.name())) {
                    if (!version.hasLocal()) {
                        known.putIfAbsent(version.original(), version);
                    }
                }
            }
        }
        return List.copyOf(known.values());
    }
}
