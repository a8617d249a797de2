package parallax.cli;

import java.util.List;
import parallax.Trouble;
import parallax.finding.Inspection;
import parallax.report.Reports;

/// `parallax inspect`.
final class InspectCommand implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "inspect",
                "Show what is known of one package from one source",
                List.of("[OPTIONS] REFERENCE"),
                "Every value is shown with its evidence.",
                List.of(new Usage.Operand(
                        "REFERENCE", "pypi::torchvision, conda-forge::torchvision=0.24.0=cuda*, pkg:pypi/torchvision")),
                1,
                1,
                Question.flags(Question.FORMAT),
                List.of(
                        new Usage.Example("parallax inspect conda-forge::torchvision", "the newest recorded build"),
                        new Usage.Example(
                                "parallax inspect pypi::torchvision==0.24.0 --python 3.12 --format json",
                                "one wheel, for another program")));
    }

    @Override
    public int run(CommandLine line, Surroundings surroundings) throws Trouble, ClosedPipeException {
        Question question = new Question(line, surroundings);
        Inspection inspection = surroundings.answers().inspect(line.operands().getFirst(), question.target());
        question.answer(Reports.of(inspection, question.format(), question.layout(true, line.operands())));
        return Status.FINE;
    }
}
