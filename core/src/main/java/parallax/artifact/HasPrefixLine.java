package parallax.artifact;

import java.util.ArrayList;
import java.util.List;

/// A line of `info/has_prefix`, whose parts are separated by blanks and may stand in quotes, as in a shell.
final class HasPrefixLine {

    private HasPrefixLine() {}

    static List<String> parts(String line) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else if ((c == '"' || c == '\'') && line.indexOf(c, at + 1) >= 0) {
                int end = line.indexOf(c, at + 1);
                parts.add(line.substring(at + 1, end));
                at = end + 1;
            } else {
                int end = at;
                while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
                    end++;
                }
                parts.add(line.substring(at, end));
                at = end;
            }
        }
        return parts;
    }
}
