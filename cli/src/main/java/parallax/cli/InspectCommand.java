package parallax.cli;

import java.util.List;
import parallax.InspectDetail;
import parallax.Trouble;
import parallax.finding.Inspection;
import parallax.report.Reports;

/// `parallax inspect`.
final class InspectCommand implements Command {

    private static final Flag FILES = new Flag("files", null, null, "Of an artifact, list every entry", List.of());
    private static final Flag LIBRARIES =
            new Flag("libraries", null, null, "Of an artifact, show all of every native library", List.of());
    private static final Flag SYMBOLS =
            new Flag("symbols", null, null, "Of an artifact, list every dynamic symbol", List.of());

    @Override
    public Usage usage() {
        return new Usage(
                "inspect",
                "Show what is known of one package from one source, or what is in one artifact",
                List.of("[OPTIONS] REFERENCE", "[OPTIONS] ARTIFACT"),
                "Every value is shown with its evidence. An artifact is read without installing it; what was "
                        + "read is kept in the user's cache folder.",
                List.of(
                        new Usage.Operand(
                                "REFERENCE",
                                "pypi::torchvision, conda-forge::torchvision=0.24.0=cuda*, pkg:pypi/torchvision"),
                        new Usage.Operand("ARTIFACT", "A wheel, an sdist, a .conda or .tar.bz2, a .deb, or a folder")),
                1,
                1,
                Question.flags(FILES, LIBRARIES, SYMBOLS, Question.FORMAT),
                List.of(
                        new Usage.Example("parallax inspect conda-forge::torchvision", "the newest recorded build"),
                        new Usage.Example(
                                "parallax inspect pypi::torchvision==0.24.0 --python 3.12 --format json",
                                "one wheel, for another program"),
                        new Usage.Example(
                                "parallax inspect ./torchvision-0.29.1-cp311-cp311-manylinux_2_28_x86_64.whl --libraries",
                                "what is in a wheel")));
    }

    @Override
    public int run(CommandLine line, Surroundings surroundings) throws Trouble, ClosedPipeException {
        Question question = new Question(line, surroundings);
        Inspection inspection =
                surroundings.answers().inspect(line.operands().getFirst(), question.target(), detail(line));
        question.answer(Reports.of(inspection, question.format(), question.layout(true, line.operands())));
        return Status.FINE;
    }

    private static InspectDetail detail(CommandLine line) throws Trouble {
        int asked = (line.has(FILES) ? 1 : 0) + (line.has(LIBRARIES) ? 1 : 0) + (line.has(SYMBOLS) ? 1 : 0);
        if (asked > 1) {
            throw new Trouble("--files, --libraries and --symbols are three answers", "ask for one of them");
        }
        return line.has(FILES)
                ? InspectDetail.FILES
                : line.has(LIBRARIES)
                        ? InspectDetail.LIBRARIES
                        : line.has(SYMBOLS) ? InspectDetail.SYMBOLS : InspectDetail.OVERVIEW;
    }
}
