package parallax.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.PythonVersion;
import parallax.requirement.MatchSpec;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.MalformedVersionException;

/// Judges a conda match spec. Rule: CEP 29; virtual packages CEP 30.
final class CondaJudge {

    private CondaJudge() {}

    /// @param optional whether it speaks of a package that need not be there
    static Judgement judge(MatchSpec spec, boolean optional, Given given) {
        PackageName name = spec.name();
        if (!spec.hasExactName()) {
            return new Judgement.Undecided("it names a pattern of packages", !optional);
        }
        if (name.value().startsWith("__")) {
            return virtual(spec, optional, given.surroundings());
        }
        List<GivenBuild> own = given.called(name);
        for (GivenBuild build : own) {
            Judgement judgement = own(spec, build);
            if (!(judgement instanceof Judgement.Met)) {
                return judgement;
            }
        }
        if (!own.isEmpty()) {
            return new Judgement.Met(own.getFirst());
        }
        // What conda constrains it constrains among its own packages.
        if (optional) {
            return new Judgement.NotAsked();
        }
        if (name.value().equals("python") || name.value().equals("python_abi")) {
            return interpreter(spec, given.surroundings());
        }
        List<GivenBuild> others = given.counterparts(name);
        return others.isEmpty() ? new Judgement.Missing() : across(spec, others.getFirst());
    }

    private static Judgement own(MatchSpec spec, GivenBuild build) {
        CondaVersionSpec wanted = spec.version();
        CondaVersion version = build.conda().orElse(null);
        if (wanted != null && !wanted.isAny()) {
            if (version == null) {
                return new Judgement.Undecided("`" + build.title() + "` has no version that conda orders", true);
            }
            if (!wanted.contains(version)) {
                return new Judgement.Violated(build.title());
            }
        }
        String string = build.build().claims().build();
        boolean asksBuild = spec.buildMatcher().isPresent();
        if (asksBuild && string.isEmpty()) {
            return new Judgement.Undecided("the build string of `" + build.title() + "` is not known", true);
        }
        if (asksBuild && !spec.buildMatcher().orElseThrow().matches(string)) {
            return new Judgement.Violated(build.title());
        }
        return more(spec, build);
    }

    /// What else a spec may ask, none of which a build says of itself.
    private static Judgement more(MatchSpec spec, GivenBuild build) {
        List<String> asked = new ArrayList<>(spec.keywords().keySet());
        asked.remove("extras");
        if (spec.channel() != null) {
            asked.add("channel");
        }
        return asked.isEmpty()
                ? new Judgement.Met(build)
                : new Judgement.Undecided("a build does not say of itself: " + String.join(", ", asked), true);
    }

    /// Another ecosystem's build of the same project: its version can be judged, a build string never.
    private static Judgement across(MatchSpec spec, GivenBuild build) {
        String title = build.titleFor(Ecosystem.CONDA);
        CondaVersionSpec wanted = spec.version();
        CondaVersion version = build.conda().orElse(null);
        if (wanted != null && !wanted.isAny()) {
            if (version == null) {
                return new Judgement.Undecided("`" + title + "` has no version that conda orders", true);
            }
            if (!wanted.contains(version)) {
                return new Judgement.Violated(title);
            }
        }
        if (spec.build() != null && !spec.build().equals("*")) {
            return new Judgement.Undecided("`" + title + "` has no build string to compare with", true);
        }
        return more(spec, build);
    }

    private static Judgement virtual(MatchSpec spec, boolean optional, Surroundings surroundings) {
        return switch (surroundings.offer(spec.name())) {
            case Surroundings.Offer.Open _ -> new Judgement.NotAsked();
            case Surroundings.Offer.Absent _ ->
                optional ? new Judgement.NotAsked() : new Judgement.Violated("a machine without " + spec.name());
            case Surroundings.Offer.Present(CondaVersion version) -> {
                boolean admitted = version == null
                        || spec.version() == null
                        || spec.version().contains(version);
                yield admitted ? new Judgement.NotAsked() : new Judgement.Violated(spec.name() + " " + version);
            }
        };
    }

    /// The interpreter where no build of it is given: that of the target, or of the wheels.
    private static Judgement interpreter(MatchSpec spec, Surroundings surroundings) {
        PythonVersion python = surroundings.python();
        if (python == null) {
            return new Judgement.Missing();
        }
        String found = "Python " + python;
        if (spec.name().value().equals("python_abi")) {
            String build = "0_cp" + python.major() + python.minor() + (python.freeThreaded() ? "t" : "");
            boolean fits = contains(spec.version(), python.number())
                    && spec.buildMatcher()
                            .map(matcher ->
                                    matcher.matches(build) || !matcher.pattern().contains("cp"))
                            .orElse(true);
            return fits ? new Judgement.NotAsked() : new Judgement.Violated(found);
        }
        Optional<Boolean> admitted =
                surroundings.pythonIs(spec.version() == null ? CondaVersionSpec.any() : spec.version());
        return admitted.map(holds -> holds ? new Judgement.NotAsked() : new Judgement.Violated(found))
                .orElseGet(() -> new Judgement.Undecided(
                        "some patch releases of Python " + python + " are admitted, some are not", false));
    }

    private static boolean contains(@Nullable CondaVersionSpec wanted, String version) {
        try {
            return wanted == null || wanted.contains(CondaVersion.parse(version));
        } catch (MalformedVersionException _) {
            return false;
        }
    }
}
