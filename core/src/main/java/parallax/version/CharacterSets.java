package parallax.version;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import parallax.version.RegularExpression.CharacterSet;

/// The character sets that a regular expression names. Letters stand for both cases.
final class CharacterSets {

    static final CharacterSet ANY = complement(CharacterSet.NONE);

    private CharacterSets() {}

    /// @param c ASCII
    static CharacterSet of(char c) {
        BitSet ascii = new BitSet();
        add(ascii, c);
        return new CharacterSet(ascii, false);
    }

    /// Null where the range is not ascending.
    static @Nullable CharacterSet range(char from, char to) {
        if (from > to) {
            return null;
        }
        BitSet ascii = new BitSet();
        for (char c = from; c <= to; c++) {
            add(ascii, c);
        }
        return new CharacterSet(ascii, false);
    }

    /// `d`, `w`, `s` and their capital opposites; null for other letters.
    static @Nullable CharacterSet named(char name) {
        BitSet ascii = new BitSet();
        switch (name) {
            case 'd', 'D' -> ascii.set('0', '9' + 1);
            case 'w', 'W' -> {
                ascii.set('0', '9' + 1);
                ascii.set('a', 'z' + 1);
                ascii.set('A', 'Z' + 1);
                ascii.set('_');
            }
            case 's', 'S' -> {
                ascii.set('\t', '\r' + 1);
                ascii.set(' ');
            }
            default -> {
                return null;
            }
        }
        CharacterSet set = new CharacterSet(ascii, false);
        return name >= 'A' && name <= 'Z' ? complement(set) : set;
    }

    static CharacterSet complement(CharacterSet set) {
        BitSet ascii = (BitSet) set.ascii().clone();
        ascii.flip(0, 128);
        return new CharacterSet(ascii, !set.others());
    }

    private static void add(BitSet ascii, char c) {
        ascii.set(Character.toLowerCase(c));
        ascii.set(Character.toUpperCase(c));
    }
}
