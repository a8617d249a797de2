package parallax.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parallax.fact.Accelerator;
import parallax.fact.Build;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.fact.Evidences;
import parallax.fact.ImpliedAccelerator;
import parallax.fact.Known;
import parallax.fact.Release;
import parallax.fact.ReleaseVersion;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.RecipeRevision;
import parallax.platform.Subdir;

/// `variant.accelerator`
final class AcceleratorRule implements Rule {

    /// What one side offers.
    private static final class Offer {
        private final Set<OfferedAccelerator> variants = new TreeSet<>();
        private final List<Evidence> evidence = new ArrayList<>();
        private final ReleaseVersion release;
        private String basis = "";

        private Offer(ReleaseVersion release) {
            this.release = release;
        }
    }

    @Override
    public String id() {
        return "variant.accelerator";
    }

    @Override
    public Axis axis() {
        return Axis.BUILD;
    }

    @Override
    public String documentation() {
        return "Which accelerators each side builds its newest release for on the target platform: from local labels and"
                + " index folders of wheels, from build strings and requirements of conda builds, and from what the"
                + " recipe's CI configuration builds. The CUDA of a plain wheel is what `version.py` inside an opened wheel"
                + " says, or that of the package it pins exactly, read from that package's own requirements. Different offers are `changes`.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        Optional<Offer> left = offer(pair, pair.left());
        Optional<Offer> right = offer(pair, pair.right());
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        boolean unstated = saysNothing(left.get()) && saysNothing(right.get());
        if (unstated) {
            return;
        }
        Impact impact = left.get().variants.equals(right.get().variants) ? Impact.NOTE : Impact.CHANGES;
        Findings.Draft draft = findings.of(this, null, impact)
                .values(Words.list(left.get().variants), Words.list(right.get().variants))
                .evidence(left.get().evidence)
                .evidence(right.get().evidence);
        describe(pair.leftTitle(), left.get(), draft);
        describe(pair.rightTitle(), right.get(), draft);
        for (Distribution other : pair.alsoPublished()) {
            offer(pair, other).filter(offer -> !saysNothing(offer)).ifPresent(offer -> {
                describe(other.source().title() + " (source " + other.source().id() + ")", offer, draft);
                draft.evidence(offer.evidence);
            });
        }
        draft.report(
                70,
                pair.leftTitle() + " offers " + phrase(left.get()) + "; " + pair.rightTitle() + " offers "
                        + phrase(right.get()));
    }

    private static boolean saysNothing(Offer offer) {
        return offer.variants.stream().allMatch(variant -> variant.accelerator() instanceof Accelerator.Unstated);
    }

    private static String phrase(Offer offer) {
        return saysNothing(offer) ? "one variant that states no accelerator" : Words.list(offer.variants);
    }

    private static void describe(String title, Offer offer, Findings.Draft draft) {
        draft.detail(title + ", " + offer.release + ": " + Words.list(offer.variants) + " (" + offer.basis + ").");
    }

    private static Optional<Offer> offer(Pair pair, Distribution side) {
        Subdir subdir = pair.target().subdir();
        for (Release release : side.releases().reversed()) {
            if (release.version().isPreRelease()) {
                continue;
            }
            Offer offer = new Offer(release.version());
            for (RecipeRevision revision : release.revisions()) {
                List<OfferedAccelerator> built = RecipeVariants.accelerators(revision, subdir).stream()
                        .map(OfferedAccelerator::stated)
                        .toList();
                if (!built.isEmpty() && offer.variants.addAll(built)) {
                    offer.evidence.add(Evidences.of(revision, "CI pins cuda_compiler_version for " + subdir));
                    offer.basis = "what the recipe's CI builds, and recorded builds";
                }
            }
            addBuilds(pair, side, release, offer);
            if (!offer.variants.isEmpty()) {
                return Optional.of(offer);
            }
        }
        return Optional.empty();
    }

    private static void addBuilds(Pair pair, Distribution side, Release release, Offer offer) {
        Set<Accelerator> seen = new LinkedHashSet<>();
        for (Build build : release.builds()) {
            if (build.suitsPlatform(pair.target()) && seen.add(build.accelerator())) {
                offer.variants.add(offered(pair, side, build.accelerator(), offer));
                offer.evidence.add(Evidences.of(side.source(), build.record(), "name"));
            }
        }
        offer.basis = offer.basis.isEmpty() ? "names of recorded builds, a sample" : offer.basis;
    }

    private static OfferedAccelerator offered(Pair pair, Distribution side, Accelerator accelerator, Offer offer) {
        if (accelerator instanceof Accelerator.Unstated
                && pair.impliedAccelerator(side)
                        instanceof
                        Known.Fact<ImpliedAccelerator>(ImpliedAccelerator implied, List<Evidence> evidence)) {
            offer.evidence.addAll(evidence);
            offer.basis = "what an opened wheel, or the package that it pins exactly, says";
            return OfferedAccelerator.implied(implied);
        }
        return OfferedAccelerator.stated(accelerator);
    }
}
