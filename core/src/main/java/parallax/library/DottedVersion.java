package parallax.library;

/// Orders versions made of numbers and dots alone, as symbol versions and releases are.
final class DottedVersion {

    private DottedVersion() {}

    /// @return as a comparator; a part that is no number is below any number
    static int compare(String left, String right) {
        String[] one = left.split("\\.", -1);
        String[] other = right.split("\\.", -1);
        for (int part = 0; part < Math.max(one.length, other.length); part++) {
            int order = Long.compare(part(one, part), part(other, part));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static long part(String[] parts, int index) {
        if (index >= parts.length) {
            return 0;
        }
        long value = 0;
        String part = parts[index];
        if (part.isEmpty() || part.length() > 15) {
            return -1;
        }
        for (int at = 0; at < part.length(); at++) {
            char digit = part.charAt(at);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }
}
