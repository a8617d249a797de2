package parallax.cli;

import java.util.ArrayList;
import java.util.List;

/// What the completion scripts of all shells are made from.
final class Completion {

    private Completion() {}

    /// All spellings of the options, `--output` and `-o`.
    static List<String> options(Usage usage) {
        List<String> words = new ArrayList<>();
        for (Flag flag : usage.flags()) {
            words.add("--" + flag.name());
            if (flag.letter() != null) {
                words.add("-" + flag.letter());
            }
        }
        return words;
    }

    /// Values of the operands that have a fixed choice.
    static List<String> operands(Usage usage) {
        List<String> words = new ArrayList<>();
        for (Usage.Operand operand : usage.operands()) {
            words.addAll(operand.choices());
        }
        return words;
    }

    /// Inside single quotes of zsh and fish.
    static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }
}
