package parallax.compare;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.fact.Build;
import parallax.fact.Evidences;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.CondaRecord;

/// `licence.declared`
final class LicenceRule implements Rule {

    @Override
    public String id() {
        return "licence.declared";
    }

    @Override
    public Axis axis() {
        return Axis.LICENCE;
    }

    @Override
    public String documentation() {
        return "The licence that the records of the two compared builds declare. Records of Python indexes carry none: it"
                + " stands in the wheel's own metadata, and stays unknown until that is read. A `note`.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        Side left = Side.left(pair);
        Side right = Side.right(pair);
        String leftLicence = licence(left, findings);
        String rightLicence = licence(right, findings);
        if (leftLicence == null && rightLicence == null) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, Impact.NOTE)
                .values(
                        leftLicence == null ? "not recorded" : leftLicence,
                        rightLicence == null ? "not recorded" : rightLicence);
        evidence(left, leftLicence, draft);
        evidence(right, rightLicence, draft);
        if (leftLicence != null && rightLicence != null) {
            draft.report(
                    10,
                    leftLicence.equals(rightLicence)
                            ? "Both declare " + leftLicence
                            : "Licence declared as " + leftLicence + " and as " + rightLicence);
        } else {
            Side known = leftLicence != null ? left : right;
            draft.report(
                    8,
                    known.title() + " declares "
                            + Optional.ofNullable(leftLicence).orElse(rightLicence)
                            + "; the other side's declaration is not recorded");
        }
    }

    private static @Nullable String licence(Side side, Findings findings) {
        Build build = side.build();
        if (build == null) {
            return null;
        }
        String licence = build.record() instanceof CondaRecord conda ? conda.license() : null;
        if (licence == null) {
            findings.unknown("licence declared by " + build.fileName(), "its record does not state it");
        }
        return licence;
    }

    private static void evidence(Side side, @Nullable String licence, Findings.Draft draft) {
        if (licence != null && side.build() != null) {
            draft.evidence(
                    Evidences.of(side.distribution().source(), side.build().record(), "license " + licence));
        }
    }
}
