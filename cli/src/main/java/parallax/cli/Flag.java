package parallax.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One option of a command: what is parsed, explained and completed.
///
/// @param name long name without dashes
/// @param letter short name; null for none
/// @param value what stands for the value in help; null for an option without value
/// @param choices all values that are allowed; empty for any
/// @param repeats whether each further one adds a value; of the others the last one wins
record Flag(
        String name,
        @Nullable String letter,
        @Nullable String value,
        String help,
        List<String> choices,
        boolean repeats) {

    static final Flag OUTPUT =
            new Flag("output", "o", "FILE", "Write to FILE instead of standard output (-)", List.of());
    static final Flag COLOR = new Flag(
            "color",
            null,
            "WHEN",
            "Colour text [default: auto, that is on a terminal and without NO_COLOR]",
            List.of("auto", "always", "never"));
    static final Flag OFFLINE =
            new Flag("offline", null, null, "Use no network; recorded data never needs one", List.of());
    static final Flag DEBUG = new Flag("debug", null, null, "Show stack traces of errors", List.of());
    static final Flag HELP = new Flag("help", "h", null, "Show this help", List.of());
    static final Flag VERSION = new Flag("version", null, null, "Show the version", List.of());

    static final Flag TARGET = new Flag(
            "target", null, "TARGET", "Compare for this machine: PLATFORM[,python=X][,cuda=X][,glibc=X]", List.of());
    static final Flag PYTHON = new Flag("python", null, "VERSION", "Compare for this Python, such as 3.12", List.of());
    static final Flag PLATFORM = new Flag(
            "platform", null, "PLATFORM", "Compare for linux-64, osx-arm64, manylinux_2_28_x86_64, ...", List.of());
    static final Flag CUDA =
            new Flag("cuda", null, "VERSION", "Compare for this CUDA version, or none for without", List.of());

    /// The options of every command that answers a question about a target, after its own.
    static final List<Flag> SHARED = List.of(TARGET, PYTHON, PLATFORM, CUDA, OUTPUT, COLOR, OFFLINE, DEBUG, HELP);

    Flag(String name, @Nullable String letter, @Nullable String value, String help, List<String> choices) {
        this(name, letter, value, help, choices, false);
    }

    /// An option with a value that may be given several times.
    static Flag repeated(String name, String value, String help) {
        return new Flag(name, null, value, help, List.of(), true);
    }

    static Flag format(List<String> formats) {
        return new Flag("format", null, "FORMAT", "How to write the answer [default: text]", formats);
    }

    boolean takesValue() {
        return value != null;
    }

    /// Whether its value is a file or folder, so that shells complete it so.
    boolean takesPath() {
        return value != null && (value.equals("FILE") || value.equals("PATH"));
    }

    /// `-o, --output FILE`, with room for a letter where there is none.
    String synopsis() {
        String letters = letter == null ? "    " : "-" + letter + ", ";
        return letters + "--" + name + (value == null ? "" : " " + value);
    }
}
