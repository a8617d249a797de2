package parallax.report;

import java.util.List;

/// One word of a POSIX shell command line (POSIX.1-2024, Shell Command Language 2.2).
public final class ShellWord {

    private static final String PLAIN = "-_./:=+,@%";

    private ShellWord() {}

    /// Single quotes around it where a shell would read it in another way.
    public static String quote(String word) {
        boolean plain = !word.isEmpty();
        for (int index = 0; plain && index < word.length(); index++) {
            char unit = word.charAt(index);
            plain = unit < 0x80 && (Character.isLetterOrDigit(unit) || PLAIN.indexOf(unit) >= 0);
        }
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    public static String quote(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(line.isEmpty() ? "" : " ").append(quote(word));
        }
        return line.toString();
    }
}
