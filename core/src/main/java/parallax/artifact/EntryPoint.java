package parallax.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One entry point: `torchrun = torch.distributed.run:main` in the group `console_scripts`.
/// Rule: PyPA specification "Entry points".
///
/// @param value as written behind the `=`
public record EntryPoint(String group, String name, String value) {

    /// Reads `entry_points.txt`. Whatever the bytes are, there is an answer.
    ///
    /// @param problems gets one line for each thing that breaks the specification
    public static List<EntryPoint> parse(byte[] content, Consumer<String> problems) {
        List<EntryPoint> points = new ArrayList<>();
        String group = "";
        String text = HeaderFields.utf8(content, problems);
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String trimmed = line.strip();
            if (trimmed.isEmpty() || trimmed.startsWith("#") || trimmed.startsWith(";")) {
                continue;
            }
            if (trimmed.startsWith("[")) {
                if (!trimmed.endsWith("]")) {
                    problems.accept("a group without `]`: `" + PathRules.printable(trimmed) + "`");
                }
                group = trimmed.endsWith("]")
                        ? trimmed.substring(1, trimmed.length() - 1).strip()
                        : trimmed.substring(1);
                continue;
            }
            int equals = trimmed.indexOf('=');
            if (equals <= 0 || group.isEmpty()) {
                problems.accept("a line that is no entry point: `" + PathRules.printable(trimmed) + "`");
                continue;
            }
            points.add(new EntryPoint(
                    group,
                    trimmed.substring(0, equals).strip(),
                    trimmed.substring(equals + 1).strip()));
        }
        return points;
    }
}
