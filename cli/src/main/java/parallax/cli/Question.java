package parallax.cli;

import java.util.ArrayList;
import java.util.List;
import parallax.TargetRequest;
import parallax.Trouble;
import parallax.report.Format;
import parallax.report.Layout;
import parallax.report.ShellWord;

/// What the commands that answer a question have in common: a target, a format, and where the answer goes.
final class Question {

    static final Flag FORMAT = Flag.format(List.of("text", "json", "md", "html"));

    private final CommandLine line;
    private final Surroundings surroundings;

    Question(CommandLine line, Surroundings surroundings) {
        this.line = line;
        this.surroundings = surroundings;
    }

    static List<Flag> flags(Flag... own) {
        List<Flag> flags = new ArrayList<>(List.of(own));
        flags.addAll(Flag.SHARED);
        return List.copyOf(flags);
    }

    TargetRequest target() {
        return new TargetRequest(
                line.value(Flag.TARGET), line.value(Flag.PYTHON), line.value(Flag.PLATFORM), line.value(Flag.CUDA));
    }

    Format format() {
        String id = line.value(FORMAT.name(), Format.TEXT.id());
        for (Format format : Format.values()) {
            if (format.id().equals(id)) {
                return format;
            }
        }
        throw new IllegalStateException("a format that is allowed and not there: " + id);
    }

    /// @param references what the comparison is of, to be repeated in hints
    Layout layout(boolean all, List<String> references) {
        return layout(all, references, List.of());
    }

    /// @param own options of this command that belong to its question, repeated in hints too
    Layout layout(boolean all, List<String> references, List<Flag> own) {
        boolean onScreen =
                line.value(Flag.OUTPUT) == null && surroundings.terminal().isTerminal();
        boolean color = switch (line.value(Flag.COLOR.name(), "auto")) {
            case "always" -> true;
            case "never" -> false;
            default -> onScreen && wantsColor();
        };
        int width = onScreen ? surroundings.terminal().columns() : Layout.DEFAULT_WIDTH;
        return new Layout(width, color, all, ShellWord.quote(again(references, own)));
    }

    void answer(String text) throws Trouble, ClosedPipeException {
        Output.write(text, line.value(Flag.OUTPUT), surroundings);
    }

    /// See https://no-color.org: any value but the empty one turns colour off.
    private boolean wantsColor() {
        return surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty()
                && !surroundings.environment().getOrDefault("TERM", "").equals("dumb");
    }

    private List<String> again(List<String> references, List<Flag> own) {
        List<Flag> flags = new ArrayList<>(own);
        flags.addAll(List.of(Flag.TARGET, Flag.PYTHON, Flag.PLATFORM, Flag.CUDA));
        List<String> words = new ArrayList<>(references);
        for (Flag flag : flags) {
            List<String> values = line.values(flag);
            for (String value : flag.repeats() || values.isEmpty() ? values : List.of(values.getLast())) {
                words.add("--" + flag.name());
                if (flag.takesValue()) {
                    words.add(value);
                }
            }
        }
        return words;
    }
}
