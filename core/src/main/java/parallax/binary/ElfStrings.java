package parallax.binary;

/// A string table (gABI, "String Table").
final class ElfStrings {

    static final ElfStrings EMPTY = new ElfStrings(new byte[0], 0);

    private final byte[] data;
    private final long place;

    /// @param place of the table in the file
    ElfStrings(byte[] data, long place) {
        this.data = data;
        this.place = place;
    }

    byte[] data() {
        return data;
    }

    /// @param what names the string for the problem's text: `the soname`
    String at(long index, ElfBytes bytes, String what) throws ElfDamage {
        if (index < 0 || index >= data.length) {
            throw new ElfDamage(
                    place,
                    what + " is at index " + Long.toUnsignedString(index) + " of a string table of " + data.length
                            + " bytes");
        }
        int end = ElfText.endOf(data, (int) index, data.length);
        if (end < 0) {
            throw new ElfDamage(place + index, what + " has no end inside its string table");
        }
        int length = end - (int) index;
        bytes.charge(place + index, length, what);
        return ElfText.decode(data, (int) index, length);
    }
}
