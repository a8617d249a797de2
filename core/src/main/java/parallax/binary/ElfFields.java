package parallax.binary;

/// Numbers in a piece of a file, in the file's byte order and class. The caller has checked that they are inside.
final class ElfFields {

    private final byte[] data;
    private final boolean bigEndian;
    private final boolean is64;

    ElfFields(byte[] data, ElfHeader header) {
        this(data, header.bigEndian(), header.is64());
    }

    ElfFields(byte[] data, boolean bigEndian, boolean is64) {
        this.data = data;
        this.bigEndian = bigEndian;
        this.is64 = is64;
    }

    int u8(int at) {
        return data[at] & 0xff;
    }

    int u16(int at) {
        int low = data[at] & 0xff;
        int high = data[at + 1] & 0xff;
        return bigEndian ? low << 8 | high : high << 8 | low;
    }

    int i32(int at) {
        byte[] d = data;
        return bigEndian
                ? (d[at] & 0xff) << 24 | (d[at + 1] & 0xff) << 16 | (d[at + 2] & 0xff) << 8 | (d[at + 3] & 0xff)
                : (d[at + 3] & 0xff) << 24 | (d[at + 2] & 0xff) << 16 | (d[at + 1] & 0xff) << 8 | (d[at] & 0xff);
    }

    long u32(int at) {
        return i32(at) & 0xffffffffL;
    }

    long i64(int at) {
        return bigEndian ? (long) i32(at) << 32 | u32(at + 4) : (long) i32(at + 4) << 32 | u32(at);
    }

    /// An address, offset or size: as wide as the class says, unsigned in 32 bits.
    long word(int at) {
        return is64 ? i64(at) : u32(at);
    }

    /// The word number `index` of a table of words.
    long wordAt(int index) {
        return is64 ? i64(index * 8) : u32(index * 4);
    }
}
