package parallax.binary;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the version resource in the tree of resources, which has three levels (kind, name, language), and
/// reads its texts.
final class PeVersionReader {

    private static final int RT_VERSION = 16;
    private static final int FIXED_MAGIC = 0xfeef04bd;
    private static final int MOST_ENTRIES = 4096;
    private static final int MOST_STRINGS = 1024;
    private static final int LONGEST = 1 << 20;

    private final PeImageBytes image;
    private final BinaryBytes bytes;
    private final long root;

    PeVersionReader(PeImageBytes image, long root) {
        this.image = image;
        this.bytes = image.file();
        this.root = root;
    }

    /// Null where there is no such resource.
    @Nullable
    PeVersionInfo read() throws BinaryDamage {
        long kind = child(0, RT_VERSION);
        if (kind < 0) {
            return null;
        }
        long name = child(inner(kind), -1);
        long language = name < 0 ? -1 : child(inner(name), -1);
        if (language < 0) {
            return null;
        }
        if ((language & 0x80000000L) != 0) {
            throw bytes.damage(-1, "the version resource has more than three levels");
        }
        long data = image.offset(root + language, 16, "the place of the version resource");
        long size = bytes.u32(data + 4);
        if (size > LONGEST) {
            throw bytes.damage(data, "the version resource states " + size + " bytes");
        }
        long at = image.offset(bytes.u32(data), size, "the version resource");
        return readInfo(bytes.slice(at, size, "the version resource"));
    }

    private long inner(long entry) throws BinaryDamage {
        if ((entry & 0x80000000L) == 0) {
            throw bytes.damage(-1, "the version resource has fewer than three levels");
        }
        return entry & 0x7fffffffL;
    }

    /// Where the child with this id is, as it stands there; -1 for none.
    ///
    /// @param id -1 for the first child, whatever its id
    private long child(long directory, int id) throws BinaryDamage {
        long head = image.offset(root + directory, 16, "a directory of resources");
        long count = bytes.u16(head + 12) + (long) bytes.u16(head + 14);
        if (count > MOST_ENTRIES) {
            throw bytes.damage(head, "a directory of resources states " + count + " entries");
        }
        long first = image.offset(root + directory + 16, count * 8, "a directory of resources");
        for (long at = first; at < first + count * 8; at += 8) {
            if (id < 0 || bytes.i32(at) == id) {
                return bytes.u32(at + 4);
            }
        }
        return -1;
    }

    /// One block: length, length of its value, type, a key in UTF-16, and at the next multiple of four its
    /// value.
    private record Block(String key, long value, long valueLength, long end) {}

    private static Block block(BinaryBytes data, long at, long limit) throws BinaryDamage {
        int length = data.u16(at);
        if (length < 8 || length > limit - at) {
            throw data.damage(at, "a block of the version resource states " + length + " bytes");
        }
        long end = at + length;
        long keyEnd = at + 6;
        while (keyEnd + 2 <= end && data.u16(keyEnd) != 0) {
            keyEnd += 2;
        }
        String key = utf16(data, at + 6, keyEnd);
        long value = Math.min(end, (keyEnd + 2 + 3) & ~3L);
        return new Block(key, value, data.u16(at + 2), end);
    }

    private static String utf16(BinaryBytes data, long start, long end) throws BinaryDamage {
        return new String(data.copy(start, (int) (end - start), "a text of the version resource"), UTF_16LE);
    }

    private static PeVersionInfo readInfo(BinaryBytes data) throws BinaryDamage {
        Block info = block(data, 0, data.size());
        String file = "";
        String product = "";
        if (info.valueLength() >= 52 && data.i32(info.value()) == FIXED_MAGIC) {
            file = version(data, info.value() + 8);
            product = version(data, info.value() + 16);
        }
        Map<String, String> strings = new LinkedHashMap<>();
        long at = (info.value() + info.valueLength() + 3) & ~3L;
        while (at + 8 <= info.end()) {
            Block child = block(data, at, info.end());
            if (child.key().equals("StringFileInfo")) {
                if (child.value() + 8 <= child.end()) {
                    readStrings(data, block(data, child.value(), child.end()), strings);
                }
                break;
            }
            at = (child.end() + 3) & ~3L;
        }
        return new PeVersionInfo(file, product, strings);
    }

    private static void readStrings(BinaryBytes data, Block table, Map<String, String> strings) throws BinaryDamage {
        long at = table.value();
        while (at + 8 <= table.end() && strings.size() < MOST_STRINGS) {
            Block text = block(data, at, table.end());
            // The length of the value is in characters, yet some tools write bytes: the NUL decides.
            long end = text.value();
            while (end + 2 <= text.end() && data.u16(end) != 0) {
                end += 2;
            }
            strings.putIfAbsent(text.key(), utf16(data, text.value(), end));
            at = (text.end() + 3) & ~3L;
        }
    }

    private static String version(BinaryBytes data, long at) throws BinaryDamage {
        int high = data.i32(at);
        int low = data.i32(at + 4);
        return (high >>> 16) + "." + (high & 0xffff) + "." + (low >>> 16) + "." + (low & 0xffff);
    }
}
