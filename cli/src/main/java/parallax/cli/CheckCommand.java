package parallax.cli;

import java.util.List;
import parallax.CheckRequest;
import parallax.Trouble;
import parallax.finding.Check;
import parallax.finding.Impact;
import parallax.finding.Verdict;
import parallax.report.Reports;

/// `parallax check`.
final class CheckCommand implements Command {

    static final Flag FAIL_ON = new Flag(
            "fail-on",
            null,
            "IMPACT",
            "Exit with status 1 if they break, or something as grave as this is found [default: breaks]",
            List.of("breaks", "risk", "changes", "note", "never"));

    static final Flag WITH = Flag.repeated("with", "REF", "Put this build beside them too; may be repeated");
    static final Flag HOST = new Flag(
            "host",
            null,
            "LIST",
            "What the machine offers, joined by commas: glibc=2.28, libstdcxx=3.4.25, cuda=none, libs=/a:/b, "
                    + "ld_library_path=/x [default: what the platform tags promise]",
            List.of());

    private static final Flag AMONG = Flag.repeated(
            "among", "PATH", "Look for repairs in this artifact or folder of artifacts too; may be repeated");
    private static final Flag ASSUME_DEPENDENCIES = new Flag(
            "assume-dependencies",
            null,
            null,
            "Take requirements that were not given as installed and sound",
            List.of());
    private static final Flag COMPLETE = new Flag(
            "complete",
            null,
            null,
            "Take what was given for all that is installed: requirements that were not given are missing",
            List.of());
    private static final Flag ALL =
            new Flag("all", null, null, "Show every library, symbol, finding and all that is unknown", List.of());
    private static final Flag FORMAT = Flag.format(List.of("text", "json", "md", "html", "sarif"));

    @Override
    public Usage usage() {
        return new Usage(
                "check",
                "Tell whether builds will work together, before they are installed",
                List.of("[OPTIONS] REF..."),
                "Follows the loader's rules over the files of all builds, without running any of them: which native "
                        + "library will not load, why, what Python will say, and which builds would do. What was not "
                        + "given is not assumed: where it decides, the answer is that it cannot be told, with status "
                        + "0. One REF alone is checked against what its platform promises.",
                List.of(new Usage.Operand(
                        "REF",
                        "Builds of one environment: wheel, .conda, .tar.bz2, .deb or folder, or a reference such as "
                                + "pypi::torchvision==0.24.0; up to 200")),
                1,
                200,
                Question.flags(WITH, HOST, AMONG, ASSUME_DEPENDENCIES, COMPLETE, ALL, FORMAT, FAIL_ON),
                List.of(
                        new Usage.Example(
                                "parallax check ./torchvision-0.28.0-cp311-cp311-manylinux_2_28_x86_64.whl"
                                        + " ./torch-2.13.0+cpu-cp311-cp311-manylinux_2_28_x86_64.whl",
                                "whether this torchvision loads with that torch"),
                        new Usage.Example(
                                "parallax check ./torchvision --with ./torch --host glibc=2.28,cuda=none",
                                "two unpacked folders, on a machine with glibc 2.28 and without CUDA"),
                        new Usage.Example(
                                "parallax check ./torchvision ./torch --among ./wheels --format json",
                                "with repairs from a folder, for another program")));
    }

    @Override
    public int run(CommandLine line, Surroundings surroundings) throws Trouble, ClosedPipeException {
        Question question = new Question(line, surroundings);
        Check check = surroundings
                .answers()
                .check(new CheckRequest(
                        line.operands(),
                        line.values(WITH),
                        line.values(AMONG),
                        line.value(HOST),
                        notGiven(line),
                        question.target()));
        List<Flag> own = List.of(WITH, HOST, AMONG, ASSUME_DEPENDENCIES, COMPLETE);
        question.answer(Reports.of(check, question.format(), question.layout(line.has(ALL), line.operands(), own)));
        Impact threshold = CompareCommand.threshold(line.value(FAIL_ON.name(), Impact.BREAKS.id()));
        boolean found = threshold != null
                && (check.verdict() == Verdict.BREAKS || CompareCommand.anyAtLeast(threshold, check.findings()));
        return found ? Status.FOUND : Status.FINE;
    }

    private static CheckRequest.NotGiven notGiven(CommandLine line) throws Trouble {
        if (line.has(ASSUME_DEPENDENCIES) && line.has(COMPLETE)) {
            throw new Trouble(
                    "`--assume-dependencies` and `--complete` contradict each other",
                    "the one takes requirements that were not given as installed, the other as missing");
        }
        return line.has(COMPLETE)
                ? CheckRequest.NotGiven.MISSING
                : line.has(ASSUME_DEPENDENCIES) ? CheckRequest.NotGiven.SOUND : CheckRequest.NotGiven.UNKNOWN;
    }
}
