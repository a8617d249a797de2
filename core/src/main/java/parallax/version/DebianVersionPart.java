package parallax.version;

/// The order of an upstream part or a revision. Rule: deb-version(7), "Sorting algorithm".
final class DebianVersionPart {

    private static final int TILDE = -1;

    /// What a digit and the end weigh among characters that are no digits.
    private static final int NOTHING = 0;

    /// Above every code point, so that letters come first. Characters outside ASCII, of which the rule does not speak,
    /// are between the two, as in dpkg where C's `char` has a sign (amd64).
    private static final int NO_LETTER = 0x20_0000;

    private DebianVersionPart() {}

    static int compare(String left, String right) {
        if (left.equals(right)) {
            return 0;
        }
        int i = 0;
        int j = 0;
        while (i < left.length() || j < right.length()) {
            while (isNonDigit(left, i) || isNonDigit(right, j)) {
                int order = Integer.compare(weight(left, i), weight(right, j));
                if (order != 0) {
                    return order;
                }
                // No two characters weigh the same, so both are this one.
                int width = Character.charCount(left.codePointAt(i));
                i += width;
                j += width;
            }
            i = skipZeros(left, i);
            j = skipZeros(right, j);
            int leftEnd = endOfDigits(left, i);
            int rightEnd = endOfDigits(right, j);
            int order = compareNumbers(left, i, leftEnd, right, j, rightEnd);
            if (order != 0) {
                return order;
            }
            i = leftEnd;
            j = rightEnd;
        }
        return 0;
    }

    /// Equal for parts that compare as equal: leading zeros do not count, and at the end not even the number 0.
    static int hash(String part) {
        int hash = 0;
        int i = 0;
        while (i < part.length()) {
            while (isNonDigit(part, i)) {
                hash = 31 * hash + part.charAt(i);
                i++;
            }
            i = skipZeros(part, i);
            int end = endOfDigits(part, i);
            if (end == part.length() && i == end) {
                return hash;
            }
            hash = 31 * hash + '0';
            while (i < end) {
                hash = 31 * hash + part.charAt(i);
                i++;
            }
        }
        return hash;
    }

    /// Numbers without leading zeros: the longer one is greater.
    private static int compareNumbers(String left, int i, int leftEnd, String right, int j, int rightEnd) {
        if (leftEnd - i != rightEnd - j) {
            return Integer.compare(leftEnd - i, rightEnd - j);
        }
        for (int k = 0; i + k < leftEnd; k++) {
            int order = Character.compare(left.charAt(i + k), right.charAt(j + k));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int weight(String part, int index) {
        if (!isNonDigit(part, index)) {
            return NOTHING;
        }
        int character = part.codePointAt(index);
        if (character == '~') {
            return TILDE;
        }
        return character > 0x7f || isLetter(character) ? character : NO_LETTER + character;
    }

    private static boolean isNonDigit(String part, int index) {
        return index < part.length() && !isDigit(part.charAt(index));
    }

    private static int skipZeros(String part, int from) {
        int i = from;
        while (i < part.length() && part.charAt(i) == '0') {
            i++;
        }
        return i;
    }

    private static int endOfDigits(String part, int from) {
        int i = from;
        while (i < part.length() && isDigit(part.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    static boolean isLetter(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }
}
