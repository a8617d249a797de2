package parallax.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.ConstraintRelation;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.SpecifierSet;
import parallax.version.Version;
import parallax.version.VersionRanges;

/// What a requirement asks of the version, and for conda the build string, of its dependency. Judged in the order of
/// the ecosystem that stated it, and only by versions that exist.
public sealed interface Constraint {

    /// As the source spells it; `any` where nothing is asked.
    String text();

    PinStyle style();

    /// Whether `version` is admitted; empty where that cannot be judged.
    Optional<Boolean> admits(Version version);

    /// The one version asked for; empty where more than one is admitted.
    default Optional<Version> pinned() {
        return switch (this) {
            case Python(List<SpecifierSet> anyOf, String _) ->
                anyOf.size() == 1 ? anyOf.getFirst().exactPin().map(Version.class::cast) : Optional.empty();
            case Conda(List<CondaVersionSpec> allOf, List<String> _, String _) ->
                allOf.stream()
                        .flatMap(spec -> spec.exactPin().stream())
                        .findFirst()
                        .map(Version.class::cast);
            case Unread _ -> Optional.empty();
        };
    }

    /// What two constraints admit of the versions that exist, each judged in the order of its own ecosystem. A version
    /// that only one of the two can judge is left out.
    ///
    /// @param versions oldest first
    static ConstraintRelation<Version> relate(
            Constraint left, Constraint right, Collection<? extends Version> versions) {
        List<Version> judged = versions.stream()
                .<Version>map(version -> version)
                .distinct()
                .filter(version -> left.admits(version).isPresent()
                        && right.admits(version).isPresent())
                .toList();
        return ConstraintRelation.over(
                judged,
                version -> left.admits(version).orElse(false),
                version -> right.admits(version).orElse(false));
    }

    /// A PEP 440 constraint; several alternatives where a lock file rewrote an exclusion as two ranges.
    record Python(List<SpecifierSet> anyOf, String text) implements Constraint {
        public Python {
            anyOf = List.copyOf(anyOf);
        }

        @Override
        public PinStyle style() {
            return anyOf.size() == 1 ? Clauses.style(anyOf.getFirst().toString()) : PinStyle.OTHER;
        }

        @Override
        public Optional<Boolean> admits(Version version) {
            try {
                Pep440Version parsed =
                        version instanceof Pep440Version already ? already : Pep440Version.parse(version.original());
                return Optional.of(anyOf.stream().anyMatch(set -> set.contains(parsed)));
            } catch (MalformedVersionException _) {
                return Optional.empty();
            }
        }
    }

    /// Every conda spec that a build states for one package: all of them must hold.
    ///
    /// @param builds build-string patterns among them, for example `cuda*`
    record Conda(List<CondaVersionSpec> allOf, List<String> builds, String text) implements Constraint {
        public Conda {
            allOf = List.copyOf(allOf);
            builds = List.copyOf(builds);
        }

        /// The versions admitted, as ranges of conda's order, build strings aside; empty where they are not known so.
        public Optional<VersionRanges<CondaVersion>> ranges() {
            CondaVersionSpec all = CondaVersionSpec.any();
            for (CondaVersionSpec spec : allOf) {
                all = all.and(spec);
            }
            return all.ranges();
        }

        @Override
        public PinStyle style() {
            PinStyle tightest = PinStyle.ANY;
            for (CondaVersionSpec spec : allOf) {
                PinStyle style = Clauses.style(spec.original());
                // Any other form constrains more than nothing does, however loosely.
                if (style.compareTo(tightest) < 0 || (style == PinStyle.OTHER && tightest == PinStyle.ANY)) {
                    tightest = style;
                }
            }
            return tightest;
        }

        @Override
        public Optional<Boolean> admits(Version version) {
            try {
                CondaVersion parsed =
                        version instanceof CondaVersion already ? already : CondaVersion.parse(version.original());
                return Optional.of(allOf.stream().allMatch(spec -> spec.contains(parsed)));
            } catch (MalformedVersionException _) {
                return Optional.empty();
            }
        }
    }

    /// A constraint in a spelling that is not read, for example poetry's caret.
    record Unread(String text) implements Constraint {
        @Override
        public PinStyle style() {
            return PinStyle.OTHER;
        }

        @Override
        public Optional<Boolean> admits(Version version) {
            return Optional.empty();
        }
    }

    static Constraint python(SpecifierSet set) {
        return new Python(List.of(set), set.isEmpty() ? "any" : set.toString());
    }

    /// @param versions the version parts of all specs for one package
    /// @param builds the build parts of them
    static Constraint conda(List<CondaVersionSpec> versions, List<String> builds) {
        List<String> parts = new ArrayList<>();
        for (CondaVersionSpec version : versions) {
            if (!version.original().equals("*") && !parts.contains(version.original())) {
                parts.add(version.original());
            }
        }
        List<String> distinctBuilds = builds.stream().distinct().toList();
        String text = parts.isEmpty() ? "any" : String.join(",", parts);
        if (!distinctBuilds.isEmpty()) {
            text += " [build=" + String.join(",", distinctBuilds) + "]";
        }
        return new Conda(versions, distinctBuilds, text);
    }

    /// Reads poetry's spelling of a requirement: a bare version is exact, `||` separates alternatives.
    static Constraint poetry(String text) {
        if (text.equals("*")) {
            return new Python(List.of(parsedOrNull("")), "any");
        }
        List<SpecifierSet> alternatives = new ArrayList<>();
        for (String part : text.split("\\|\\|", -1)) {
            String clause = part.strip();
            SpecifierSet set = parsedOrNull(startsWithDigit(clause) ? "==" + clause : clause);
            if (clause.isEmpty() || set == null) {
                return new Unread(text);
            }
            alternatives.add(set);
        }
        return new Python(
                alternatives, alternatives.size() == 1 ? alternatives.getFirst().toString() : text);
    }

    private static boolean startsWithDigit(String clause) {
        return !clause.isEmpty() && clause.charAt(0) >= '0' && clause.charAt(0) <= '9';
    }

    private static @Nullable SpecifierSet parsedOrNull(String text) {
        try {
            return SpecifierSet.parse(text);
        } catch (MalformedVersionException _) {
            return null;
        }
    }
}
