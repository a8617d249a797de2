package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import parallax.Recorded;
import parallax.fact.Accelerator;
import parallax.fact.Distribution;
import parallax.fact.Known;
import parallax.fact.ReleaseVersion;
import parallax.finding.Finding;
import parallax.finding.Unknown;
import parallax.index.ReportedIssue;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.name.Ecosystem;
import parallax.platform.Subdir;
import parallax.platform.Target;

/// Sets two small worlds side by side and asks one rule. Names are translated by the recorded name map.
final class Worlds {

    static final Target LINUX = new Target(Subdir.parse("linux-64"), null, null, null);

    private Worlds() {}

    static World pypi(String name) {
        return at("pypi", name);
    }

    static World condaForge(String name) {
        return at("conda-forge", name);
    }

    static World pytorchChannel(String name) {
        return at("pytorch", name);
    }

    static World at(String source, String name) {
        Source found = Recorded.snapshot().source(source).orElseThrow();
        return new World(found, name);
    }

    static Pair compare(World left, World right) {
        return compare(left, right, LINUX);
    }

    static Pair compare(World left, World right, Target target, ReportedIssue... issues) {
        ReleaseVersion.Order order =
                left.source.ecosystem() == Ecosystem.CONDA && right.source.ecosystem() == Ecosystem.CONDA
                        ? ReleaseVersion.Order.CONDA
                        : ReleaseVersion.Order.PEP440;
        Distribution leftSide = left.in(order);
        Distribution rightSide = right.in(order);
        try {
            return new Pair(
                    leftSide,
                    rightSide,
                    BuildChooser.choose(
                                    leftSide, rightSide, target, new Accelerator.Unstated(), new Accelerator.Unstated())
                            .orElse(null),
                    target,
                    new Counterparts(Recorded.snapshot().names()),
                    (source, name) ->
                            (source.equals(left.source) ? left : right).known.getOrDefault(name.value(), List.of()),
                    List.of(),
                    List.of(issues),
                    Known.unknown("not looked at"),
                    Known.unknown("not looked at"));
        } catch (SnapshotException e) {
            throw new IllegalStateException(e);
        }
    }

    static Findings examine(Rule rule, Pair pair) {
        Findings findings = new Findings();
        rule.examine(pair, findings);
        return findings;
    }

    /// What the rule finds, which is one thing.
    static Finding only(Rule rule, Pair pair) {
        List<Finding> found = examine(rule, pair).findings();
        assertThat(found).as(rule.id()).hasSize(1);
        return found.getFirst();
    }

    static void assertNothing(Rule rule, Pair pair) {
        assertThat(examine(rule, pair).findings()).as(rule.id()).isEmpty();
    }

    /// The rule says that it could not look at something, and why.
    static void assertUnknown(Rule rule, Pair pair, String what, String why) {
        assertThat(examine(rule, pair).unknown()).as(rule.id()).anySatisfy((Unknown unknown) -> {
            assertThat(unknown.what()).contains(what);
            assertThat(unknown.why()).contains(why);
        });
    }
}
