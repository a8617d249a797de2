package parallax.cli;

import java.util.List;

/// The completion script for fish (fish manual, `complete`).
final class FishCompletion {

    private FishCompletion() {}

    static String of(List<Usage> usages) {
        StringBuilder script = new StringBuilder();
        script.append("# Completion of parallax for fish, made by `parallax completion fish`.\n");
        script.append("complete -c parallax -f\n");
        for (Usage usage : usages) {
            script.append("complete -c parallax -n __fish_use_subcommand -a ").append(usage.name());
            script.append(" -d '").append(Completion.quoted(usage.summary())).append("'\n");
        }
        for (Flag flag : HelpCommand.PROGRAM.flags()) {
            flag(script, "__fish_use_subcommand", flag);
        }
        for (Usage usage : usages) {
            String condition = "'__fish_seen_subcommand_from " + usage.name() + "'";
            for (Flag flag : usage.flags()) {
                flag(script, condition, flag);
            }
            List<String> choices = Completion.operands(usage);
            if (!choices.isEmpty()) {
                script.append("complete -c parallax -n ").append(condition);
                script.append(" -a '").append(String.join(" ", choices)).append("'\n");
            }
        }
        return script.toString();
    }

    private static void flag(StringBuilder script, String condition, Flag flag) {
        script.append("complete -c parallax -n ")
                .append(condition)
                .append(" -l ")
                .append(flag.name());
        if (flag.letter() != null) {
            script.append(" -s ").append(flag.letter());
        }
        if (flag.takesPath()) {
            script.append(" -rF");
        } else if (flag.takesValue()) {
            script.append(" -x");
        }
        if (!flag.choices().isEmpty()) {
            script.append(" -a '").append(String.join(" ", flag.choices())).append('\'');
        }
        script.append(" -d '").append(Completion.quoted(flag.help())).append("'\n");
    }
}
