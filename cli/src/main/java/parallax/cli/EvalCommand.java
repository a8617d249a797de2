package parallax.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import parallax.Trouble;
import parallax.eval.Evaluator;
import parallax.version.Excerpt;

/// `parallax eval`.
final class EvalCommand implements Command {

    private static final int OUTPUT_BUFFER = 1 << 16;

    /// Written out, because every help text is made of all usages and should not load what answers.
    static final String OPERATIONS = "pep440.parse, pep440.compare, pep440.sort, pep440.contains, pep440.filter,"
            + " pep508.parse, pep508.evaluate, name.normalize, wheel.parse, sdist.parse, wheel.compatible, tags.list,"
            + " conda.parse, conda.compare, conda.sort, conda.satisfies, conda.matchspec, conda.matches, debian.parse,"
            + " debian.compare, debian.sort, debian.satisfies, pep440.relate, conda.relate, across.relate";

    @Override
    public Usage usage() {
        return new Usage(
                "eval",
                "Answer questions about versions, specifiers, markers and tags",
                List.of("[OPTIONS] [FILE]"),
                "Reads one JSON object per line, {\"id\": ..., \"op\": ..., ...}, and writes one per line, in order: "
                        + "{\"id\": ..., \"result\": ...} or {\"id\": ..., \"error\": {\"code\", \"message\"}}. A bad "
                        + "line gets an error for an answer and is not the end. Operations: "
                        + OPERATIONS
                        + ".",
                List.of(new Usage.Operand("FILE", "Where the requests are [default: standard input, -]")),
                0,
                1,
                List.of(Flag.DEBUG, Flag.HELP),
                List.of(
                        new Usage.Example(
                                "echo '{\"op\":\"pep440.compare\",\"a\":\"2.11.0+cu130\",\"b\":\"2.11.0\"}' | parallax eval",
                                "1: for Python, a local version is the greater one"),
                        new Usage.Example("parallax eval requests.jsonl", "the requests of a file")));
    }

    @Override
    public int run(CommandLine line, Surroundings surroundings) throws Trouble, ClosedPipeException {
        String file = line.operands().isEmpty() ? "-" : line.operands().getFirst();
        if (file.equals("-")) {
            answer(surroundings.in(), "standard input", surroundings);
            return Status.FINE;
        }
        try (InputStream in = Files.newInputStream(surroundings.directory().resolve(file))) {
            answer(in, Excerpt.ofFile(file), surroundings);
            return Status.FINE;
        } catch (InvalidPathException invalid) {
            throw new Trouble("cannot read " + Excerpt.ofFile(file) + ": " + invalid.getReason(), null, invalid);
        } catch (NoSuchFileException missing) {
            throw new Trouble("cannot read " + Excerpt.ofFile(file) + ": there is no such file", null, missing);
        } catch (IOException failure) {
            throw new Trouble("cannot read " + Excerpt.ofFile(file) + ": " + Output.reason(failure), null, failure);
        }
    }

    private static void answer(InputStream in, String name, Surroundings surroundings)
            throws Trouble, ClosedPipeException {
        Evaluator evaluator = new Evaluator(new BufferedOutputStream(surroundings.out(), OUTPUT_BUFFER));
        try {
            new Lines(in, Evaluator.LONGEST_LINE).handTo(new Answering(evaluator));
        } catch (IOException failure) {
            throw new Trouble("cannot read " + name + ": " + Output.reason(failure), null, failure);
        }
    }

    /// Answers are held back only while more questions are at hand.
    private record Answering(Evaluator evaluator) implements Lines.Receiver {

        @Override
        public void line(byte[] bytes, int start, int length) throws Trouble, ClosedPipeException {
            try {
                evaluator.answer(bytes, start, length);
            } catch (IOException failure) {
                throw Output.unwritable(failure);
            }
        }

        @Override
        public void tooLong() throws Trouble, ClosedPipeException {
            try {
                evaluator.answerToTooLongLine();
            } catch (IOException failure) {
                throw Output.unwritable(failure);
            }
        }

        @Override
        public void pause() throws Trouble, ClosedPipeException {
            try {
                evaluator.flush();
            } catch (IOException failure) {
                throw Output.unwritable(failure);
            }
        }
    }
}
