package parallax.binary;

/// The fields of a symbol table, one array per field.
final class ElfSymbolColumns {

    static final int SHN_ABS = 0xfff1;

    /// Bytes that one symbol takes here.
    static final int BYTES = 4 + 4 + 1 + 1 + 4 + 8 + 8;

    final int size;
    final int[] nameOffset;
    final int[] nameLength;
    final byte[] info;
    final byte[] other;
    final int[] section;
    final long[] value;
    final long[] length;

    ElfSymbolColumns(int size) {
        this.size = size;
        nameOffset = new int[size];
        nameLength = new int[size];
        info = new byte[size];
        other = new byte[size];
        section = new int[size];
        value = new long[size];
        length = new long[size];
    }
}
