package parallax.compare;

import java.util.Optional;
import parallax.fact.Evidences;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.RecipeRevision;

/// `provenance.source`
final class SourceArchiveRule implements Rule {

    @Override
    public String id() {
        return "provenance.source";
    }

    @Override
    public Axis axis() {
        return Axis.PROVENANCE;
    }

    @Override
    public String documentation() {
        return "From which source archive, at which hash, a recorded recipe builds the release. Who built a wheel, and from"
                + " what, is unknown until its attestations are read. A `note`.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        examine(Side.left(pair), findings);
        examine(Side.right(pair), findings);
    }

    private void examine(Side side, Findings findings) {
        Optional<RecipeRevision> revision = side.revision();
        if (revision.isEmpty() || revision.get().sourceUrls().isEmpty()) {
            findings.unknown(
                    "what sources " + side.distribution().name() + " at " + side.title() + " is built from",
                    "no recipe and no attestation of it is recorded");
            return;
        }
        Findings.Draft draft =
                findings.of(this, side.key(), Impact.NOTE).evidence(Evidences.of(revision.get(), "source"));
        Side.values(draft, side, revision.get().feedstock(), "not recorded");
        for (String url : revision.get().sourceUrls()) {
            draft.detail(url);
        }
        for (String sha256 : revision.get().sourceSha256()) {
            draft.detail("sha256 " + sha256);
        }
        draft.report(
                14,
                side.title() + " builds " + revision.get().version()
                        + " from a source archive with "
                        + (revision.get().sourceSha256().isEmpty() ? "no" : "a") + " recorded SHA-256 ("
                        + revision.get().feedstock() + ")");
    }
}
