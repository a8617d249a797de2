package parallax.cli;

import java.util.List;
import parallax.MatrixRequest;
import parallax.Trouble;
import parallax.finding.Matrix;
import parallax.report.Reports;

/// `parallax matrix`.
final class MatrixCommand implements Command {

    private static final int MAXIMUM = 1000;

    @Override
    public Usage usage() {
        return new Usage(
                "matrix",
                "Check every build of one package with every build of another",
                List.of("[OPTIONS] ROWS COLUMNS [ARTIFACT...]"),
                "Each cell says what the metadata say of the pair, and what the binaries say. Without artifacts the "
                        + "recorded builds are taken, of which metadata alone can tell.",
                List.of(
                        new Usage.Operand("ROWS", "The package whose builds are the rows: torchvision"),
                        new Usage.Operand("COLUMNS", "The package whose builds are the columns: torch"),
                        new Usage.Operand("ARTIFACT", "Builds of both, or folders that hold them")),
                2,
                MAXIMUM,
                Question.flags(CheckCommand.WITH, CheckCommand.HOST, Question.FORMAT),
                List.of(
                        new Usage.Example(
                                "parallax matrix torchvision torch ./wheels", "which wheels of a folder go together"),
                        new Usage.Example(
                                "parallax matrix torchvision torch ./wheels --host cuda=none --format html -o pairs.html",
                                "on a machine without CUDA, as one page")));
    }

    @Override
    public int run(CommandLine line, Surroundings surroundings) throws Trouble, ClosedPipeException {
        Question question = new Question(line, surroundings);
        List<String> operands = line.operands();
        Matrix matrix = surroundings
                .answers()
                .matrix(new MatrixRequest(
                        operands.get(0),
                        operands.get(1),
                        operands.subList(2, operands.size()),
                        line.values(CheckCommand.WITH),
                        line.value(CheckCommand.HOST),
                        question.target()));
        question.answer(Reports.of(matrix, question.format(), question.layout(true, operands)));
        return Status.FINE;
    }
}
