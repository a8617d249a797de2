package parallax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.GivenBuilds.Given;
import parallax.check.ClaimedBuild;
import parallax.check.MetadataAnswer;
import parallax.check.MetadataCheck;
import parallax.check.link.CheckFacts;
import parallax.check.link.CheckRule;
import parallax.check.link.CheckRules;
import parallax.check.link.Consequences;
import parallax.check.link.LinkCheck;
import parallax.check.link.LinkResult;
import parallax.check.link.LinkedBuild;
import parallax.check.link.NumpyCheck;
import parallax.compare.Findings;
import parallax.content.Claims;
import parallax.content.LinkContents;
import parallax.finding.Check;
import parallax.finding.LibraryCheck;
import parallax.finding.MetadataWord;
import parallax.finding.Subject;
import parallax.finding.Unknown;
import parallax.finding.Verdict;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.Target;

/// Answers `check`: reads the builds, lays them into one environment, asks metadata and binaries, and
/// looks for what
/// would work where they do not.
final class Checker {

    private final Snapshot snapshot;
    private final ArtifactAccess access;
    private final GivenBuilds reader;

    Checker(Snapshot snapshot, ArtifactAccess access) {
        this.snapshot = snapshot;
        this.access = access;
        this.reader = new GivenBuilds(snapshot, access);
    }

    /// What was found out about one set of builds.
    record Found(
            LinkResult result,
            MetadataAnswer metadata,
            HostOptions host,
            List<LibraryCheck> libraries,
            Verdict verdict) {}

    Check check(CheckRequest request) throws Trouble, SnapshotException {
        List<Given> builds = new ArrayList<>();
        List<Unknown> unknown = new ArrayList<>();
        reader.readAhead(request);
        for (String text : request.references()) {
            builds.addAll(reader.read(text, true, request.target(), List.of()));
        }
        int asked = builds.size();
        for (String text : request.with()) {
            builds.addAll(reader.read(text, false, request.target(), List.of()));
        }
        GivenBuilds.refuseTwice(builds);
        Target target = target(request.target(), builds);
        Found found = find(builds, target, request);
        for (Given build : builds) {
            if (build.contents() == null) {
                unknown.add(new Unknown(
                        "binaries of " + build.claimed().file(),
                        "it is only recorded; give the artifact itself, for example after `pip download --no-deps`"));
            } else if (!build.contents().modulesRead() && build.asked()) {
                unknown.add(new Unknown(
                        "which Python modules of " + build.name() + " load its libraries",
                        "its sources are too many to be read for it"));
            }
        }
        List<LinkedBuild> linked = linked(builds);
        CheckFacts facts =
                new CheckFacts(linked, found.result(), found.metadata().word(), found.verdict());
        Findings findings = new Findings();
        for (CheckRule rule : CheckRules.ALL) {
            rule.examine(facts, findings);
        }
        unknown.addAll(findings.unknown());
        unknown.addAll(found.metadata().unknown());
        if (!found.result().notFollowed().isEmpty()) {
            unknown.add(new Unknown(
                    found.result().notFollowed().size() + " libraries that nothing asks for by name, "
                            + found.result().notFollowed().getFirst() + " first",
                    "they are opened at run time, if at all, and were not loaded here"));
        }
        return new Check(
                target,
                found.host().described(),
                subjects(builds),
                asked,
                found.verdict(),
                summary(builds, found),
                found.metadata().word(),
                agreement(found.metadata().word().allowed(), found.verdict()),
                found.libraries(),
                findings.findings(),
                new RepairFinder(snapshot, reader, this).find(builds, asked, found, target, request),
                List.copyOf(new TreeSet<>(unknown)));
    }

    /// Everything but findings and repairs.
    Found find(List<Given> builds, Target target, CheckRequest request) throws Trouble, SnapshotException {
        List<ClaimedBuild> claimed = builds.stream().map(Given::claimed).toList();
        boolean isComplete = request.notGiven() == CheckRequest.NotGiven.MISSING;
        MetadataAnswer metadata = MetadataCheck.of(claimed, target, snapshot.names());
        SortedMap<String, List<String>> absent =
                isComplete ? Collections.emptySortedMap() : absent(metadata.word(), builds);
        if (isComplete) {
            metadata = metadata.ofAllThereIs();
        }
        List<LinkContents> contents = new ArrayList<>();
        for (Given build : builds) {
            if (build.contents() != null) {
                contents.add(build.contents());
            }
        }
        HostOptions host = HostOptions.read(request.host(), target, contents, access);
        List<LinkedBuild> linked = linked(builds);
        int minor = target.python() == null ? -1 : target.python().minor();
        boolean assumes = request.notGiven() == CheckRequest.NotGiven.SOUND;
        LinkResult result = new LinkCheck(linked, minor, host.offer(), absent, host.files(), assumes).run();
        result = NumpyCheck.apply(result, linked);
        result = Consequences.apply(result, linked);
        Set<Integer> decisive = decisive(linked, metadata);
        List<LibraryCheck> libraries = new ArrayList<>();
        Verdict verdict = Verdict.WORKS;
        for (LinkResult.Judged judged : result.libraries()) {
            boolean isAsked = linked.get(judged.build()).asked();
            if (isAsked || judged.check().verdict() != Verdict.WORKS) {
                libraries.add(judged.check());
            }
            boolean isQuiet =
                    !judged.check().needed() && !judged.check().consequence().isEmpty();
            if ((judged.check().needed() || isQuiet) && decisive.contains(judged.build())) {
                boolean mayMatter = judged.check().verdict() == Verdict.BREAKS && (isQuiet || !judged.isReachKnown());
                verdict =
                        verdict.and(mayMatter ? Verdict.UNKNOWN : judged.check().verdict());
            }
        }
        for (Given build : builds) {
            if (build.asked() && build.contents() == null) {
                verdict = verdict.and(Verdict.UNKNOWN);
            }
        }
        return new Found(result, metadata, host, libraries, verdict);
    }

    /// The builds asked about, and what they require, directly or through others.
    private static Set<Integer> decisive(List<LinkedBuild> builds, MetadataAnswer metadata) {
        Set<String> files = new HashSet<>();
        for (LinkedBuild build : builds) {
            if (build.asked()) {
                files.add(build.contents().file());
            }
        }
        boolean grows = true;
        while (grows) {
            grows = false;
            for (MetadataAnswer.Met met : metadata.met()) {
                if (files.contains(met.requiredBy().file())) {
                    grows |= files.add(met.provider().file());
                }
            }
        }
        Set<Integer> decisive = new HashSet<>();
        for (int at = 0; at < builds.size(); at++) {
            if (files.contains(builds.get(at).contents().file())) {
                decisive.add(at);
            }
        }
        return decisive;
    }

    private static List<LinkedBuild> linked(List<Given> builds) {
        List<LinkedBuild> linked = new ArrayList<>();
        for (Given build : builds) {
            if (build.contents() != null) {
                linked.add(new LinkedBuild(build.name(), build.contents(), build.asked()));
            }
        }
        return linked;
    }

    /// What the user asked for; of platform and Python else what the builds were made for.
    static Target target(TargetRequest request, List<Given> builds) throws Trouble {
        if (request.target() != null) {
            return TargetParser.parse(request);
        }
        String platform = request.platform();
        for (Given build : builds) {
            if (platform == null) {
                platform = BuildComparer.platformOf(build.claimed().claims()).orElse(null);
            }
        }
        int minor = minor(builds);
        String python = request.python() != null || minor < 0 ? request.python() : "3." + minor;
        return TargetParser.parse(new TargetRequest(null, python, platform, request.cuda()));
    }

    /// The Python 3 that the builds were made for; -1 where nothing tells.
    private static int minor(List<Given> builds) {
        for (Given build : builds) {
            for (String tag : build.claimed().claims().tags()) {
                int minor = tag.startsWith("cp3") && tag.indexOf("-abi3") < 0 ? number(tag, 3) : -1;
                if (minor >= 0) {
                    return minor;
                }
            }
            if (build.contents() != null) {
                for (LinkContents.Library library : build.contents().libraries()) {
                    int at = library.path().indexOf("lib/python3.");
                    int minor = at < 0 ? -1 : number(library.path(), at + 12);
                    if (minor >= 0) {
                        return minor;
                    }
                    int tag = library.path().indexOf(".cpython-3");
                    minor = tag < 0 ? -1 : number(library.path(), tag + 10);
                    if (minor >= 0) {
                        return minor;
                    }
                }
            }
        }
        return -1;
    }

    private static int number(String text, int start) {
        int end = start;
        while (end < text.length() && end < start + 3 && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == start ? -1 : Integer.parseInt(text.substring(start, end));
    }

    private static SortedMap<String, List<String>> absent(MetadataWord word, List<Given> builds) {
        SortedMap<String, List<String>> absent = new TreeMap<>();
        for (MetadataWord.Absent each : word.absent()) {
            absent.computeIfAbsent(each.packageName(), _ -> new ArrayList<>()).add(project(each.requirement()));
        }
        for (Given build : builds) {
            List<String> own = absent.get(build.claimed().claims().name());
            if (own != null) {
                absent.put(build.name(), own);
            }
        }
        return absent;
    }

    /// The name at the start of a requirement, in any ecosystem's syntax.
    private static String project(String requirement) {
        int end = 0;
        while (end < requirement.length() && " ([<>=!~;,|:".indexOf(requirement.charAt(end)) < 0) {
            end++;
        }
        return requirement.substring(0, end);
    }

    private List<Subject> subjects(List<Given> builds) {
        List<Subject> subjects = new ArrayList<>();
        for (Given build : builds) {
            Claims claims = build.claimed().claims();
            Ecosystem ecosystem = claims.ecosystem() == null ? Ecosystem.PYPI : claims.ecosystem();
            subjects.add(new Subject(
                    build.text(),
                    build.contents() == null ? "recorded" : Subject.ARTIFACT,
                    build.contents() == null
                            ? ecosystem.name().toLowerCase(Locale.ROOT)
                            : build.contents().format().title(),
                    PackageName.of(ecosystem, build.name()),
                    null,
                    claims.version().isEmpty() ? null : claims.version(),
                    build.claimed().file(),
                    build.claimed().sha256(),
                    snapshot.recordedDate().toString()));
        }
        return subjects;
    }

    private static String agreement(@Nullable Boolean allowed, Verdict binaries) {
        if (allowed == null || binaries == Verdict.UNKNOWN) {
            return "";
        }
        boolean works = binaries == Verdict.WORKS;
        return allowed
                ? (works ? "allowed and works" : "allowed but breaks")
                : works ? "forbidden but works" : "forbidden and breaks";
    }

    private static String summary(List<Given> builds, Found found) {
        List<String> titles = builds.stream()
                .filter(Given::asked)
                .map(build -> build.claimed().title())
                .toList();
        String all = titles.size() < 4
                ? String.join(" and ", titles)
                : titles.getFirst() + ", " + titles.get(1) + " and " + (titles.size() - 2) + " more";
        Set<String> names = new HashSet<>();
        builds.stream().filter(Given::asked).forEach(build -> names.add(build.name()));
        List<LibraryCheck> needed = found.libraries().stream()
                .filter(each -> each.needed() && names.contains(each.packageName()))
                .toList();
        Optional<LibraryCheck> beside = found.libraries().stream()
                .filter(each -> !names.contains(each.packageName()) && each.verdict() == found.verdict())
                .findFirst();
        long broken =
                needed.stream().filter(each -> each.verdict() == Verdict.BREAKS).count();
        long open = needed.stream()
                .filter(each -> each.verdict() == Verdict.UNKNOWN)
                .count();
        return switch (found.verdict()) {
            case WORKS ->
                needed.isEmpty()
                        ? all + ": no native libraries that anything loads"
                        : "all " + needed.size() + " extension libraries of " + all + " load";
            case BREAKS -> {
                if (broken == 0 && beside.isPresent()) {
                    yield beside.get().packageName() + ", which " + all + " requires, does not work: "
                            + beside.get().explanation();
                }
                LibraryCheck first = needed.stream()
                        .filter(each -> each.verdict() == Verdict.BREAKS)
                        .findFirst()
                        .orElseThrow();
                yield broken + " of " + needed.size() + " extension libraries of " + all + " do not load: "
                        + (first.cause() == null ? first.path() : first.cause().title());
            }
            case UNKNOWN ->
                open == 0 && beside.isPresent()
                        ? "whether " + beside.get().packageName() + ", which " + all + " requires, works cannot be told"
                        : needed.isEmpty() || open == 0
                                ? "the binaries of " + all + " were not all looked at"
                                : "whether " + open + " of " + needed.size() + " extension libraries of " + all
                                        + " load cannot be told";
        };
    }
}
