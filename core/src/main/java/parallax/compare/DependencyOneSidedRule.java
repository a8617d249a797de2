package parallax.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parallax.compare.Counterparts.Identity;
import parallax.compare.Counterparts.Kind;
import parallax.fact.Build;
import parallax.fact.Dependency;
import parallax.fact.Distribution;
import parallax.fact.Requirements;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.name.PackageName;

/// `dependency.one-sided`
final class DependencyOneSidedRule implements Rule {

    @Override
    public String id() {
        return "dependency.one-sided";
    }

    @Override
    public Axis axis() {
        return Axis.DEPENDENCY;
    }

    @Override
    public String documentation() {
        return "Python projects, and between two channels all packages, that one of the two compared builds requires and the other does not, after the name map has"
                + " said who is who. Optional dependencies (extras), the interpreter and virtual packages are left out;"
                + " across worlds shared libraries have a rule of their own. Where the other side's list is incomplete, nothing is"
                + " claimed.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        Optional<Pair.Builds> builds = pair.chosen();
        if (builds.isEmpty()) {
            return;
        }
        Optional<Requirements> left = known(pair.leftTitle(), builds.get().left(), findings);
        Optional<Requirements> right = known(pair.rightTitle(), builds.get().right(), findings);
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        oneSided(pair, pair.left(), left.get(), pair.right(), right.get(), true, findings);
        oneSided(pair, pair.right(), right.get(), pair.left(), left.get(), false, findings);
    }

    private static Optional<Requirements> known(String title, Build build, Findings findings) {
        if (build.requirements() instanceof parallax.fact.Known.Unknown<Requirements>(String why)) {
            findings.unknown("what " + build.fileName() + " at " + title + " requires", why);
        }
        return build.requirements().toOptional();
    }

    private void oneSided(
            Pair pair,
            Distribution has,
            Requirements requires,
            Distribution lacks,
            Requirements others,
            boolean left,
            Findings findings) {
        Set<PackageName> otherKeys = new HashSet<>();
        for (Dependency dependency : others.required()) {
            otherKeys.add(pair.counterparts()
                    .identify(lacks.source(), dependency.name(), pair.acrossWorlds())
                    .key());
        }
        List<Dependency> only = new ArrayList<>();
        List<Identity> identities = new ArrayList<>();
        for (Dependency dependency : requires.required()) {
            Identity identity = pair.counterparts().identify(has.source(), dependency.name(), pair.acrossWorlds());
            if (!otherKeys.contains(identity.key()) && comparable(identity, pair)) {
                only.add(dependency);
                identities.add(identity);
            }
        }
        if (only.isEmpty()) {
            return;
        }
        String lacksTitle = left ? pair.rightTitle() : pair.leftTitle();
        String hasTitle = left ? pair.leftTitle() : pair.rightTitle();
        List<String> names = only.stream().map(each -> each.name().value()).toList();
        if (!others.complete()) {
            findings.unknown(
                    "whether " + lacksTitle + "'s build requires " + Words.list(names),
                    "its requirements are recorded incompletely");
            return;
        }
        Findings.Draft draft = findings.of(this, left ? pair.leftKey() : pair.rightKey(), Impact.CHANGES)
                .values(left ? Words.list(names, 5) : "none of them", left ? "none of them" : Words.list(names, 5))
                .detail("Compared: " + requires.basis() + " with " + others.basis() + ".");
        for (int i = 0; i < only.size(); i++) {
            Dependency dependency = only.get(i);
            draft.detail(dependency.name() + " " + dependency.constraint().text()
                    + (dependency.condition() == null ? "" : " when " + dependency.condition()));
            draft.evidence(dependency.evidence()).evidence(identities.get(i).evidence());
        }
        if (pair.acrossWorlds()) {
            draft.detail("By name, as the name map knows it: " + lacksTitle
                    + " may require the same software as a package that is no Python project.");
        }
        draft.report(52, "Only " + hasTitle + " requires " + Words.list(names, 6));
    }

    private static boolean comparable(Identity identity, Pair pair) {
        return identity.kind() == Kind.PYTHON_PROJECT
                || (!pair.acrossWorlds() && identity.kind() != Kind.INTERPRETER && identity.kind() != Kind.VIRTUAL);
    }
}
