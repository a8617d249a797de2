package parallax;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parallax.Checker.Found;
import parallax.GivenBuilds.Given;
import parallax.check.Candidate;
import parallax.check.ClaimedBuild;
import parallax.check.Proposal;
import parallax.check.Remedies;
import parallax.content.Claims;
import parallax.finding.LibraryCheck;
import parallax.finding.Repair;
import parallax.finding.Verdict;
import parallax.index.CondaRecord;
import parallax.index.PackageRecords;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.index.WheelRecord;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.Target;

/// Looks for builds that would work in place of those that do not, and checks them in the same way.
final class RepairFinder {

    /// Proposals whose binaries are at hand and that are checked in full.
    private static final int VERIFIED = 12;

    private static final Set<String> TORCH_FAMILY = Set.of("torch", "torchvision", "torchaudio");

    private final Snapshot snapshot;
    private final GivenBuilds reader;
    private final Checker checker;

    RepairFinder(Snapshot snapshot, GivenBuilds reader, Checker checker) {
        this.snapshot = snapshot;
        this.reader = reader;
        this.checker = checker;
    }

    /// The nearest first; none where what was asked works and is allowed.
    ///
    /// @param asked how many of the builds, from the first on, were asked about
    List<Repair> find(List<Given> builds, int asked, Found found, Target target, CheckRequest request)
            throws Trouble, SnapshotException {
        boolean isFine = found.verdict() == Verdict.WORKS
                && !Boolean.FALSE.equals(found.metadata().word().allowed());
        if (isFine) {
            return List.of();
        }
        List<ClaimedBuild> claimed = builds.stream().map(Given::claimed).toList();
        Remedies remedies = new Remedies(target, snapshot.names());
        List<Repair> repairs = new ArrayList<>();
        TreeSet<String> missing = new TreeSet<>();
        for (LibraryCheck library : found.libraries()) {
            library.missingLibraries().forEach(each -> missing.add(each.name()));
        }
        if (!missing.isEmpty()) {
            remedies.missing(claimed, missing).ifPresent(proposal -> repairs.add(proposal.toRepair(false, "")));
        }
        boolean isForbidden = Boolean.FALSE.equals(found.metadata().word().allowed());
        if (found.verdict() == Verdict.UNKNOWN && !isForbidden) {
            return repairs;
        }
        Map<String, Path> artifacts = new LinkedHashMap<>();
        List<Candidate> known = candidates(builds, asked, target, request, artifacts);
        List<Repair> open = new ArrayList<>();
        int verified = 0;
        for (Proposal proposal : remedies.of(claimed, asked, known)) {
            if (!proposal.canBeVerified()) {
                if (isOneVariant(proposal, asked)) {
                    open.add(proposal.toRepair(false, ""));
                }
            } else if (verified++ < VERIFIED) {
                Optional<Repair> repair = verify(proposal, builds, target, request, artifacts);
                repair.ifPresent(repairs::add);
            }
        }
        repairs.addAll(open);
        return repairs;
    }

    /// Builds of torch's family for different CUDA, or for none, do not link to each other; where no
    /// binaries can show
    /// otherwise, they are not proposed together.
    private static boolean isOneVariant(Proposal proposal, int asked) {
        Set<String> labels = new HashSet<>();
        for (ClaimedBuild build : proposal.builds().subList(0, asked)) {
            Claims claims = build.claims();
            if (claims.ecosystem() == Ecosystem.PYPI && TORCH_FAMILY.contains(GivenBuilds.normal(claims.name()))) {
                int plus = claims.version().indexOf('+');
                labels.add(plus < 0 ? "" : claims.version().substring(plus));
            }
        }
        return labels.size() < 2;
    }

    /// Empty where the check of the proposed builds finds that they break as well.
    private Optional<Repair> verify(
            Proposal proposal, List<Given> builds, Target target, CheckRequest request, Map<String, Path> artifacts)
            throws Trouble, SnapshotException {
        List<Given> changed = new ArrayList<>();
        for (int at = 0; at < proposal.builds().size(); at++) {
            ClaimedBuild claimed = proposal.builds().get(at);
            Given before = builds.stream()
                    .filter(each -> each.claimed().file().equals(claimed.file()))
                    .findFirst()
                    .orElse(null);
            Path path = artifacts.get(claimed.file());
            if (before != null) {
                changed.add(before);
            } else if (path != null) {
                changed.add(reader.one(path.toString(), path, true));
            } else {
                return Optional.of(proposal.toRepair(false, ""));
            }
        }
        Found found = checker.find(changed, target, request);
        return switch (found.verdict()) {
            case WORKS -> Optional.of(proposal.toRepair(true, "checked in the same way: all its libraries load"));
            case UNKNOWN ->
                Optional.of(proposal.toRepair(false, "checked in the same way: it cannot be told whether all load"));
            case BREAKS -> Optional.empty();
        };
    }

    /// Builds that may take the place of those asked about: artifacts at hand, and what is recorded of
    /// the same
    /// packages.
    private List<Candidate> candidates(
            List<Given> builds, int asked, Target target, CheckRequest request, Map<String, Path> artifacts)
            throws Trouble, SnapshotException {
        List<Candidate> known = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Given build : builds.subList(0, asked)) {
            names.add(GivenBuilds.normal(build.name()));
        }
        for (String text : request.among()) {
            for (Path path : reader.among(text)) {
                if (GivenBuilds.mayBe(path, List.copyOf(names))) {
                    Given given = reader.one(text, path, true);
                    if (names.contains(GivenBuilds.normal(given.name()))) {
                        known.add(Candidate.artifact(given.claimed()));
                        artifacts.put(given.claimed().file(), path);
                    }
                }
            }
        }
        Set<PackageName> packages = new LinkedHashSet<>();
        for (Given build : builds.subList(0, asked)) {
            build.claimed().name().ifPresent(packages::add);
        }
        for (PackageName name : packages) {
            for (Source source : snapshot.sources()) {
                if (source.ecosystem() == name.ecosystem()
                        && snapshot.packages(source).contains(name)) {
                    PackageRecords records = snapshot.load(source, name);
                    for (var record : records.records()) {
                        switch (record) {
                            case WheelRecord wheel -> {
                                if (RecordedBuilds.suits(wheel, target)) {
                                    Candidate.of(wheel).ifPresent(known::add);
                                }
                            }
                            case CondaRecord conda -> known.add(Candidate.of(conda, source.id()));
                        }
                    }
                }
            }
        }
        return known;
    }
}
