package parallax.requirement;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parallax.version.Excerpt;
import parallax.version.Mistake;

/// A stretch of a spec's text that knows where it was found, so that a mistake in it is reported by its offset
/// in what the user gave.
///
/// Its text is what is read: without the quotes and escapes, or the white space, that stood there.
final class Piece {

    private final String text;
    private final int offset;

    /// Of each character and of the end, where characters were left out in between; else null.
    private final int @Nullable [] offsets;

    private Piece(String text, int offset, int @Nullable [] offsets) {
        this.text = text;
        this.offset = offset;
        this.offsets = offsets;
    }

    /// All of a text.
    static Piece of(String text) {
        return new Piece(text, 0, null);
    }

    /// @param offsets of each character of `text` and of its end
    static Piece of(String text, int[] offsets) {
        return new Piece(text, offsets[0], offsets);
    }

    String text() {
        return text;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /// The offset in the whole text of what stands at `index` here.
    int at(int index) {
        return offsets == null ? offset + index : offsets[Math.min(index, offsets.length - 1)];
    }

    int end() {
        return at(text.length());
    }

    Piece sub(int from, int to) {
        int[] part = offsets == null ? null : Arrays.copyOfRange(offsets, from, to + 1);
        return new Piece(text.substring(from, to), at(from), part);
    }

    Piece from(int index) {
        return sub(index, text.length());
    }

    Piece to(int index) {
        return sub(0, index);
    }

    Piece strip() {
        int from = 0;
        int to = text.length();
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return from == 0 && to == text.length() ? this : sub(from, to);
    }

    Piece withoutSpace() {
        int space = 0;
        while (space < text.length() && !Character.isWhitespace(text.charAt(space))) {
            space++;
        }
        if (space == text.length()) {
            return this;
        }
        StringBuilder kept = new StringBuilder(text.length());
        int[] places = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                places[kept.length()] = at(i);
                kept.append(text.charAt(i));
            }
        }
        places[kept.length()] = end();
        return new Piece(kept.toString(), offset, Arrays.copyOf(places, kept.length() + 1));
    }

    /// What stands at `index` is not what is expected. Rule: CEP 29.
    MalformedPieceException mistake(int index, String expected) {
        return mistake(Excerpt.at(text, index), index, expected);
    }

    MalformedPieceException mistake(String found, int index, String expected) {
        return mistake(found, index, expected, "CEP 29");
    }

    MalformedPieceException mistake(String found, int index, String expected, String rule) {
        return new MalformedPieceException(new Mistake(found, at(index), expected, rule));
    }

    /// The mistake of a reader that was given this piece alone.
    MalformedPieceException mistake(Mistake part) {
        return new MalformedPieceException(part.at(at(part.offset())));
    }

    @Override
    public String toString() {
        return text;
    }
}
