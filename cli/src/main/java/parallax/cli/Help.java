package parallax.cli;

import java.util.List;
import parallax.report.Printable;

/// Help texts, 80 columns, made from the usages.
final class Help {

    private static final int WIDTH = 80;

    private Help() {}

    /// The program and all its commands.
    static String overview() {
        StringBuilder text = new StringBuilder();
        Usage program = HelpCommand.PROGRAM;
        text.append(program.summary()).append(".\n\n");
        text.append("Usage: parallax [OPTIONS] COMMAND ...\n\nCommands:\n");
        for (Usage usage : Commands.usages()) {
            entry(text, usage.name(), 12, usage.summary());
        }
        options(text, program.flags());
        text.append("\nExamples:\n");
        example(text, new Usage.Example("parallax compare torchvision", "its wheels against conda-forge's builds"));
        example(text, new Usage.Example("parallax why dependency.coupling", "the records that a finding rests on"));
        exitStatuses(text, "");
        text.append("\nMore about a command: parallax help COMMAND\n");
        return text.toString();
    }

    static String of(Usage usage) {
        StringBuilder text = new StringBuilder();
        text.append(usage.summary()).append(".\n\n");
        String lead = "Usage: ";
        for (String form : usage.forms()) {
            text.append(lead).append("parallax ").append(usage.name());
            text.append(form.isEmpty() ? "" : " " + form).append('\n');
            lead = "       ";
        }
        if (!usage.about().isEmpty()) {
            text.append('\n');
            for (String line : Printable.wrap(usage.about(), WIDTH)) {
                text.append(line).append('\n');
            }
        }
        if (!usage.operands().isEmpty()) {
            text.append("\nArguments:\n");
            for (Usage.Operand operand : usage.operands()) {
                entry(text, operand.name(), 12, withChoices(operand.help(), operand.choices()));
            }
        }
        options(text, usage.flags());
        text.append("\nExamples:\n");
        for (Usage.Example example : usage.examples()) {
            example(text, example);
        }
        exitStatuses(text, found(usage));
        return text.toString();
    }

    private static void options(StringBuilder text, List<Flag> flags) {
        text.append("\nOptions:\n");
        for (Flag flag : flags) {
            entry(text, flag.synopsis(), 23, withChoices(flag.help(), flag.choices()));
        }
    }

    private static String withChoices(String help, List<String> choices) {
        return choices.isEmpty() ? help : help + " [values: " + String.join(", ", choices) + "]";
    }

    private static void entry(StringBuilder text, String name, int column, String help) {
        int indent = column + 4;
        text.append("  ").append(name);
        int used = 2 + name.length();
        if (used > indent - 2) {
            text.append('\n');
            used = 0;
        }
        for (String line : Printable.wrap(help, WIDTH - indent)) {
            text.append(" ".repeat(indent - used)).append(line).append('\n');
            used = 0;
        }
    }

    private static void example(StringBuilder text, Usage.Example example) {
        text.append("  ").append(example.command()).append('\n');
        text.append("      ").append(example.what()).append('\n');
    }

    /// What status 1 says; empty where the command has none.
    private static String found(Usage usage) {
        if (usage.flags().contains(CheckCommand.FAIL_ON)) {
            return "they break, or something as grave as --fail-on was found";
        }
        return usage.flags().contains(CompareCommand.FAIL_ON) ? "something as grave as --fail-on was found" : "";
    }

    private static void exitStatuses(StringBuilder text, String found) {
        text.append("\nExit status:\n  0  fine\n");
        if (!found.isEmpty()) {
            text.append("  1  ").append(found).append('\n');
        }
        text.append("  2  trouble: wrong arguments, unknown reference, unreadable or unwritable file\n");
    }
}
