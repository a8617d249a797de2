package parallax.report;

import java.util.ArrayList;
import java.util.List;
import parallax.finding.Comparison;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.finding.Subject;

/// The sentences and names that all formats for people share. Gives raw text; each format makes it safe in its own way.
final class Words {

    private Words() {}

    /// `torchvision: PyPI against conda-forge`, `torch (PyPI) against pytorch (conda-forge)`.
    static String title(Comparison comparison) {
        Subject left = comparison.left();
        Subject right = comparison.right();
        if (left.name().value().equals(right.name().value())) {
            return left.name() + ": " + leftLabel(comparison) + " against " + rightLabel(comparison);
        }
        return left.name() + " (" + left.sourceTitle() + ") against " + right.name() + " (" + right.sourceTitle() + ")";
    }

    /// The name under which values of the left side are shown; differs from the right one's.
    static String leftLabel(Comparison comparison) {
        return label(comparison.left(), comparison.right(), "left");
    }

    static String rightLabel(Comparison comparison) {
        return label(comparison.right(), comparison.left(), "right");
    }

    private static String label(Subject subject, Subject other, String side) {
        if (!subject.sourceTitle().equals(other.sourceTitle())) {
            return subject.sourceTitle();
        }
        return subject.reference().equals(other.reference()) ? side : subject.reference();
    }

    static String newest(Subject subject) {
        if (subject.isArtifact()) {
            return "an artifact";
        }
        return subject.newest() == null ? "no version known" : "newest " + subject.newest();
    }

    static String compared(Subject subject) {
        if (subject.version() == null) {
            return "no build compared";
        }
        return "compared " + subject.version() + (subject.build() == null ? "" : ": " + subject.build());
    }

    static String recorded(Comparison comparison) {
        if (comparison.left().isArtifact()) {
            return "read from the artifacts; names and versions of other packages recorded on "
                    + comparison.left().recorded();
        }
        String left = comparison.left().recorded();
        String right = comparison.right().recorded();
        return left.equals(right)
                ? "recorded on " + left
                : leftLabel(comparison) + " recorded on " + left + ", " + rightLabel(comparison) + " on " + right;
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String openQuestions(int unknown) {
        return unknown == 0 ? "nothing left unknown" : count(unknown, "open question") + " (unknown)";
    }

    static List<Finding> of(List<Finding> findings, Impact impact) {
        List<Finding> found = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.impact() == impact) {
                found.add(finding);
            }
        }
        return found;
    }
}
