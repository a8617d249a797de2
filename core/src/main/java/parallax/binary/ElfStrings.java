package parallax.binary;

/// A string table (gABI, "String Table").
final class ElfStrings {

    static final ElfStrings EMPTY = new ElfStrings(new byte[0], 0);

    private final byte[] data;
    private final long place;
    private final int lastZero;

    /// @param place of the table in the file
    ElfStrings(byte[] data, long place) {
        this.data = data;
        this.place = place;
        int last = data.length - 1;
        while (last >= 0 && data[last] != 0) {
            last--;
        }
        this.lastZero = last;
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
        int end = endOf((int) index, bytes, what);
        if (end < 0) {
            throw new ElfDamage(place + index, what + " has no end inside its string table");
        }
        return ElfText.decode(data, (int) index, end - (int) index);
    }

    /// Index of the zero byte behind the string that starts at `index`; -1 where there is none. Strings may overlap, so
    /// that few bytes can make much text: what is passed on the way is counted.
    int endOf(int index, ElfBytes bytes, String what) throws ElfDamage {
        if (index < 0 || index > lastZero) {
            return -1;
        }
        long room = bytes.left();
        int limit = (int) Math.min(data.length, index + room + 1);
        int end = ElfText.endOf(data, index, limit);
        bytes.charge(place + index, end < 0 ? room + 1 : end - index, what);
        return end;
    }
}
