package parallax.compare;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parallax.fact.Evidence;
import parallax.fact.Known;
import parallax.fact.Release;
import parallax.fact.Release.Dated;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `release.lag`
final class ReleaseLagRule implements Rule {

    /// @param days from the left side's date to the right side's; negative where the right side was first
    private record Lag(Release left, Dated leftDate, Dated rightDate, long days, List<Evidence> evidence) {

        String kinds() {
            return leftDate.kind() + "/" + rightDate.kind();
        }
    }

    @Override
    public String id() {
        return "release.lag";
    }

    @Override
    public Axis axis() {
        return Axis.RELEASE;
    }

    @Override
    public String documentation() {
        return "Days between the two sides' dates of the same release: median, worst and who leads. Dates are of kinds"
                + " (upload, tag, conda build, recipe commit, earliest recorded build); lags are computed within one pair"
                + " of kinds and never across, and the kinds are always said. The pair of kinds with the most recent"
                + " release stands in the title, the others in the detail.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        Map<String, List<Lag>> byKinds = new TreeMap<>();
        List<String> undated = new ArrayList<>();
        List<String> sharedDate = new ArrayList<>();
        for (Release left : pair.left().releases()) {
            Optional<Release> right = pair.right().release(left.version());
            if (right.isEmpty() || left.version().isPreRelease()) {
                continue;
            }
            if (sameRecord(left, right.get())) {
                sharedDate.add(left.version().toString());
                continue;
            }
            lag(left, right.get())
                    .ifPresentOrElse(
                            lag -> byKinds.computeIfAbsent(lag.kinds(), _ -> new ArrayList<>())
                                    .add(lag),
                            () -> undated.add(left.version().toString()));
        }
        if (!undated.isEmpty()) {
            findings.unknown("release lag of " + Words.list(undated, 12), "a date is recorded on one side at most");
        }
        if (!sharedDate.isEmpty()) {
            findings.unknown("release lag of " + Words.list(sharedDate, 12), "one record dates both sides");
        }
        if (byKinds.isEmpty()) {
            return;
        }
        List<List<Lag>> groups = byKinds.values().stream()
                .sorted(Comparator.<List<Lag>, parallax.fact.ReleaseVersion>comparing(
                                group -> group.getLast().left().version())
                        .reversed())
                .toList();
        List<Lag> leading = groups.getFirst();
        double median = median(leading);
        Findings.Draft draft = findings.of(this, null, Impact.CHANGES).values(value(-median), value(median));
        for (List<Lag> group : groups) {
            describe(pair, group, draft);
        }
        draft.report(85, title(pair, leading, median));
    }

    /// @param days how much later a side is than the other
    private static String value(double days) {
        return days == 0 ? "same day (median)" : days < 0 ? "first" : Words.days(days) + " later (median)";
    }

    /// A publisher's date that holds for both sides says nothing of a lag between them.
    private static boolean sameRecord(Release left, Release right) {
        return !left.firstSeen().evidence().isEmpty()
                && left.firstSeen().evidence().equals(right.firstSeen().evidence());
    }

    private static Optional<Lag> lag(Release left, Release right) {
        if (left.firstSeen() instanceof Known.Fact<Dated>(Dated leftDate, List<Evidence> leftEvidence)
                && right.firstSeen() instanceof Known.Fact<Dated>(Dated rightDate, List<Evidence> rightEvidence)) {
            List<Evidence> evidence = new ArrayList<>(leftEvidence);
            evidence.addAll(rightEvidence);
            return Optional.of(new Lag(
                    left, leftDate, rightDate, ChronoUnit.DAYS.between(leftDate.day(), rightDate.day()), evidence));
        }
        return Optional.empty();
    }

    private static String title(Pair pair, List<Lag> lags, double median) {
        boolean rightFollows = median >= 0;
        Lag worst = worst(lags, rightFollows);
        long worstDays = Math.abs(worst.days());
        String left = dated(pair.leftTitle(), worst.leftDate(), lags.size());
        String right = dated(pair.rightTitle(), worst.rightDate(), lags.size());
        String follower = rightFollows ? right : left;
        String leader = rightFollows ? left : right;
        if (lags.size() == 1) {
            return follower + " carried " + worst.left().version() + " " + Words.days(worstDays) + " after " + leader;
        }
        return follower + " follows " + leader + " by " + Words.days(Math.abs(median)) + " at the median, at worst by "
                + Words.days(worstDays) + " (" + worst.left().version() + "), over " + lags.size() + " releases";
    }

    /// The side's name, with `(recorded builds)` behind it where its dates are those of sampled records.
    private static String dated(String title, Dated date, int releases) {
        return switch (date.kind()) {
            case "recorded_build" -> title + " (earliest recorded build" + (releases == 1 ? ")" : "s)");
            case "recorded_upload" -> title + " (earliest recorded upload" + (releases == 1 ? ")" : "s)");
            default -> title;
        };
    }

    /// Whether a date is that of a sampled record, which an unrecorded one may precede.
    private static boolean sampled(Lag lag) {
        return lag.leftDate().kind().startsWith("recorded_")
                || lag.rightDate().kind().startsWith("recorded_");
    }

    private static Lag worst(List<Lag> lags, boolean rightFollows) {
        Comparator<Lag> byDays = Comparator.comparingLong(Lag::days);
        return lags.stream().max(rightFollows ? byDays : byDays.reversed()).orElseThrow();
    }

    private static void describe(Pair pair, List<Lag> group, Findings.Draft draft) {
        Lag first = group.getFirst();
        double median = median(group);
        long rightFirst = group.stream().filter(lag -> lag.days() < 0).count();
        draft.detail("From " + pair.leftTitle() + " (" + first.leftDate().words() + ") to " + pair.rightTitle() + " ("
                + first.rightDate().words() + "): " + Words.count(group.size(), "release") + ", median "
                + Words.days(median) + ", from "
                + group.stream().mapToLong(Lag::days).min().orElseThrow() + " to "
                + Words.days(group.stream().mapToLong(Lag::days).max().orElseThrow()) + "; " + pair.rightTitle()
                + " was first in " + rightFirst + ".");
        if (sampled(first)) {
            draft.detail("  Recorded builds are a sample: an earlier one may exist, so a lag can be off by that much.");
        }
        List<String> each = new ArrayList<>();
        for (Lag lag : group.reversed()) {
            each.add(lag.left().version() + " " + lag.days());
            draft.evidence(lag.evidence());
        }
        draft.detail("  days: " + Words.list(each));
    }

    /// The middle one, or of an even number the mean of the two middle ones.
    private static double median(List<Lag> lags) {
        long[] days = lags.stream().mapToLong(Lag::days).sorted().toArray();
        return (days[(days.length - 1) / 2] + days[days.length / 2]) / 2.0;
    }
}
