package parallax.cli;

import java.util.List;

/// The completion script for zsh (zsh manual, Completion System, `_arguments` and `_describe`).
final class ZshCompletion {

    private static final String HEAD = """
            #compdef parallax
            # Completion of parallax for zsh, made by `parallax completion zsh`.
            _parallax() {
                local context state line
                local -a commands
                commands=(
            """;

    private ZshCompletion() {}

    static String of(List<Usage> usages) {
        StringBuilder script = new StringBuilder(HEAD);
        for (Usage usage : usages) {
            script.append("        '").append(usage.name()).append(':');
            script.append(inDescription(usage.summary())).append("'\n");
        }
        script.append("    )\n    _arguments -C \\\n");
        flags(script, HelpCommand.PROGRAM, "        ");
        script.append("        '1:command:->command' \\\n        '*::argument:->argument'\n");
        script.append("    case $state in\n        command) _describe command commands ;;\n");
        script.append("        argument)\n            case $words[1] in\n");
        for (Usage usage : usages) {
            script.append("                ").append(usage.name()).append(")\n                    _arguments \\\n");
            flags(script, usage, "                        ");
            List<String> choices = Completion.operands(usage);
            String action = choices.isEmpty() ? " " : "(" + String.join(" ", choices) + ")";
            script.append("                        '*:argument:").append(action).append("'\n");
            script.append("                    ;;\n");
        }
        script.append("            esac\n            ;;\n    esac\n}\n");
        // Loaded as a function by the completion system, or sourced from a start-up file.
        script.append("if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n    _parallax \"$@\"\n");
        return script.append("else\n    compdef _parallax parallax\nfi\n").toString();
    }

    private static void flags(StringBuilder script, Usage usage, String margin) {
        for (Flag flag : usage.flags()) {
            String help = "[" + inDescription(flag.help()) + "]" + action(flag);
            script.append(margin).append(flag.repeats() ? "'*--" : "'--").append(flag.name());
            script.append(flag.takesValue() ? "=" : "").append(help).append("' \\\n");
            if (flag.letter() != null) {
                script.append(margin)
                        .append("'-")
                        .append(flag.letter())
                        .append(help)
                        .append("' \\\n");
            }
        }
    }

    private static String action(Flag flag) {
        if (!flag.takesValue()) {
            return "";
        }
        if (flag.takesPath()) {
            return ":file:_files";
        }
        String values = flag.choices().isEmpty() ? " " : "(" + String.join(" ", flag.choices()) + ")";
        return ":" + flag.name() + ":" + values;
    }

    /// Brackets end a description, colons and backslashes separate; a quote ends the shell's word.
    private static String inDescription(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:")
                .replace("'", "'\\''");
    }
}
