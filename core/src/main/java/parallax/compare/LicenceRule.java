package parallax.compare;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.fact.Build;
import parallax.fact.Evidences;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.CondaRecord;
import parallax.index.Source;
import parallax.index.WheelExtract;

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
        return "The licence that the two compared builds declare. Records of Python indexes carry none: it stands in the"
                + " wheel's own metadata, and is unknown where no wheel of the release was opened. A `note`.";
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
        String licence = build.record() instanceof CondaRecord conda
                ? conda.license()
                : opened(side, build).map(WheelExtract::license).orElse(null);
        if (licence == null) {
            findings.unknown("licence declared by " + build.fileName(), "its record does not state it");
        }
        return licence;
    }

    /// A wheel's licence stands in its METADATA, the same in every wheel of a release.
    private static Optional<WheelExtract> opened(Side side, Build build) {
        return side.distribution().wheelExtract(build.release());
    }

    private static void evidence(Side side, @Nullable String licence, Findings.Draft draft) {
        Build build = side.build();
        if (licence == null || build == null) {
            return;
        }
        Source source = side.distribution().source();
        draft.evidence(opened(side, build)
                .map(extract -> Evidences.of(source, extract, "METADATA, licence " + licence))
                .orElseGet(() -> Evidences.of(source, build.record(), "license " + licence)));
    }
}
