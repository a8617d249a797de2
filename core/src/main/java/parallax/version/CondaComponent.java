package parallax.version;

import java.util.Optional;

/// One component of a conda version: a number, or a word between numbers. Rule: CEP 33.
///
/// @param text digits without leading zeros, so that zero is empty; or letters, of which the last may be `_`
record CondaComponent(Kind kind, String text) implements Comparable<CondaComponent> {

    /// In ascending order. Where a word could stand and none does, the component is the number zero.
    enum Kind {
        DEV,
        LETTERS,
        NUMBER,
        POST
    }

    static final CondaComponent ZERO = new CondaComponent(Kind.NUMBER, "");
    static final CondaComponent DEV = new CondaComponent(Kind.DEV, "dev");

    private static final CondaComponent ONE = new CondaComponent(Kind.NUMBER, "1");

    @Override
    public int compareTo(CondaComponent other) {
        if (kind != other.kind) {
            return kind.compareTo(other.kind);
        }
        boolean byLength = kind == Kind.NUMBER && text.length() != other.text.length();
        return byLength ? Integer.compare(text.length(), other.text.length()) : text.compareTo(other.text);
    }

    boolean isZero() {
        return equals(ZERO);
    }

    /// Whether nothing can follow it in the main part.
    boolean endsPart() {
        return text.endsWith("_");
    }

    /// The number after this one.
    CondaComponent nextNumber() {
        char[] digits = text.toCharArray();
        int at = digits.length - 1;
        while (at >= 0 && digits[at] == '9') {
            digits[at] = '0';
            at--;
        }
        if (at < 0) {
            return new CondaComponent(Kind.NUMBER, ONE.text + new String(digits));
        }
        digits[at]++;
        return new CondaComponent(Kind.NUMBER, new String(digits));
    }

    /// The least word above this one and, where this one is letters, above all that begin with them; where there is
    /// none above letters it is the zero of a segment that ends. Empty above `post`.
    ///
    /// @param local whether in a local part, in which no word has a `_`
    Optional<CondaComponent> nextWord(boolean local) {
        return switch (kind) {
            case DEV -> Optional.of(new CondaComponent(Kind.LETTERS, local ? "a" : "_"));
            case LETTERS -> Optional.of(nextLetters(local));
            case NUMBER -> Optional.of(new CondaComponent(Kind.POST, "post"));
            case POST -> Optional.empty();
        };
    }

    private CondaComponent nextLetters(boolean local) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 'z') {
            end--;
        }
        if (end == 0) {
            return ZERO;
        }
        char last = text.charAt(end - 1);
        String next = text.substring(0, end - 1) + (last == '_' ? 'a' : (char) (last + 1));
        // These two words are not letters; the least letters above them go on from them.
        boolean word = next.equals("dev") || next.equals("post");
        return new CondaComponent(Kind.LETTERS, word ? next + (local ? 'a' : '_') : next);
    }
}
