package parallax.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.fact.Evidence;
import parallax.finding.MetadataWord;
import parallax.finding.Unknown;
import parallax.name.NameMap;
import parallax.name.PackageName;
import parallax.platform.Target;

/// Whether the metadata of builds allow them together in one environment: what `pip check`, conda's solver
/// and dpkg would say of them, and across ecosystems what each would say if it saw the others' packages.
///
/// A requirement that cannot be judged exactly is no conflict and makes the answer "cannot tell"; a package
/// that was not given is listed and makes it neither. Extras apply as far as the given builds ask for them.
public final class MetadataCheck {

    private final Given given;
    private final LinkedHashSet<MetadataWord.Conflict> conflicts = new LinkedHashSet<>();
    private final LinkedHashSet<MetadataWord.Conflict> missing = new LinkedHashSet<>();
    private final SortedSet<Unknown> unknown = new TreeSet<>();
    private final List<MetadataAnswer.Met> met = new ArrayList<>();
    private boolean undecided;

    private MetadataCheck(Given given) {
        this.given = given;
    }

    /// @param builds in any order; conflicts come in the order of the builds
    /// @param target the machine; where it names no Python, that of the wheels' tags is taken
    /// @param names who is who across ecosystems
    public static MetadataAnswer of(List<ClaimedBuild> builds, Target target, NameMap names) {
        Projects projects = new Projects(names);
        return of(
                builds.stream().map(build -> GivenBuild.read(build, projects)).toList(), new Machine(target), projects);
    }

    static MetadataAnswer of(List<GivenBuild> builds, Machine machine, Projects projects) {
        Surroundings surroundings = machine.with(Pythons.of(builds, machine.target()));
        return new MetadataCheck(new Given(builds, surroundings, projects)).answer();
    }

    private MetadataAnswer answer() {
        Fit fit = new Fit(given);
        fit.conflicts().forEach(conflicts::add);
        fit.unknown().forEach(this::unknown);
        twice();
        Map<PackageName, Set<String>> extras = extras();
        for (GivenBuild build : given.builds()) {
            named(build);
            for (Clause clause : build.clauses()) {
                judge(build, clause, extras);
            }
        }
        @Nullable Boolean allowed = !conflicts.isEmpty() ? Boolean.FALSE : undecided ? null : Boolean.TRUE;
        return new MetadataAnswer(
                new MetadataWord(allowed, List.copyOf(conflicts), absent()),
                List.copyOf(missing),
                List.copyOf(unknown),
                met);
    }

    private List<MetadataWord.Absent> absent() {
        return missing.stream()
                .map(each -> new MetadataWord.Absent(each.packageName(), each.requirement()))
                .distinct()
                .toList();
    }

    private void unknown(Fit.Open open) {
        unknown.add(open.unknown());
        undecided |= open.decisive();
    }

    private void named(GivenBuild build) {
        if (build.name() == null) {
            unknown(new Fit.Open(
                    new Unknown("what " + build.build().file() + " requires", "it does not say what package it is"),
                    true));
        }
    }

    /// One package twice, or one project under the names of two ecosystems: the one hides or overwrites the
    /// other.
    private void twice() {
        List<GivenBuild> builds = given.builds();
        for (int i = 0; i < builds.size(); i++) {
            for (int j = i + 1; j < builds.size(); j++) {
                GivenBuild first = builds.get(i);
                GivenBuild second = builds.get(j);
                if (sameProject(first, second)) {
                    conflicts.add(new MetadataWord.Conflict(
                            first.build().claims().name(),
                            "one build of one project",
                            first.titleFor(second.build().claims().ecosystem()) + " and "
                                    + second.titleFor(first.build().claims().ecosystem()),
                            new Evidence(
                                    second.build().file(),
                                    "name " + second.build().claims().name(),
                                    second.build().sha256())));
                }
            }
        }
    }

    private static boolean sameProject(GivenBuild first, GivenBuild second) {
        PackageName one = first.name();
        PackageName two = second.name();
        if (one == null || two == null) {
            return false;
        }
        return one.ecosystem() == two.ecosystem()
                ? one.equals(two)
                : first.project() != null && first.project().equals(second.project());
    }

    /// The extras of each given project that other given builds ask for, those that follow from others
    /// included.
    private Map<PackageName, Set<String>> extras() {
        Map<PackageName, Set<String>> asked = new HashMap<>();
        boolean more = true;
        while (more) {
            more = false;
            for (GivenBuild build : given.builds()) {
                for (Clause clause : build.clauses()) {
                    if (clause instanceof Clause.Python(var requirement, String _, String _)
                            && !requirement.extras().isEmpty()
                            && given.surroundings()
                                    .holds(requirement.marker(), of(build, asked))
                                    .orElse(true)) {
                        more |= asked.computeIfAbsent(requirement.name(), _ -> new HashSet<>())
                                .addAll(requirement.extras());
                    }
                }
            }
        }
        return asked;
    }

    private static Set<String> of(GivenBuild build, Map<PackageName, Set<String>> extras) {
        PackageName name = build.name();
        return name == null ? Set.of() : Set.copyOf(extras.getOrDefault(name, Set.of()));
    }

    private void judge(GivenBuild build, Clause clause, Map<PackageName, Set<String>> extras) {
        Judgement judgement = switch (clause) {
            case Clause.Python(var requirement, String _, String _) ->
                PythonJudge.judge(requirement, of(build, extras), given);
            case Clause.Conda(var spec, boolean optional, String _, String _) ->
                CondaJudge.judge(spec, optional, given);
            case Clause.Debian(var alternatives, String _, String _) -> DebianJudge.judge(alternatives, given);
            case Clause.DebianRefusal(var refused, String _, String _) -> DebianJudge.refusal(refused, build, given);
            case Clause.Unread(String why, String _, String _) -> new Judgement.Undecided(why, true);
        };
        ClaimedBuild claimed = build.build();
        String name = claimed.claims().name();
        switch (judgement) {
            case Judgement.Met(GivenBuild by) ->
                met.add(new MetadataAnswer.Met(name, clause.text(), by.title(), claimed, by.build()));
            case Judgement.Violated(String found) ->
                conflicts.add(new MetadataWord.Conflict(
                        name, clause.text(), found, new Evidence(claimed.file(), clause.locator(), claimed.sha256())));
            case Judgement.Missing _ -> {
                missing.add(new MetadataWord.Conflict(
                        name,
                        clause.text(),
                        "nothing",
                        new Evidence(claimed.file(), clause.locator(), claimed.sha256())));
            }
            case Judgement.NotAsked _ -> {}
            case Judgement.Undecided(String why, boolean decisive) ->
                unknown(new Fit.Open(
                        new Unknown("requirement `" + clause.text() + "` of " + claimed.title(), why), decisive));
        }
    }
}
