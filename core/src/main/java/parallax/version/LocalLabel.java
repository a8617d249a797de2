package parallax.version;

/// The order of local labels in normal form (`cu130`, `ubuntu.1`): segment by segment, numbers above words, numbers by
/// value, words by letter, and the longer label above its own beginning; no label, the empty string, is lowest.
/// Rule: PEP 440, "Local version identifiers".
final class LocalLabel {

    private LocalLabel() {}

    static int compare(String left, String right) {
        if (left.equals(right)) {
            return 0;
        }
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int leftEnd = segmentEnd(left, i);
            int rightEnd = segmentEnd(right, j);
            int order = compareSegments(left, i, leftEnd, right, j, rightEnd);
            if (order != 0) {
                return order;
            }
            i = leftEnd + 1;
            j = rightEnd + 1;
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    private static int compareSegments(String left, int i, int leftEnd, String right, int j, int rightEnd) {
        boolean leftNumeric = isNumeric(left, i, leftEnd);
        boolean rightNumeric = isNumeric(right, j, rightEnd);
        if (leftNumeric != rightNumeric) {
            return leftNumeric ? 1 : -1;
        }
        int leftLength = leftEnd - i;
        int rightLength = rightEnd - j;
        if (leftNumeric && leftLength != rightLength) {
            // Without leading zeros, the longer number is the greater one.
            return Integer.compare(leftLength, rightLength);
        }
        for (int k = 0; k < Math.min(leftLength, rightLength); k++) {
            int order = Character.compare(left.charAt(i + k), right.charAt(j + k));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(leftLength, rightLength);
    }

    private static int segmentEnd(String label, int start) {
        int dot = label.indexOf('.', start);
        return dot < 0 ? label.length() : dot;
    }

    private static boolean isNumeric(String label, int start, int end) {
        for (int i = start; i < end; i++) {
            if (label.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
