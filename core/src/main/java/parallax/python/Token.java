package parallax.python;

/// The kinds of tokens. A replacement field of an f-string or t-string has its own braces, colon and equals sign, so
/// that whoever walks over tokens needs no second look at the text.
final class Token {

    static final byte NAME = 1;
    static final byte NUMBER = 2;

    /// A whole literal without replacement fields, with its prefix and quotes.
    static final byte STRING = 3;

    /// Prefix and opening quotes.
    static final byte FORMAT_START = 4;

    /// Text between replacement fields; braces stand doubled in it.
    static final byte FORMAT_TEXT = 5;

    static final byte FORMAT_END = 6;
    static final byte OPERATOR = 7;
    static final byte FIELD_OPEN = 8;
    static final byte FIELD_CLOSE = 9;

    /// Ends the expression of a field; its format follows.
    static final byte FIELD_COLON = 10;

    /// The sign that makes a field show its own source (`f"{x=}"`).
    static final byte FIELD_EQUAL = 11;

    /// Text of a format; braces in it are never doubled.
    static final byte SPEC_TEXT = 12;

    private Token() {}
}
