package parallax.cli;

import java.util.List;
import parallax.Trouble;
import parallax.finding.Explanation;
import parallax.report.Reports;

/// `parallax why`.
final class WhyCommand implements Command {

    /// What `why ID` alone is about: the comparison that the program exists for.
    private static final List<String> LEADING_CASE = List.of("torchvision");

    @Override
    public Usage usage() {
        return new Usage(
                "why",
                "Show the records that a finding rests on",
                List.of("[OPTIONS] FINDING-ID [NAME]", "[OPTIONS] FINDING-ID LEFT RIGHT"),
                "Finding ids stand in brackets in the output of compare. Give the same package or references, and the "
                        + "same target options, as there.",
                List.of(
                        new Usage.Operand("FINDING-ID", "Which finding"),
                        new Usage.Operand("NAME", "The package compared [default: torchvision]"),
                        new Usage.Operand("LEFT, RIGHT", "The references compared")),
                1,
                3,
                Question.flags(Question.FORMAT),
                List.of(
                        new Usage.Example("parallax why dependency.coupling", "in the comparison of torchvision"),
                        new Usage.Example(
                                "parallax why dependency.coupling/pytorch pytorch::torchvision conda-forge::torchvision",
                                "in another comparison")));
    }

    @Override
    public int run(CommandLine line, Surroundings surroundings) throws Trouble, ClosedPipeException {
        Question question = new Question(line, surroundings);
        List<String> given = line.operands().subList(1, line.operands().size());
        List<String> references = given.isEmpty() ? LEADING_CASE : given;
        Explanation explanation = surroundings.answers().why(line.operands().getFirst(), references, question.target());
        question.answer(Reports.of(explanation, question.format(), question.layout(true, references)));
        return Status.FINE;
    }
}
