package parallax.binary;

/// The text as it grows, bounded in length and in the steps taken to write it.
final class ItaniumOutput {

    /// In characters. A short name with nested substitutions can mean a text of any length.
    static final int LONGEST = 1 << 18;

    private static final int MOST_STEPS = 1 << 19;

    private final StringBuilder text = new StringBuilder(128);
    private char last;
    private int steps;

    void add(String more) throws ItaniumSyntaxException {
        if (more.isEmpty()) {
            return;
        }
        if (text.length() + more.length() > LONGEST) {
            throw new ItaniumSyntaxException();
        }
        text.append(more);
        last = more.charAt(more.length() - 1);
    }

    void add(char more) throws ItaniumSyntaxException {
        if (text.length() == LONGEST) {
            throw new ItaniumSyntaxException();
        }
        text.append(more);
        last = more;
    }

    int length() {
        return text.length();
    }

    /// Takes back what was written behind a comma when nothing followed. {@link #last} stays what it was, as in GNU's
    /// output, where `A<B<int>>` therefore ends in two angle brackets only if an empty pack stood there.
    void cutTo(int length) {
        text.setLength(length);
    }

    char last() {
        return last;
    }

    void step() throws ItaniumSyntaxException {
        if (++steps > MOST_STEPS) {
            throw new ItaniumSyntaxException();
        }
    }

    String text() {
        return text.toString();
    }
}
