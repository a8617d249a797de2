package parallax.fact;

import java.util.ArrayList;
import java.util.List;

/// Tells the style of a constraint from its clauses. Both ecosystems write `,` between clauses that all must hold.
final class Clauses {

    private Clauses() {}

    /// @param text a constraint without build string: `>=2.8.0,<2.9.0a0`, `==2.9.0`, `2.0.*`, empty or `*` for any
    static PinStyle style(String text) {
        if (text.isEmpty() || text.equals("*")) {
            return PinStyle.ANY;
        }
        if (text.indexOf('|') >= 0 || text.indexOf('(') >= 0) {
            return PinStyle.OTHER;
        }
        String lower = null;
        String upper = null;
        boolean exclusion = false;
        for (String raw : text.split(",", -1)) {
            String clause = raw.strip();
            String operator = operator(clause);
            String version = clause.substring(operator.length()).strip();
            switch (operator) {
                case "==", "===" -> {
                    return version.endsWith(".*") ? wildcard(version) : PinStyle.EXACT;
                }
                case "", "=" -> {
                    if (version.equals("*")) {
                        continue;
                    }
                    return version.endsWith("*")
                            ? wildcard(version)
                            : operator.isEmpty() ? PinStyle.EXACT : wildcard(version + ".*");
                }
                case "~=" -> {
                    return numbers(version).size() >= 3 ? PinStyle.SERIES : PinStyle.RANGE;
                }
                case ">=", ">" -> lower = version;
                case "<", "<=" -> upper = version;
                case "!=" -> exclusion = true;
                default -> {
                    return PinStyle.OTHER;
                }
            }
        }
        if (upper != null) {
            return lower != null && sameSeries(lower, upper) ? PinStyle.SERIES : PinStyle.RANGE;
        }
        if (lower != null) {
            return PinStyle.LOWER_BOUND;
        }
        return exclusion ? PinStyle.EXCLUSIONS : PinStyle.ANY;
    }

    /// `2.0.*` is one minor series, `2.*` a range, `2.0.1.*` as good as exact.
    private static PinStyle wildcard(String version) {
        int parts = numbers(version).size();
        return parts >= 2 ? PinStyle.SERIES : PinStyle.RANGE;
    }

    /// `>=2.8.0,<2.9.0a0`: the upper bound is the next minor release of the lower.
    private static boolean sameSeries(String lower, String upper) {
        List<Integer> low = numbers(lower);
        List<Integer> high = numbers(upper);
        return low.size() >= 2
                && high.size() >= 2
                && low.get(0).equals(high.get(0))
                && low.get(1) + 1 == high.get(1)
                && high.subList(2, high.size()).stream().allMatch(part -> part == 0);
    }

    private static String operator(String clause) {
        int end = 0;
        while (end < clause.length() && "=<>!~".indexOf(clause.charAt(end)) >= 0) {
            end++;
        }
        return clause.substring(0, end);
    }

    /// The leading dotted numbers: `2.9.0a0` gives 2, 9, 0. A number too large to matter ends the list.
    private static List<Integer> numbers(String version) {
        List<Integer> numbers = new ArrayList<>();
        int at = 0;
        while (at < version.length()) {
            int end = at;
            while (end < version.length() && version.charAt(end) >= '0' && version.charAt(end) <= '9') {
                end++;
            }
            if (end == at || end - at > 8) {
                break;
            }
            numbers.add(Integer.parseInt(version, at, end, 10));
            if (end >= version.length() || version.charAt(end) != '.') {
                break;
            }
            at = end + 1;
        }
        return numbers;
    }
}
