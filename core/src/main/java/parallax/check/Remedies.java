package parallax.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.content.Claims;
import parallax.name.Ecosystem;
import parallax.name.NameMap;
import parallax.name.PackageName;
import parallax.platform.Target;
import parallax.version.Pep440Version;

/// Looks among known builds for those that the metadata would allow in place of the given ones. Whether the
/// binaries agree, is for the caller to check of each proposal.
public final class Remedies {

    /// As many proposals as anybody reads.
    public static final int MOST_PROPOSALS = 12;

    /// Pairs that are judged at most, from the nearest on; each takes some microseconds.
    private static final int MOST_PAIRS = 5_000;

    private static final int OTHER_ECOSYSTEM = 1_000_000;
    private static final int REPLACED = 100_000;
    private static final int OTHER_VERSION = 20_000;
    private static final int OF_WHAT_OTHERS_REQUIRE = 10_000;
    private static final int OTHER_LABEL = 5_000;
    private static final int MOST_STEPS = 2_000;

    private static final Comparator<Option> NEAREST =
            Comparator.comparingInt(Option::distance).thenComparing(Option::title);

    private final Machine machine;
    private final Projects projects;
    private final BuildReader reader;

    /// @param target as {@link MetadataCheck#of} takes it
    public Remedies(Target target, NameMap names) {
        this.machine = new Machine(target);
        this.projects = new Projects(names);
        this.reader = new BuildReader(projects);
    }

    /// Builds in place of some of those asked about, nearest first: another variant of the same version
    /// before another version, one package before two, a package that requires another one before the
    /// other, the version nearest to the given one, newer before older; builds of other ecosystems last,
    /// and only for all at once. A record without requirements is judged by those of another build of its
    /// version, and left out where there is none.
    ///
    /// @param builds those asked about first
    /// @param asked how many those are
    /// @param known of any package, in any order, also those that do not fit the target; artifacts and
    ///     records
    /// @return at most {@link #MOST_PROPOSALS}, each allowed by the metadata of all its builds
    public List<Proposal> of(List<ClaimedBuild> builds, int asked, List<Candidate> known) {
        if (asked < 0 || asked > builds.size()) {
            throw new IllegalArgumentException(asked + " of " + builds.size() + " builds");
        }
        List<List<Replacement>> replacements = new ArrayList<>();
        Known usable = Known.of(builds, known, reader);
        for (int place = 0; place < asked; place++) {
            replacements.add(replacements(builds, asked, place, usable));
        }
        List<Option> options = new ArrayList<>();
        for (List<Replacement> single : replacements) {
            for (Replacement one : single) {
                if (!one.otherEcosystem() || asked == 1) {
                    options.add(Option.of(List.of(one)));
                }
            }
        }
        options.addAll(pairs(replacements));
        options.sort(NEAREST);
        return proposals(builds, options);
    }

    private List<Option> pairs(List<List<Replacement>> replacements) {
        List<Option> pairs = new ArrayList<>();
        for (int one = 0; one < replacements.size(); one++) {
            for (int two = one + 1; two < replacements.size(); two++) {
                for (Replacement first : replacements.get(one)) {
                    for (Replacement second : replacements.get(two)) {
                        boolean together = first.ecosystem() == second.ecosystem();
                        boolean mixed = first.otherEcosystem() != second.otherEcosystem();
                        boolean moves = !first.otherEcosystem() || replacements.size() == 2;
                        if (together && !mixed && moves && oneVariant(first, second)) {
                            pairs.add(Option.of(List.of(first, second)));
                        }
                    }
                }
            }
        }
        pairs.sort(NEAREST);
        return pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()));
    }

    /// Records of two variants, such as `+cpu` and `+cu130`, are not mixed: no binaries would show whether
    /// they go together.
    private boolean oneVariant(Replacement first, Replacement second) {
        boolean shown = first.candidate().artifact() && second.candidate().artifact();
        return shown || label(first).equals(label(second));
    }

    private String label(Replacement one) {
        return reader.read(one.candidate().build())
                .pep440()
                .map(Pep440Version::local)
                .orElse("");
    }

    private List<Proposal> proposals(List<ClaimedBuild> builds, List<Option> options) {
        Map<String, Proposal> proposals = new LinkedHashMap<>();
        for (Option option : options) {
            if (proposals.size() == MOST_PROPOSALS) {
                break;
            }
            List<ClaimedBuild> then = new ArrayList<>(builds);
            for (Replacement one : option.replacements()) {
                then.set(one.place(), one.candidate().build());
            }
            Commands commands = Commands.of(option.candidates());
            boolean possible = commands.pip() != null || commands.conda() != null;
            if (!possible || proposals.containsKey(option.title())) {
                continue;
            }
            List<GivenBuild> given = then.stream().map(reader::read).toList();
            MetadataAnswer answer = MetadataCheck.of(given, machine, projects);
            if (Boolean.TRUE.equals(answer.word().allowed())) {
                proposals.put(option.title(), proposal(option, then, commands));
            }
        }
        return List.copyOf(proposals.values());
    }

    private static Proposal proposal(Option option, List<ClaimedBuild> then, Commands commands) {
        return new Proposal(
                option.candidates(),
                then,
                option.title(),
                option.distance(),
                commands.pip(),
                commands.uv(),
                commands.conda(),
                commands.pixi(),
                basis(option.candidates()));
    }

    private static String basis(List<Candidate> candidates) {
        List<String> recorded = candidates.stream()
                .filter(candidate -> !candidate.artifact())
                .map(candidate -> candidate.build().title() + " is recorded in " + candidate.knownFrom())
                .toList();
        return recorded.isEmpty()
                ? "the metadata of the artifacts allow it; their binaries were not checked"
                : "the metadata allow it; " + String.join("; ", recorded) + "; no binaries were at hand";
    }

    /// What can stand in one place, of each version and variant one build, nearest first.
    private List<Replacement> replacements(List<ClaimedBuild> builds, int asked, int place, Known known) {
        ClaimedBuild current = builds.get(place);
        GivenBuild given = reader.read(current);
        List<Candidate> candidates = known.of(given);
        VersionLine line = VersionLine.of(given, candidates, reader);
        boolean required = isRequired(given, builds.subList(0, asked));
        List<String> labels = labels(given, builds);
        Map<String, Replacement> best = new TreeMap<>();
        for (Candidate candidate : candidates) {
            GivenBuild read = reader.read(candidate.build());
            boolean itself = Variant.of(read).equals(Variant.of(given));
            if (itself || !fits(candidate.build())) {
                continue;
            }
            int steps = line.steps(given, read);
            boolean otherEcosystem =
                    candidate.build().claims().ecosystem() != current.claims().ecosystem();
            int distance = (steps == 0 ? 0 : OTHER_VERSION)
                    + label(read, labels, steps == 0)
                    + (required ? OF_WHAT_OTHERS_REQUIRE : 0)
                    + Math.min(MOST_STEPS, 4 * Math.abs(steps) - (steps > 0 ? 2 : 0))
                    + REPLACED
                    + (otherEcosystem ? OTHER_ECOSYSTEM : 0);
            Replacement replacement = new Replacement(place, current, candidate, distance, otherEcosystem);
            best.merge(Variant.of(read).toString(), replacement, Replacement::better);
        }
        return best.values().stream()
                .sorted(Comparator.comparingInt(Replacement::distance).thenComparing(Replacement::title))
                .toList();
    }

    /// Local labels that fit what is there, the nearest first: the build's own, and those of the builds
    /// beside it.
    private List<String> labels(GivenBuild given, List<ClaimedBuild> builds) {
        Set<String> labels = new LinkedHashSet<>();
        given.pep440().map(Pep440Version::local).ifPresent(labels::add);
        for (ClaimedBuild build : builds) {
            reader.read(build)
                    .pep440()
                    .map(Pep440Version::local)
                    .filter(label -> !label.isEmpty())
                    .ifPresent(labels::add);
        }
        return List.copyOf(labels);
    }

    /// How far a build's local label is from those that are there.
    private static int label(GivenBuild build, List<String> labels, boolean sameVersion) {
        int place =
                build.pep440().map(version -> labels.indexOf(version.local())).orElse(0);
        if (place >= 0) {
            return place == 0 ? 0 : 1;
        }
        return sameVersion ? 2 : OTHER_LABEL;
    }

    private boolean fits(ClaimedBuild build) {
        return Boolean.TRUE.equals(answer(List.of(build)).word().allowed());
    }

    private MetadataAnswer answer(List<ClaimedBuild> builds) {
        return MetadataCheck.of(builds.stream().map(reader::read).toList(), machine, projects);
    }

    /// Whether another build that is asked about requires it: torch, beside torchvision.
    private boolean isRequired(GivenBuild build, List<ClaimedBuild> asked) {
        for (ClaimedBuild other : asked) {
            if (!other.equals(build.build()) && requires(reader.read(other), build)) {
                return true;
            }
        }
        return false;
    }

    private boolean requires(GivenBuild build, GivenBuild other) {
        for (Clause clause : build.clauses()) {
            List<PackageName> named = switch (clause) {
                case Clause.Python python -> List.of(python.requirement().name());
                case Clause.Conda conda ->
                    conda.optional() ? List.of() : List.of(conda.spec().name());
                case Clause.Debian debian ->
                    debian.alternatives().stream().map(one -> one.name()).toList();
                case Clause.DebianRefusal _, Clause.Unread _ -> List.of();
            };
            for (PackageName name : named) {
                boolean sameProject =
                        other.project() != null && projects.of(name).equals(Optional.of(other.project()));
                if (name.equals(other.name()) || sameProject) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Where libraries are missing because packages that the given builds require are not there: these
    /// packages, and nothing else. Empty where no requirement that is not given speaks of any of the
    /// libraries.
    ///
    /// @param builds those asked about first
    /// @param libraries sonames that were not found: `libcudart.so.13`
    public Optional<Proposal> missing(List<ClaimedBuild> builds, SortedSet<String> libraries) {
        MetadataAnswer answer = answer(builds);
        SortedSet<String> wheels = new TreeSet<>();
        SortedSet<String> found = new TreeSet<>();
        for (String library : libraries) {
            for (var absent : answer.word().absent()) {
                Optional<String> requirement = LibraryProviders.requirement(library, absent.requirement());
                if (requirement.isPresent()) {
                    wheels.add(requirement.get());
                    found.add(library);
                    break;
                }
            }
        }
        if (wheels.isEmpty()) {
            return Optional.empty();
        }
        Commands commands = Commands.requirements(List.copyOf(wheels));
        return Optional.of(new Proposal(
                List.of(),
                builds,
                String.join(", ", wheels) + " besides",
                0,
                commands.pip(),
                commands.uv(),
                null,
                commands.pixi(),
                "required by the metadata, and not given; " + String.join(", ", found) + " should be in it"));
    }

    /// One build in place of another.
    ///
    /// @param place in the list of builds
    private record Replacement(
            int place, ClaimedBuild current, Candidate candidate, int distance, boolean otherEcosystem) {

        @Nullable
        Ecosystem ecosystem() {
            return candidate.build().claims().ecosystem();
        }

        String title() {
            Claims now = current.claims();
            Claims then = candidate.build().claims();
            String variant = Commands.variant(then);
            boolean sameVersion =
                    now.version().equals(then.version()) && now.name().equals(then.name());
            String old = sameVersion && !variant.isEmpty()
                    ? (now.version() + " " + Commands.variant(now)).strip()
                    : now.version();
            return (then.name() + " " + then.version() + " " + variant).strip()
                    + (otherEcosystem ? " (" + then.ecosystem() + ")" : "")
                    + " in place of "
                    + (now.name().equals(then.name()) ? "" : now.name() + " ")
                    + old;
        }

        /// Of builds of one variant: one whose binaries can be checked, else the later build.
        Replacement better(Replacement other) {
            if (candidate.artifact() != other.candidate.artifact()) {
                return candidate.artifact() ? this : other;
            }
            return candidate.build().file().compareTo(other.candidate.build().file()) >= 0 ? this : other;
        }
    }

    /// Replacements that are made together.
    private record Option(List<Replacement> replacements, int distance, String title) {

        /// Of several the distance of the first named counts, and then those of the others.
        static Option of(List<Replacement> replacements) {
            int distance = 0;
            for (Replacement one : replacements) {
                distance += one.distance();
            }
            String title = String.join(
                    ", ", replacements.stream().map(Replacement::title).toList());
            return new Option(replacements, distance, title);
        }

        List<Candidate> candidates() {
            return replacements.stream().map(Replacement::candidate).toList();
        }
    }

    /// What tells builds of one package apart for those who install them.
    private record Variant(@Nullable Ecosystem ecosystem, String name, String version, String build) {

        static Variant of(GivenBuild build) {
            Claims claims = build.build().claims();
            String version =
                    build.version() == null ? claims.version() : build.version().toString();
            return new Variant(claims.ecosystem(), String.valueOf(build.name()), version, Commands.variant(claims));
        }
    }

    /// Candidates by the project they are.
    private record Known(Map<String, List<Candidate>> byProject) {

        static Known of(List<ClaimedBuild> given, List<Candidate> known, BuildReader reader) {
            Map<String, ClaimedBuild> donors = new HashMap<>();
            for (ClaimedBuild build : given) {
                donors.putIfAbsent(release(build, reader), build);
            }
            for (Candidate candidate : known) {
                if (candidate.requirementsKnown()) {
                    donors.putIfAbsent(release(candidate.build(), reader), candidate.build());
                }
            }
            Map<String, List<Candidate>> byProject = new HashMap<>();
            for (Candidate candidate : known) {
                ClaimedBuild donor = candidate.requirementsKnown()
                        ? candidate.build()
                        : donors.get(release(candidate.build(), reader));
                GivenBuild read = reader.read(candidate.build());
                if (donor != null && read.name() != null) {
                    byProject
                            .computeIfAbsent(key(read), _ -> new ArrayList<>())
                            .add(candidate.requirementsKnown() ? candidate : candidate.withRequirementsOf(donor));
                }
            }
            return new Known(byProject);
        }

        /// Equal for builds of one release in one ecosystem.
        private static String release(ClaimedBuild build, BuildReader reader) {
            GivenBuild read = reader.read(build);
            String version = read.version() instanceof Pep440Version wheel
                    ? wheel.publicVersion().toString()
                    : build.claims().version();
            return build.claims().ecosystem() + " " + read.name() + " " + version;
        }

        private static String key(GivenBuild build) {
            return build.project() == null ? String.valueOf(build.name()) : "project " + build.project();
        }

        List<Candidate> of(GivenBuild build) {
            return byProject.getOrDefault(key(build), List.of());
        }
    }

    /// The releases of a project in order, to count how far one is from another.
    private record VersionLine(List<Pep440Version> releases) {

        static VersionLine of(GivenBuild given, List<Candidate> candidates, BuildReader reader) {
            SortedSet<Pep440Version> releases = new TreeSet<>();
            given.pep440().map(Pep440Version::publicVersion).ifPresent(release -> releases.add(release));
            for (Candidate candidate : candidates) {
                reader.read(candidate.build())
                        .pep440()
                        .map(Pep440Version::publicVersion)
                        .ifPresent(release -> releases.add(release));
            }
            return new VersionLine(List.copyOf(releases));
        }

        /// How many releases `to` is newer than `from`; less than 0 for an older one.
        int steps(GivenBuild from, GivenBuild to) {
            int one = from.pep440()
                    .map(version -> releases.indexOf(version.publicVersion()))
                    .orElse(-1);
            int two = to.pep440()
                    .map(version -> releases.indexOf(version.publicVersion()))
                    .orElse(-1);
            return one < 0 || two < 0 ? MOST_STEPS : two - one;
        }
    }
}
