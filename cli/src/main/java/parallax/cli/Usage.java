package parallax.cli;

import java.util.List;

/// How one command is called.
///
/// @param summary one line without full stop
/// @param forms what can follow the name, one per way of calling
/// @param about more lines for the help of this command, may be empty
/// @param minimum fewest operands
/// @param maximum most operands
/// @param examples whole commands, each with what it does
record Usage(
        String name,
        String summary,
        List<String> forms,
        String about,
        List<Operand> operands,
        int minimum,
        int maximum,
        List<Flag> flags,
        List<Example> examples) {

    /// @param choices all values that are allowed; empty for any
    record Operand(String name, String help, List<String> choices) {
        Operand(String name, String help) {
            this(name, help, List.of());
        }
    }

    record Example(String command, String what) {}
}
