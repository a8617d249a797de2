package parallax.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.Trouble;
import parallax.finding.Comparison;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.report.Reports;

/// `parallax compare`.
final class CompareCommand implements Command {

    static final Flag FAIL_ON = new Flag(
            "fail-on",
            null,
            "IMPACT",
            "Exit with status 1 if something as grave as this is found [default: never]",
            List.of("breaks", "risk", "changes", "note", "never"));

    private static final Flag ALL =
            new Flag("all", null, null, "Show every finding, all evidence and all that is unknown", List.of());
    private static final Flag FORMAT = Flag.format(List.of("text", "json", "md", "html", "sarif"));

    @Override
    public Usage usage() {
        return new Usage(
                "compare",
                "Compare one package from two sources, or two artifacts",
                List.of("[OPTIONS] NAME", "[OPTIONS] LEFT RIGHT"),
                "Shows what matters most on one screen; --all and the other formats show everything. "
                        + "Where versions are left open, the newest releases are compared, and the builds of the "
                        + "newest version that both sides have.",
                List.of(
                        new Usage.Operand("NAME", "A package: short for pypi::NAME against conda-forge::NAME"),
                        new Usage.Operand(
                                "LEFT, RIGHT",
                                "References: pypi::torchvision==0.24.0, conda-forge::torchvision=0.24.0=cuda*, "
                                        + "pkg:pypi/torchvision@0.24.0; or two artifacts, compared by what is in them: "
                                        + "wheel, .conda, .tar.bz2, .deb, sdist or folder, parts of one split package "
                                        + "joined by commas")),
                1,
                2,
                Question.flags(ALL, FORMAT, FAIL_ON),
                List.of(
                        new Usage.Example("parallax compare torchvision", "PyPI against conda-forge"),
                        new Usage.Example(
                                "parallax compare pytorch::torchvision conda-forge::torchvision --python 3.10",
                                "the old pytorch channel against conda-forge, for Python 3.10"),
                        new Usage.Example(
                                "parallax compare ./torchvision-0.29.0-cp311-cp311-manylinux_2_28_x86_64.whl"
                                        + " ./torchvision-0.29.1-cp311-cp311-manylinux_2_28_x86_64.whl",
                                "two wheels, by their files, binaries and sources"),
                        new Usage.Example(
                                "parallax compare torchvision --format html -o torchvision.html",
                                "everything, as one page")));
    }

    @Override
    public int run(CommandLine line, Surroundings surroundings) throws Trouble, ClosedPipeException {
        Question question = new Question(line, surroundings);
        Comparison comparison = surroundings.answers().compare(line.operands(), question.target());
        question.answer(Reports.of(comparison, question.format(), question.layout(line.has(ALL), line.operands())));
        Impact threshold = threshold(line.value(FAIL_ON.name(), "never"));
        return threshold != null && anyAtLeast(threshold, comparison.findings()) ? Status.FOUND : Status.FINE;
    }

    /// Null for `never`.
    static @Nullable Impact threshold(String id) {
        for (Impact impact : Impact.values()) {
            if (impact.id().equals(id)) {
                return impact;
            }
        }
        return null;
    }

    static boolean anyAtLeast(Impact threshold, List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.impact().atLeast(threshold)) {
                return true;
            }
        }
        return false;
    }
}
