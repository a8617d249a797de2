package parallax.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parallax.name.Ecosystem;
import parallax.requirement.Requirement;
import parallax.version.Pep440Version;
import parallax.version.Specifier;
import parallax.version.SpecifierSet;

/// Judges a PEP 508 requirement as `pip check` does for what is installed: pre-releases are admitted, and a
/// version with a local label is admitted by its public part.
final class PythonJudge {

    private PythonJudge() {}

    /// @param extras of the requiring project that are asked for
    static Judgement judge(Requirement requirement, Set<String> extras, Given given) {
        Optional<Boolean> applies = given.surroundings().holds(requirement.marker(), extras);
        if (applies.equals(Optional.of(false))) {
            return new Judgement.NotAsked();
        }
        List<GivenBuild> found = providers(requirement, given);
        if (applies.isEmpty()) {
            return new Judgement.Undecided(
                    "its marker asks what the target leaves open: " + requirement.marker(), !found.isEmpty());
        }
        if (found.isEmpty()) {
            return new Judgement.Missing();
        }
        if (requirement.url() != null) {
            return new Judgement.Undecided("it names an address, not a version", true);
        }
        for (GivenBuild build : found) {
            Judgement judgement = judge(requirement.specifier(), build);
            if (!(judgement instanceof Judgement.Met)) {
                return judgement;
            }
        }
        return new Judgement.Met(found.getFirst());
    }

    /// All of the same ecosystem; of another only the first, as the others stand for it.
    static List<GivenBuild> providers(Requirement requirement, Given given) {
        List<GivenBuild> own = given.called(requirement.name());
        if (!own.isEmpty()) {
            return own;
        }
        List<GivenBuild> others = given.counterparts(requirement.name());
        return others.isEmpty() ? List.of() : List.of(others.getFirst());
    }

    private static Judgement judge(SpecifierSet wanted, GivenBuild build) {
        if (wanted.isEmpty()) {
            return new Judgement.Met(build);
        }
        Pep440Version version = build.pep440().orElse(null);
        if (version == null) {
            return new Judgement.Undecided(
                    "`" + build.titleFor(Ecosystem.PYPI) + "` has no version that PEP 440 orders", true);
        }
        if (build.build().claims().ecosystem() == Ecosystem.PYPI) {
            return wanted.contains(version)
                    ? new Judgement.Met(build)
                    : new Judgement.Violated(build.titleFor(Ecosystem.PYPI));
        }
        return across(wanted, version, build);
    }

    /// A local label names a variant of an index of wheels, which other ecosystems name in other ways.
    private static Judgement across(SpecifierSet wanted, Pep440Version version, GivenBuild build) {
        List<String> exact = new ArrayList<>();
        for (Specifier specifier : wanted.specifiers()) {
            boolean variant = specifier.operator() == Specifier.Operator.ARBITRARY
                    || specifier.version().map(Pep440Version::hasLocal).orElse(false);
            if (!variant ? !specifier.contains(version) : isOtherRelease(specifier, version)) {
                return new Judgement.Violated(build.titleFor(Ecosystem.PYPI));
            }
            if (variant) {
                exact.add(specifier.toString());
            }
        }
        return exact.isEmpty()
                ? new Judgement.Met(build)
                : new Judgement.Undecided(
                        "whether `" + build.titleFor(Ecosystem.PYPI) + "` is `" + String.join(",", exact)
                                + "` its version does not tell",
                        true);
    }

    /// Whether a clause that names one variant is of another release altogether.
    private static boolean isOtherRelease(Specifier specifier, Pep440Version version) {
        return specifier.operator() == Specifier.Operator.EQUAL
                && specifier
                        .version()
                        .map(named -> named.comparePublic(version) != 0)
                        .orElse(false);
    }
}
