package parallax.binary;

import java.util.ArrayList;
import java.util.List;

/// Reads the Rich header, between the DOS header and the PE header. Microsoft does not document it, so what
/// does not look like one is taken for none.
final class PeRichHeader {

    private static final int RICH = 0x68636952;
    private static final int DANS = 0x536e6144;
    private static final int FIRST = 0x40;

    /// Further than that no stub reaches.
    private static final int LAST = 0x1000;

    private PeRichHeader() {}

    /// @param end offset of the PE header
    static List<PeRichEntry> read(BinaryBytes bytes, long end) throws BinaryDamage {
        List<PeRichEntry> entries = new ArrayList<>();
        long limit = Math.min(Math.min(end, LAST), bytes.size());
        for (long rich = FIRST; rich + 8 <= limit; rich += 4) {
            if (bytes.i32(rich) != RICH) {
                continue;
            }
            int key = bytes.i32(rich + 4);
            for (long start = rich - 4; start >= FIRST; start -= 4) {
                if ((bytes.i32(start) ^ key) == DANS) {
                    for (long at = start + 16; at + 8 <= rich; at += 8) {
                        int tool = bytes.i32(at) ^ key;
                        entries.add(
                                new PeRichEntry(tool >>> 16, tool & 0xffff, (bytes.i32(at + 4) ^ key) & 0xffffffffL));
                    }
                    return entries;
                }
            }
            return entries;
        }
        return entries;
    }
}
