package parallax.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.PythonVersion;
import parallax.requirement.DebianRelation;
import parallax.version.DebianConstraint;
import parallax.version.DebianVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;

/// Judges a Debian relation. Rule: Debian Policy 7.1, `Breaks` 7.3, `Conflicts` 7.4, `Provides` 7.5.
final class DebianJudge {

    private static final Pattern NUMBERED_PYTHON = Pattern.compile("python3\\.\\d+");

    private DebianJudge() {}

    /// @param alternatives of which one has to be satisfied
    static Judgement judge(List<DebianRelation> alternatives, Given given) {
        Judgement.@Nullable Violated violated = null;
        Judgement.@Nullable Undecided undecided = null;
        boolean missing = false;
        for (DebianRelation relation : alternatives) {
            switch (judge(relation, given)) {
                case Judgement.Met met -> {
                    return met;
                }
                case Judgement.NotAsked none -> {
                    return none;
                }
                case Judgement.Violated one -> violated = violated == null ? one : violated;
                case Judgement.Undecided one -> undecided = undecided == null ? one : undecided;
                case Judgement.Missing _ -> missing = true;
            }
        }
        if (undecided != null) {
            return undecided;
        }
        // An alternative that is not given could still be installed.
        return missing || violated == null ? new Judgement.Missing() : violated;
    }

    /// What builds are refused: `Breaks`, `Conflicts`. A package may refuse what it provides itself.
    static Judgement refusal(List<DebianRelation> refused, GivenBuild by, Given given) {
        for (DebianRelation relation : refused) {
            for (GivenBuild build : given.builds()) {
                if (!build.equals(by) && (is(relation, build) || provides(relation, build))) {
                    return new Judgement.Violated(build.title());
                }
            }
        }
        return new Judgement.NotAsked();
    }

    private static Judgement judge(DebianRelation relation, Given given) {
        List<GivenBuild> own = given.called(relation.name());
        for (GivenBuild build : own) {
            if (is(relation, build)) {
                return new Judgement.Met(build);
            }
        }
        for (GivenBuild build : given.builds()) {
            if (provides(relation, build)) {
                return new Judgement.Met(build);
            }
        }
        if (!own.isEmpty()) {
            return new Judgement.Violated(own.getFirst().title());
        }
        Optional<Judgement> interpreter = interpreter(relation, given.surroundings());
        if (interpreter.isPresent()) {
            return interpreter.get();
        }
        List<GivenBuild> others = given.counterparts(relation.name());
        return others.isEmpty() ? new Judgement.Missing() : across(relation.constraint(), others.getFirst());
    }

    private static boolean is(DebianRelation relation, GivenBuild build) {
        PackageName name = build.name();
        return name != null
                && build.version() instanceof DebianVersion version
                && relation.isSatisfiedBy(name, version);
    }

    /// A virtual package without a version satisfies no relation that asks for one.
    private static boolean provides(DebianRelation relation, GivenBuild build) {
        for (DebianRelation provided : build.provides()) {
            DebianConstraint version = provided.constraint();
            boolean enough = relation.constraint() == null
                    || (version != null && relation.constraint().contains(version.version()));
            if (provided.name().equals(relation.name()) && enough) {
                return true;
            }
        }
        return false;
    }

    /// `python3` and `python3.11` where no build of them is given; empty for other packages, or where it is
    /// not known which Python it is.
    private static Optional<Judgement> interpreter(DebianRelation relation, Surroundings surroundings) {
        PythonVersion python = surroundings.python();
        String name = relation.name().value();
        if (python == null) {
            return Optional.empty();
        }
        if (NUMBERED_PYTHON.matcher(name).matches()) {
            return name.equals("python" + python.number()) ? Optional.of(new Judgement.NotAsked()) : Optional.empty();
        }
        if (!name.equals("python3")) {
            return Optional.empty();
        }
        DebianConstraint wanted = relation.constraint();
        if (wanted == null) {
            return Optional.of(new Judgement.NotAsked());
        }
        return Optional.of(surroundings
                .pythonIs(wanted)
                .map(holds -> holds ? new Judgement.NotAsked() : new Judgement.Violated("Python " + python))
                .orElseGet(() -> new Judgement.Undecided(
                        "some patch releases of Python " + python + " are admitted, some are not", false)));
    }

    /// Another ecosystem's build of the same project. Its version has no epoch and no revision to compare
    /// with.
    private static Judgement across(@Nullable DebianConstraint wanted, GivenBuild build) {
        String title = build.titleFor(Ecosystem.DEBIAN);
        if (wanted == null) {
            return new Judgement.Met(build);
        }
        Pep440Version version = build.pep440().orElse(null);
        if (version == null
                || wanted.version().epoch() != 0
                || wanted.version().revision().isPresent()) {
            return new Judgement.Undecided("`" + title + "` has no epoch and no revision to compare with", true);
        }
        try {
            DebianVersion candidate = DebianVersion.parse(version.baseVersion().toString());
            if (version.isPreRelease() || version.isPostRelease()) {
                return new Judgement.Undecided("Debian would spell the version of `" + title + "` otherwise", true);
            }
            return wanted.contains(candidate) ? new Judgement.Met(build) : new Judgement.Violated(title);
        } catch (MalformedVersionException _) {
            return new Judgement.Undecided("`" + title + "` has no version that Debian orders", true);
        }
    }
}
