package parallax.version;

/// What is wrong with a text, and where: so that a reader of a larger text can say it in the terms of that one.
///
/// @param found what stands there, already fit to be shown: an {@link Excerpt}, or a few words
/// @param offset of `found` in the text, counted in UTF-16 units from 0; the text's length where it ends too soon
/// @param expected what may stand there
/// @param rule whose rule it is: `CEP 33`, `PEP 440`
public record Mistake(String found, int offset, String expected, String rule) {

    public Mistake {
        if (offset < 0) {
            throw new IllegalArgumentException("an offset is not negative: " + offset);
        }
    }

    /// The same mistake in a text that the first is a part of.
    public Mistake at(int otherOffset) {
        return new Mistake(found, otherOffset, expected, rule);
    }

    /// The same mistake where the text goes on behind what was read of it, so that "the end" is none.
    public Mistake in(String text) {
        return found.equals(Excerpt.at("", 0)) && offset < text.length()
                ? new Mistake(Excerpt.at(text, offset), offset, expected, rule)
                : this;
    }

    /// As a clause: `found … at offset 3, expected … (CEP 33)`.
    @Override
    public String toString() {
        return "found " + found + " at offset " + offset + ", expected " + expected + " (" + rule + ")";
    }
}
