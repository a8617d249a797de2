package parallax.python;

import java.nio.charset.StandardCharsets;

/// Cuts a source into logical lines of tokens, as CPython's tokenizer does, with its limits. Accepts the syntax of
/// Python 3.0 to 3.15; where they differ, the newest decides.
///
/// Rule: <https://docs.python.org/3/reference/lexical_analysis.html>, PEP 701 and PEP 750 for replacement fields.
final class Tokenizer {

    /// Gets the comments, in order, from the `#` to before the line's end.
    interface Comments {
        void accept(int start, int end);
    }

    private static final int TAB = 8;
    private static final int MOST_FORMATS = 150;

    private final byte[] text;
    private final int end;
    private final Comments comments;
    private final TokenLine line;

    private int at;
    private int lineNumber = 1;

    private final Indentation indentation = new Indentation();
    private final Brackets brackets = new Brackets();

    private final int[] formatStarts = new int[MOST_FORMATS];
    private int formats;

    Tokenizer(SourceText.Utf8 source, Comments comments) {
        this.text = source.bytes();
        this.at = source.start();
        this.end = text.length;
        this.comments = comments;
        this.line = new TokenLine(text);
    }

    /// Lines begun so far, counted as an editor counts them.
    int lineNumber() {
        return lineNumber;
    }

    TokenLine line() {
        return line;
    }

    /// Reads the next logical line that has tokens.
    ///
    /// @return false at the end
    boolean next() throws NotTokenisedException {
        line.clear();
        while (at < end) {
            if (indentation()) {
                line.number = lineNumber;
                line.depth = indentation.level();
                tokens();
                if (line.size > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Reads the white space at the start of a line.
    ///
    /// @return false where the line is blank or has a comment only; it is read then
    private boolean indentation() throws NotTokenisedException {
        int column = 0;
        int tabless = 0;
        int joined = 0;
        while (at < end) {
            int c = text[at];
            if (c == ' ') {
                column++;
                tabless++;
            } else if (c == '\t') {
                column = (column / TAB + 1) * TAB;
                tabless++;
            } else if (c == '\f') {
                column = 0;
                tabless = 0;
            } else if (c == '\\' && lineEnd(at + 1) > 0) {
                // Of joined lines, the first that is indented decides.
                joined = joined > 0 ? joined : column;
                at += 1 + lineEnd(at + 1);
                lineNumber++;
                continue;
            } else {
                break;
            }
            at++;
        }
        if (at < end && text[at] == '#') {
            comment();
        }
        if (at == end) {
            return false;
        }
        int lineEnd = lineEnd(at);
        if (lineEnd > 0) {
            at += lineEnd;
            lineNumber++;
            return false;
        }
        indentation.begin(joined > 0 ? joined : column, joined > 0 ? joined : tabless, lineNumber);
        return true;
    }

    private void tokens() throws NotTokenisedException {
        while (at < end) {
            if (brackets.top() == Brackets.LITERAL || brackets.top() == Brackets.SPEC) {
                formatText();
                continue;
            }
            int c = text[at];
            if (c == ' ' || c == '\t' || c == '\f') {
                at++;
            } else if (c == '\n' || c == '\r') {
                at += lineEnd(at);
                lineNumber++;
                if (brackets.top() == 0) {
                    return;
                }
            } else if (c < 0 || Ascii.isWord(c)) {
                if (Ascii.isDigit(c)) {
                    number();
                } else {
                    word();
                }
            } else {
                special(c);
            }
        }
        if (brackets.top() != 0) {
            throw brackets.unclosed();
        }
    }

    private void special(int c) throws NotTokenisedException {
        switch (c) {
            case '#' -> comment();
            case '\'', '"' -> string(at, at);
            case '\\' -> {
                int lineEnd = lineEnd(at + 1);
                if (lineEnd == 0) {
                    throw problem("a backslash is not the last of its line");
                }
                at += 1 + lineEnd;
                lineNumber++;
                if (at == end) {
                    throw problem("the text ends behind a backslash");
                }
            }
            case '.' -> {
                if (at + 1 < end && Ascii.isDigit(text[at + 1])) {
                    number();
                } else {
                    operator();
                }
            }
            default -> operator();
        }
    }

    private void comment() {
        int start = at;
        while (at < end && text[at] != '\n' && text[at] != '\r') {
            at++;
        }
        comments.accept(start, at);
    }

    /// The length of the line end at an offset, 0 where there is none.
    private int lineEnd(int offset) {
        if (offset >= end) {
            return 0;
        }
        return switch (text[offset]) {
            case '\n' -> 1;
            case '\r' -> offset + 1 < end && text[offset + 1] == '\n' ? 2 : 1;
            default -> 0;
        };
    }

    private void number() throws NotTokenisedException {
        int start = at;
        at = NumberLiteral.end(text, start, end, lineNumber);
        line.add(Token.NUMBER, start, at);
    }

    private void word() throws NotTokenisedException {
        int start = at;
        boolean ascii = true;
        int i = start;
        while (i < end) {
            int c = text[i];
            if (c < 0) {
                ascii = false;
            } else if (!Ascii.isWord(c)) {
                break;
            }
            i++;
        }
        if (i < end && (text[i] == '"' || text[i] == '\'') && ascii && StringLiteral.isPrefix(text, start, i)) {
            string(start, i);
            return;
        }
        if (!ascii && !Identifier.isIdentifier(new String(text, start, i - start, StandardCharsets.UTF_8))) {
            throw problem("a character that no name may have");
        }
        at = i;
        line.add(Token.NAME, start, i);
    }

    /// @param start of the prefix
    /// @param quote of the first quote
    private void string(int start, int quote) throws NotTokenisedException {
        int quotes = StringLiteral.quotes(text, quote, end);
        if (StringLiteral.hasFields(text, start, quote)) {
            if (formats == MOST_FORMATS) {
                throw problem("f-strings nested more than " + MOST_FORMATS + " deep");
            }
            formatStarts[formats++] = start;
            brackets.open(Brackets.LITERAL, lineNumber, line.size);
            line.add(Token.FORMAT_START, start, quote + quotes);
            at = quote + quotes;
            return;
        }
        int firstLine = lineNumber;
        byte mark = text[quote];
        int i = quote + quotes;
        while (true) {
            if (i >= end) {
                throw new NotTokenisedException(firstLine, "a string is not ended");
            }
            byte c = text[i];
            if (c == mark && isQuote(i, mark, quotes)) {
                break;
            }
            if (c == '\\') {
                i++;
                c = i < end ? text[i] : 0;
            } else if (quotes == 1 && (c == '\n' || c == '\r')) {
                throw new NotTokenisedException(firstLine, "a string is not ended");
            }
            i += countLine(i, c);
        }
        at = i + quotes;
        line.add(Token.STRING, start, at);
    }

    private boolean isQuote(int offset, byte mark, int quotes) {
        return quotes == 1 || (offset + 2 < end && text[offset + 1] == mark && text[offset + 2] == mark);
    }

    /// The length of the character at an offset, a line end counted as a line.
    private int countLine(int offset, byte c) throws NotTokenisedException {
        if (c == '\n' || c == '\r') {
            lineNumber++;
            return lineEnd(offset);
        }
        if (c == 0 && offset < end) {
            throw problem("a NUL byte");
        }
        return 1;
    }

    /// Reads literal text inside an f-string up to a brace or the closing quotes, and that.
    private void formatText() throws NotTokenisedException {
        int start = formatStarts[formats - 1];
        int quote = start;
        while (text[quote] != '"' && text[quote] != '\'') {
            quote++;
        }
        boolean raw = StringLiteral.isRaw(text, start, quote);
        byte mark = text[quote];
        int quotes = StringLiteral.quotes(text, quote, end);
        boolean spec = brackets.top() == Brackets.SPEC;
        int from = at;
        while (true) {
            if (at >= end) {
                throw brackets.unclosed();
            }
            byte c = text[at];
            if (c == mark && isQuote(at, mark, quotes)) {
                if (spec) {
                    throw problem("a replacement field is not closed");
                }
                text(from, false);
                line.endsNext(brackets.token());
                line.add(Token.FORMAT_END, at, at + quotes);
                at += quotes;
                formats--;
                brackets.pop();
                return;
            }
            if (c == '{') {
                if (!spec && at + 1 < end && text[at + 1] == '{') {
                    at += 2;
                    continue;
                }
                text(from, spec);
                brackets.open(Brackets.FIELD, lineNumber, line.size);
                line.add(Token.FIELD_OPEN, at, at + 1);
                at++;
                return;
            }
            if (c == '}') {
                if (spec) {
                    text(from, true);
                    line.add(Token.FIELD_CLOSE, at, at + 1);
                    at++;
                    brackets.pop();
                    return;
                }
                if (at + 1 >= end || text[at + 1] != '}') {
                    throw problem("a single `}` in an f-string");
                }
                at += 2;
                continue;
            }
            if (c == '\\') {
                at++;
                c = at < end ? text[at] : 0;
                if (c == '{' || c == '}') {
                    continue;
                }
                if (!raw && c == 'N' && at + 1 < end && text[at + 1] == '{') {
                    at = characterName(at + 2);
                    continue;
                }
            } else if (quotes == 1 && (c == '\n' || c == '\r')) {
                throw new NotTokenisedException(brackets.line(), "a string is not ended");
            }
            at += countLine(at, c);
        }
    }

    private int characterName(int offset) {
        int i = offset;
        while (i < end && (Ascii.isWord(text[i]) || text[i] == ' ' || text[i] == '-')) {
            i++;
        }
        return i < end && text[i] == '}' ? i + 1 : offset;
    }

    private void text(int from, boolean spec) throws NotTokenisedException {
        if (at > from) {
            line.add(spec ? Token.SPEC_TEXT : Token.FORMAT_TEXT, from, at);
        }
    }

    private void operator() throws NotTokenisedException {
        int c = text[at];
        boolean inField = brackets.top() == Brackets.FIELD;
        if (inField && c == ':') {
            line.endsNext(brackets.token());
            line.add(Token.FIELD_COLON, at, at + 1);
            at++;
            brackets.toSpec();
            return;
        }
        int length = Operators.length(text, at, end);
        if (length == 0) {
            throw problem(Operators.refused(c));
        }
        if (length == 1) {
            switch (c) {
                case '(', '[', '{' -> brackets.open((byte) c, lineNumber, line.size);
                case ')', ']', '}' -> {
                    if (close(c)) {
                        return;
                    }
                }
                case '=' -> {
                    if (inField) {
                        line.add(Token.FIELD_EQUAL, at, at + 1);
                        at++;
                        return;
                    }
                }
                case '!' -> {
                    if (!inField) {
                        throw problem("`!` outside of a replacement field");
                    }
                }
                default -> {
                    // Any other operator is just a token.
                }
            }
        } else if (length == 2 && c == '<' && text[at + 1] == '>') {
            throw problem("`<>`, as in Python 2");
        }
        line.add(Token.OPERATOR, at, at + length);
        at += length;
    }

    /// @return whether it was the end of a replacement field, which is added then
    private boolean close(int c) throws NotTokenisedException {
        byte opened = brackets.top();
        boolean field = c == '}' && opened == Brackets.FIELD;
        boolean fits = field || (c == ')' ? opened == '(' : c == ']' ? opened == '[' : opened == '{');
        if (!fits) {
            throw problem("`" + (char) c + "` closes nothing");
        }
        if (field) {
            line.endsNext(brackets.token());
            line.add(Token.FIELD_CLOSE, at, at + 1);
            at++;
        }
        brackets.pop();
        return field;
    }

    private NotTokenisedException problem(String message) {
        return new NotTokenisedException(lineNumber, message);
    }
}
