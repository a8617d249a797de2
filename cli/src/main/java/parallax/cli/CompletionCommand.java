package parallax.cli;

import java.util.List;
import parallax.Trouble;

/// `parallax completion`.
final class CompletionCommand implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "completion",
                "Write a completion script for a shell",
                List.of("SHELL"),
                "",
                List.of(new Usage.Operand("SHELL", "Which shell", List.of("bash", "zsh", "fish"))),
                1,
                1,
                List.of(Flag.OUTPUT, Flag.DEBUG, Flag.HELP),
                List.of(
                        new Usage.Example("source <(parallax completion bash)", "bash, for this shell"),
                        new Usage.Example(
                                "parallax completion zsh -o ~/.zfunc/_parallax", "zsh, with ~/.zfunc in fpath"),
                        new Usage.Example(
                                "parallax completion fish -o ~/.config/fish/completions/parallax.fish", "fish")));
    }

    @Override
    public int run(CommandLine line, Surroundings surroundings) throws Trouble, ClosedPipeException {
        List<Usage> usages = Commands.usages();
        String script = switch (line.operands().getFirst()) {
            case "bash" -> BashCompletion.of(usages);
            case "zsh" -> ZshCompletion.of(usages);
            default -> FishCompletion.of(usages);
        };
        Output.write(script, line.value(Flag.OUTPUT), surroundings);
        return Status.FINE;
    }
}
