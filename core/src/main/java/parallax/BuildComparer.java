package parallax;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parallax.compare.Counterparts;
import parallax.compare.Findings;
import parallax.compare.build.BuildPair;
import parallax.compare.build.BuildRule;
import parallax.compare.build.BuildRules;
import parallax.compare.build.BuildSide;
import parallax.content.Claims;
import parallax.content.ContentReader;
import parallax.content.Contents;
import parallax.fact.Evidence;
import parallax.finding.Comparison;
import parallax.finding.Explanation;
import parallax.finding.Finding;
import parallax.finding.Subject;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.Subdir;
import parallax.platform.Target;
import parallax.version.Excerpt;

/// Answers `compare` and `why` for two artifacts: reads both, pairs what is in them, asks every rule about builds.
final class BuildComparer {

    private final Snapshot snapshot;
    private final ArtifactAccess access;

    BuildComparer(Snapshot snapshot, ArtifactAccess access) {
        this.snapshot = snapshot;
        this.access = access;
    }

    /// Whether the references speak of artifacts.
    static boolean isAsked(List<String> references, ArtifactAccess access) {
        return references.stream().anyMatch(text -> ArtifactOperand.isOne(text, access));
    }

    Comparison compare(List<String> references, TargetRequest request) throws Trouble, SnapshotException {
        if (references.size() != 2) {
            throw new Trouble(
                    Excerpt.of(references.getFirst()) + " is one artifact; compare needs two",
                    "name a second one, or look at this one with `parallax inspect`");
        }
        List<ArtifactOperand> operands = new ArrayList<>();
        for (String text : references) {
            if (!ArtifactOperand.isOne(text, access)) {
                throw new Trouble(
                        "an artifact can only be compared with another artifact, and " + Excerpt.of(text) + " is none",
                        "download it first, for example with `pip download --no-deps`, or compare records:"
                                + " `pypi::NAME conda-forge::NAME`");
            }
            operands.add(ArtifactOperand.parse(text, access));
        }
        ContentReader reader = new ContentReader(access.cache(), access.progress());
        List<Contents> left = operands.get(0).read(reader);
        List<Contents> right = operands.get(1).read(reader);
        String[] titles = titles(left.getFirst(), right.getFirst());
        BuildSide leftSide = new BuildSide(titles[0], left);
        BuildSide rightSide = new BuildSide(titles[1], right);
        Target target = target(request, leftSide, rightSide);
        BuildPair pair = new BuildPair(
                leftSide, rightSide, target, new Counterparts(snapshot.names()), snapshot::versions, sources());
        Findings findings = new Findings();
        for (BuildRule rule : BuildRules.ALL) {
            rule.examine(pair, findings);
        }
        return new Comparison(
                target,
                subject(operands.get(0), leftSide),
                subject(operands.get(1), rightSide),
                scope(leftSide, rightSide),
                findings.findings(),
                findings.highlights(),
                findings.unknown());
    }

    Explanation why(String findingId, List<String> references, TargetRequest request)
            throws Trouble, SnapshotException {
        Comparison comparison = compare(references, request);
        Finding finding = Explainer.find(findingId, comparison, BuildRules.ALL);
        String documentation = BuildRules.ALL.stream()
                .filter(rule -> rule.id().equals(finding.rule()))
                .map(BuildRule::documentation)
                .findFirst()
                .orElse("");
        List<Explanation.Step> trail = new ArrayList<>();
        for (Evidence evidence : finding.evidence()) {
            trail.add(new Explanation.Step(evidence, "", ""));
        }
        return new Explanation(comparison, finding, documentation, trail);
    }

    /// Names and versions of other packages are taken from where each ecosystem is recorded best.
    private Map<Ecosystem, Source> sources() {
        Map<Ecosystem, Source> sources = new EnumMap<>(Ecosystem.class);
        snapshot.source(ReferenceResolver.PYPI).ifPresent(source -> sources.put(Ecosystem.PYPI, source));
        snapshot.source(ReferenceResolver.CONDA_FORGE).ifPresent(source -> sources.put(Ecosystem.CONDA, source));
        return sources;
    }

    /// Different names for both sides, by the first of format, version, build and tag that tells them apart.
    private static String[] titles(Contents left, Contents right) {
        for (int detail = 0; detail < 3; detail++) {
            String one = title(left, detail);
            String other = title(right, detail);
            if (!one.equals(other)) {
                return new String[] {one, other};
            }
        }
        return new String[] {
            "left " + left.format().title(), "right " + right.format().title()
        };
    }

    private static String title(Contents contents, int detail) {
        Claims claims = contents.claims();
        String title = contents.format().title() + (claims.version().isEmpty() ? "" : " " + claims.version());
        if (detail > 0 && !claims.build().isEmpty()) {
            title += " " + claims.build();
        }
        if (detail > 1 && !claims.tags().isEmpty()) {
            title += " for " + claims.tags().getFirst();
        }
        return title;
    }

    /// What the user asked for; else the platform that the artifacts name.
    private static Target target(TargetRequest request, BuildSide left, BuildSide right) throws Trouble {
        if (request.platform() != null || request.target() != null) {
            return TargetParser.parse(request);
        }
        for (BuildSide side : List.of(left, right)) {
            for (Contents part : side.parts()) {
                Optional<Subdir> platform = platform(part.claims());
                if (platform.isPresent()) {
                    return TargetParser.parse(new TargetRequest(
                            null, request.python(), platform.get().value(), request.cuda()));
                }
            }
        }
        return TargetParser.parse(request);
    }

    /// The platform that a build names, as conda calls it; empty for one that runs anywhere.
    static Optional<String> platformOf(Claims claims) {
        return platform(claims).map(Subdir::value);
    }

    private static Optional<Subdir> platform(Claims claims) {
        for (String tag : claims.tags()) {
            String platform = tag.substring(tag.lastIndexOf('-') + 1);
            Optional<Subdir> subdir = claims.ecosystem() == Ecosystem.PYPI
                    ? Subdir.ofWheelPlatform(platform)
                    : claims.ecosystem() == Ecosystem.DEBIAN ? debian(tag) : Subdir.find(tag);
            if (subdir.isPresent() && !subdir.get().isNoarch()) {
                return subdir;
            }
        }
        return Optional.empty();
    }

    private static Optional<Subdir> debian(String architecture) {
        return switch (architecture) {
            case "amd64" -> Subdir.find("linux-64");
            case "arm64" -> Subdir.find("linux-aarch64");
            case "ppc64el" -> Subdir.find("linux-ppc64le");
            case "s390x" -> Subdir.find("linux-s390x");
            case "riscv64" -> Subdir.find("linux-riscv64");
            default -> Optional.empty();
        };
    }

    private Subject subject(ArtifactOperand operand, BuildSide side) {
        return subject(snapshot, operand.text(), side.title(), side.parts().getFirst());
    }

    static Subject subject(Snapshot snapshot, String text, String title, Contents contents) {
        Claims claims = contents.claims();
        Ecosystem ecosystem = claims.ecosystem() == null ? Ecosystem.PYPI : claims.ecosystem();
        String name = claims.name().isEmpty() ? contents.file() : claims.name();
        return new Subject(
                text,
                Subject.ARTIFACT,
                title,
                PackageName.of(ecosystem, name),
                null,
                claims.version().isEmpty() ? null : claims.version(),
                contents.file(),
                contents.sha256(),
                snapshot.recordedDate().toString());
    }

    private static List<String> scope(BuildSide left, BuildSide right) {
        List<String> scope = new ArrayList<>();
        for (BuildSide side : List.of(left, right)) {
            if (side.parts().size() > 1) {
                scope.add("The " + side.title() + " is joined of "
                        + String.join(
                                ", ", side.parts().stream().map(Contents::file).toList()) + ".");
            }
        }
        int files = 0;
        int libraries = 0;
        int modules = 0;
        for (BuildSide side : List.of(left, right)) {
            for (Contents part : side.parts()) {
                files += part.entries().size();
                libraries += part.libraries().size();
                modules += part.modules().size();
            }
        }
        scope.add("Read whole: " + files + " entries, " + libraries + " native binaries and " + modules
                + " Python sources of both sides.");
        return scope;
    }
}
