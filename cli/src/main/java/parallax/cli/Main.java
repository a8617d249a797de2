package parallax.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.Trouble;
import parallax.report.Printable;
import parallax.version.Excerpt;

/// Finds the command, runs it, and turns what goes wrong into a message and an exit status.
public final class Main {

    /// Options whose value could be taken for the command: those of all commands that take one.
    private static final Set<String> WITH_VALUE = Set.of(
            "--format",
            "--output",
            "-o",
            "--fail-on",
            "--color",
            "--target",
            "--python",
            "--platform",
            "--cuda",
            "--with",
            "--host",
            "--among");

    private Main() {}

    public static void main(String[] arguments) {
        int status = run(List.of(arguments), Surroundings.ofProcess());
        // Runtime.exit starts the JDK's logging, which a run without trouble should not pay for.
        if (status != Status.FINE) {
            System.exit(status);
        }
    }

    /// @return the exit status
    static int run(List<String> arguments, Surroundings surroundings) {
        boolean debug = arguments.contains("--debug");
        try {
            return dispatch(arguments, surroundings);
        } catch (Trouble trouble) {
            tell(String.valueOf(trouble.getMessage()), trouble.hint(), debug ? trouble : null, surroundings);
            return Status.TROUBLE;
        } catch (ClosedPipeException gone) {
            return Status.CLOSED_PIPE;
        } catch (RuntimeException | Error unexpected) {
            String name = unexpected.getClass().getSimpleName();
            String message = unexpected.getMessage() == null ? name : name + ": " + unexpected.getMessage();
            String advice = debug ? null : "this is a defect of parallax; run again with --debug to see where";
            tell("unexpected " + message, advice, debug ? unexpected : null, surroundings);
            return Status.TROUBLE;
        }
    }

    private static int dispatch(List<String> arguments, Surroundings surroundings) throws Trouble, ClosedPipeException {
        int at = commandIndex(arguments);
        if (at < 0) {
            return withoutCommand(arguments, surroundings);
        }
        Command command = Commands.find(arguments.get(at));
        if (command == null) {
            throw unknownCommand(arguments.get(at));
        }
        List<String> rest = new ArrayList<>(arguments);
        rest.remove(at);
        CommandLine line = CommandLine.parse(command.usage(), rest);
        if (line.has(Flag.HELP)) {
            Output.write(Help.of(command.usage()), null, surroundings);
            return Status.FINE;
        }
        return command.run(line, surroundings);
    }

    /// Options may stand before the command too, so it is the first word that is neither option nor an option's value.
    private static int commandIndex(List<String> arguments) {
        for (int index = 0; index < arguments.size(); index++) {
            String argument = arguments.get(index);
            if (argument.equals("--")) {
                return index + 1 < arguments.size() ? index + 1 : -1;
            }
            if (!argument.startsWith("-") || argument.equals("-")) {
                return index;
            }
            if (WITH_VALUE.contains(argument)) {
                index++;
            }
        }
        return -1;
    }

    private static int withoutCommand(List<String> arguments, Surroundings surroundings)
            throws Trouble, ClosedPipeException {
        if (arguments.isEmpty()) {
            error(Help.overview(), surroundings);
            return Status.TROUBLE;
        }
        if (arguments.contains("--version")) {
            Output.write(VersionCommand.LINE, null, surroundings);
            return Status.FINE;
        }
        CommandLine line = CommandLine.parse(HelpCommand.PROGRAM, arguments);
        if (line.has(Flag.HELP)) {
            Output.write(Help.overview(), null, surroundings);
            return Status.FINE;
        }
        throw new Trouble("no command given", "see `parallax --help`");
    }

    private static Trouble unknownCommand(String typed) {
        Optional<String> near = Nearest.to(typed, Commands.NAMES);
        String hint = near.isPresent()
                ? "did you mean `" + near.get() + "`?"
                : "to compare a package: `parallax compare " + Excerpt.plain(typed)
                        + "`; all commands: `parallax --help`";
        return new Trouble("unknown command " + Excerpt.of(typed), hint);
    }

    private static void tell(
            String message, @Nullable String hint, @Nullable Throwable trace, Surroundings surroundings) {
        StringBuilder text =
                new StringBuilder("error: ").append(Printable.line(message)).append('\n');
        if (hint != null) {
            text.append("\nhint: ").append(Printable.line(hint)).append('\n');
        }
        if (trace != null) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            trace.printStackTrace(new PrintStream(lines, true, StandardCharsets.UTF_8));
            text.append('\n').append(lines.toString(StandardCharsets.UTF_8));
        }
        error(text.toString(), surroundings);
    }

    private static void error(String text, Surroundings surroundings) {
        try {
            surroundings.error().write(text.getBytes(StandardCharsets.UTF_8));
            surroundings.error().flush();
        } catch (IOException _) {
            // Nobody is left to be told; the exit status still says it.
        }
    }
}
