package parallax.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.finding.Unknown;

/// Collects what the rules report and puts it into the order in which it is shown.
public final class Findings {

    private static final int HIGHLIGHTS = 10;

    private record Weighed(Finding finding, int weight) {}

    private static final Comparator<Weighed> SHOWN = Comparator.<Weighed, Impact>comparing(
                    weighed -> weighed.finding().impact())
            .thenComparing(Weighed::weight, Comparator.reverseOrder())
            .thenComparing(weighed -> weighed.finding().id());

    private static final Comparator<Weighed> WEIGHTIEST = Comparator.comparing(
                    Weighed::weight, Comparator.reverseOrder())
            .thenComparing(weighed -> weighed.finding().impact())
            .thenComparing(weighed -> weighed.finding().id());

    private final List<Weighed> weighed = new ArrayList<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<Unknown> unknown = new TreeSet<>();

    /// Starts a finding of `rule`.
    ///
    /// @param about what the finding speaks of where the rule can speak of several things; null otherwise
    public Draft of(Judgement rule, @Nullable String about, Impact impact) {
        return new Draft(rule.id(), about == null ? rule.id() : rule.id() + "/" + about, rule.axis(), impact);
    }

    /// Says that something could not be looked at.
    ///
    /// @param what the question, as a noun phrase
    /// @param why the reason
    public void unknown(String what, String why) {
        unknown.add(new Unknown(what, why));
    }

    /// Gravest first, then the weightiest, then by id.
    public List<Finding> findings() {
        return weighed.stream().sorted(SHOWN).map(Weighed::finding).toList();
    }

    /// The ids that a first screen shows, in the order of {@link #findings()}.
    public List<String> highlights() {
        Set<String> chosen = new LinkedHashSet<>();
        weighed.stream()
                .sorted(WEIGHTIEST)
                .limit(HIGHLIGHTS)
                .forEach(one -> chosen.add(one.finding().id()));
        return findings().stream().map(Finding::id).filter(chosen::contains).toList();
    }

    public List<Unknown> unknown() {
        return List.copyOf(unknown);
    }

    /// A finding being put together; {@link #report} hands it in.
    public final class Draft {
        private final String rule;
        private final String id;
        private final Axis axis;
        private final Impact impact;
        private final List<String> detail = new ArrayList<>();
        private final Set<Evidence> evidence = new LinkedHashSet<>();
        private @Nullable String left;
        private @Nullable String right;

        private Draft(String rule, String id, Axis axis, Impact impact) {
            this.rule = rule;
            this.id = id;
            this.axis = axis;
            this.impact = impact;
        }

        /// What each side has, in a few words; null where a side has nothing to show.
        public Draft values(@Nullable String left, @Nullable String right) {
            this.left = left;
            this.right = right;
            return this;
        }

        /// One more line of detail.
        public Draft detail(String line) {
            detail.add(line);
            return this;
        }

        public Draft evidence(Evidence one) {
            evidence.add(one);
            return this;
        }

        public Draft evidence(List<Evidence> several) {
            evidence.addAll(several);
            return this;
        }

        /// @param weight how much the finding matters beside others, 0 to 100; decides what the first screen shows
        /// @param title one line that stands alone
        public void report(int weight, String title) {
            if (!ids.add(id)) {
                throw new IllegalStateException("two findings are called " + id);
            }
            weighed.add(new Weighed(
                    new Finding(
                            id,
                            rule,
                            axis,
                            impact,
                            title,
                            String.join("\n", detail),
                            left,
                            right,
                            List.copyOf(evidence)),
                    weight));
        }
    }

    /// The findings so far, in the order they were reported.
    List<Finding> reported() {
        return Collections.unmodifiableList(
                weighed.stream().map(Weighed::finding).toList());
    }
}
