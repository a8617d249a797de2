package parallax.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;
import parallax.Trouble;
import parallax.version.Excerpt;

/// The arguments of one command, checked against its usage.
///
/// @param given values of the options that were given, by long name, in their order; one empty text for options
///     without value
record CommandLine(Usage usage, List<String> operands, Map<String, List<String>> given) {

    CommandLine {
        operands = List.copyOf(operands);
        given = Map.copyOf(given);
    }

    /// @param arguments without the command's name
    /// @throws Trouble for an unknown option, a missing or unknown value, or too few or too many operands
    static CommandLine parse(Usage usage, List<String> arguments) throws Trouble {
        org.apache.commons.cli.CommandLine parsed = read(usage, arguments);
        Map<String, List<String>> given = new HashMap<>();
        for (Option option : parsed.getOptions()) {
            String value = option.getValue();
            given.computeIfAbsent(option.getLongOpt(), _ -> new ArrayList<>()).add(value == null ? "" : value);
        }
        CommandLine line = new CommandLine(usage, parsed.getArgList(), given);
        if (!line.has(Flag.HELP)) {
            line.checkChoices();
            line.checkOperands();
        }
        return line;
    }

    boolean has(Flag flag) {
        return given.containsKey(flag.name());
    }

    /// Every value of an option that repeats, in their order.
    List<String> values(Flag flag) {
        return given.getOrDefault(flag.name(), List.of());
    }

    /// The last value; null where the option was not given.
    @Nullable
    String value(Flag flag) {
        return last(flag.name());
    }

    String value(String name, String otherwise) {
        String last = last(name);
        return last == null ? otherwise : last;
    }

    private @Nullable String last(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getLast();
    }

    private static org.apache.commons.cli.CommandLine read(Usage usage, List<String> arguments) throws Trouble {
        Options options = new Options();
        for (Flag flag : usage.flags()) {
            options.addOption(Option.builder(flag.letter())
                    .longOpt(flag.name())
                    .hasArg(flag.takesValue())
                    .get());
        }
        refuseLongNamesAfterOneDash(usage, arguments);
        try {
            return DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(options, arguments.toArray(new String[0]));
        } catch (UnrecognizedOptionException unknown) {
            throw unknownOption(usage, unknown.getOption());
        } catch (MissingArgumentException missing) {
            String name = "--" + missing.getOption().getLongOpt();
            throw new Trouble("option `" + name + "` needs a value", helpHint(usage));
        } catch (ParseException other) {
            throw new Trouble(Excerpt.cut(String.valueOf(other.getMessage()), 200), helpHint(usage), other);
        }
    }

    /// The parser would take `-format` for `--format`, which no help promises.
    private static void refuseLongNamesAfterOneDash(Usage usage, List<String> arguments) throws Trouble {
        for (String argument : arguments) {
            if (argument.equals("--")) {
                return;
            }
            if (argument.length() > 2 && argument.charAt(0) == '-' && argument.charAt(1) != '-') {
                String name = optionName(argument);
                for (Flag flag : usage.flags()) {
                    if (flag.name().equals(name)) {
                        throw unknownOption(usage, argument);
                    }
                }
            }
        }
    }

    private static Trouble unknownOption(Usage usage, String typed) {
        String name = optionName(typed);
        List<String> names = new ArrayList<>();
        for (Flag flag : usage.flags()) {
            names.add(flag.name());
            if (flag.name().equals(name) && typed.startsWith("--")) {
                return new Trouble("option `--" + name + "` takes no value", helpHint(usage));
            }
        }
        String message = "unknown option " + Excerpt.of(typed);
        return new Trouble(
                message,
                Nearest.to(name, names)
                        .map(near -> "did you mean `--" + near + "`?")
                        .orElse(helpHint(usage)));
    }

    /// `--format=text` and `-format` are both about `format`.
    private static String optionName(String argument) {
        int start = argument.startsWith("--") ? 2 : 1;
        int equals = argument.indexOf('=');
        return argument.substring(Math.min(start, argument.length()), equals < start ? argument.length() : equals);
    }

    private void checkChoices() throws Trouble {
        for (Flag flag : usage.flags()) {
            List<String> values = values(flag);
            for (String value : flag.repeats() || values.isEmpty() ? values : List.of(values.getLast())) {
                checkChoice(flag, value);
            }
        }
    }

    private void checkChoice(Flag flag, String value) throws Trouble {
        if (!flag.choices().isEmpty() && !flag.choices().contains(value)) {
            throw unknownValue("value " + Excerpt.of(value) + " for `--" + flag.name() + "`", value, flag.choices());
        }
        if (flag.takesValue() && value.isEmpty()) {
            throw new Trouble("option `--" + flag.name() + "` needs a value", helpHint(usage));
        }
    }

    private void checkOperands() throws Trouble {
        if (operands.size() < usage.minimum()) {
            String missing = usage.operands().get(operands.size()).name();
            throw new Trouble("`" + usage.name() + "` needs " + missing, example());
        }
        if (operands.size() > usage.maximum()) {
            throw new Trouble("unexpected argument " + Excerpt.of(operands.get(usage.maximum())), helpHint(usage));
        }
        for (int index = 0; index < operands.size() && index < usage.operands().size(); index++) {
            List<String> choices = usage.operands().get(index).choices();
            String operand = operands.get(index);
            if (!choices.isEmpty() && !choices.contains(operand)) {
                String what = usage.operands().get(index).name().toLowerCase(Locale.ROOT);
                throw unknownValue(what + " " + Excerpt.of(operand), operand, choices);
            }
        }
    }

    private static Trouble unknownValue(String what, String typed, List<String> choices) {
        String all = "one of " + String.join(", ", choices);
        return new Trouble(
                "unknown " + what,
                Nearest.to(typed, choices)
                        .map(near -> "did you mean `" + near + "`? It is " + all)
                        .orElse("it is " + all));
    }

    private String example() {
        return "for example `" + usage.examples().getFirst().command() + "`";
    }

    private static String helpHint(Usage usage) {
        return "see `parallax " + (usage.name().isEmpty() ? "" : usage.name() + " ") + "--help`";
    }
}
