package parallax.cli;

import java.util.List;
import parallax.Trouble;
import parallax.finding.SourceList;
import parallax.report.Reports;

/// `parallax sources`.
final class SourcesCommand implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "sources",
                "List the sources that references can name",
                List.of("[OPTIONS]"),
                "",
                List.of(),
                0,
                0,
                List.of(Question.FORMAT, Flag.OUTPUT, Flag.COLOR, Flag.OFFLINE, Flag.DEBUG, Flag.HELP),
                List.of(new Usage.Example("parallax sources", "every source, and what is recorded of it")));
    }

    @Override
    public int run(CommandLine line, Surroundings surroundings) throws Trouble, ClosedPipeException {
        Question question = new Question(line, surroundings);
        SourceList sources = surroundings.answers().sources();
        question.answer(Reports.of(sources, question.format(), question.layout(true, List.of())));
        return Status.FINE;
    }
}
