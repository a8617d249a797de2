package parallax.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of commands. Adding a command is adding its class and one line in each of the two places here.
final class Commands {

    /// In the order of the help.
    static final List<String> NAMES =
            List.of("compare", "check", "matrix", "inspect", "why", "sources", "eval", "completion", "help", "version");

    private Commands() {}

    static @Nullable Command find(String name) {
        return switch (name) {
            case "compare" -> new CompareCommand();
            case "check" -> new CheckCommand();
            case "matrix" -> new MatrixCommand();
            case "inspect" -> new InspectCommand();
            case "why" -> new WhyCommand();
            case "sources" -> new SourcesCommand();
            case "eval" -> new EvalCommand();
            case "completion" -> new CompletionCommand();
            case "help" -> new HelpCommand();
            case "version" -> new VersionCommand();
            default -> null;
        };
    }

    static List<Usage> usages() {
        return NAMES.stream()
                .map(name -> switch (find(name)) {
                    case null -> throw new IllegalStateException("no command " + name);
                    case Command command -> command.usage();
                })
                .toList();
    }
}
