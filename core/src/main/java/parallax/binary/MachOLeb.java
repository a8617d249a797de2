package parallax.binary;

/// Walks over a piece of a file that is made of bytes, numbers in LEB128 and texts.
final class MachOLeb {

    private final BinaryBytes bytes;
    private final long end;
    private long at;

    /// @param start and `end` are offsets in `bytes`, both inside
    MachOLeb(BinaryBytes bytes, long start, long end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    boolean hasNext() {
        return at < end;
    }

    long position() {
        return at;
    }

    void moveTo(long position) {
        at = position;
    }

    int next(String what) throws BinaryDamage {
        if (at < 0 || at >= end) {
            throw bytes.damage(at, what + " is outside of its table");
        }
        return bytes.u8(at++);
    }

    /// Unsigned, 64 bits.
    long uleb(String what) throws BinaryDamage {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int part = next(what);
            if (shift > 63 || (shift == 63 && (part & 0x7e) != 0)) {
                throw bytes.damage(at - 1, what + " is larger than 64 bits");
            }
            value |= (long) (part & 0x7f) << shift;
            if ((part & 0x80) == 0) {
                return value;
            }
        }
    }

    /// Passes over a signed number, which ends as an unsigned one does.
    void skipSleb(String what) throws BinaryDamage {
        for (int length = 1; (next(what) & 0x80) != 0; length++) {
            if (length == 10) {
                throw bytes.damage(at - 1, what + " is larger than 64 bits");
            }
        }
    }

    String text(String what) throws BinaryDamage {
        long start = at;
        if (start >= end) {
            throw bytes.damage(start, what + " is outside of its table");
        }
        while (next(what) != 0) {
            if (at - start > BinaryBytes.LONGEST_TEXT) {
                throw bytes.damage(start, what + " has no end");
            }
        }
        return bytes.text(start, at, what);
    }
}
