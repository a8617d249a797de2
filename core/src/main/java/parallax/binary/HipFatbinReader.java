package parallax.binary;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.InflaterInputStream;

/// Reads HIP code from the section `.hip_fatbin`: bundles of clang's offload bundler, plain or compressed
/// (`CCOB`). Of a compressed bundle only the start is decompressed, where its table of entries is.
///
/// Rule: LLVM, "Clang Offload Bundler", sections "Bundled Code Object Layout" and "Compression and
/// Decompression".
public final class HipFatbinReader {

    static final String MAGIC = "__CLANG_OFFLOAD_BUNDLE__";
    private static final int COMPRESSED_MAGIC = 0x424f4343;
    private static final long PLAIN_MAGIC_START = 0x5f474e414c435f5fL;

    /// Bytes from a bundle's start within which its table of entries has to end.
    private static final int TABLE = 1 << 16;

    /// Stored bytes that are given to the decompressor to fill the table.
    private static final int COMPRESSED_TABLE = 1 << 20;

    private static final int MOST_BUNDLES = 1 << 14;
    private static final int MOST_ENTRIES = 1024;

    private final BinaryBytes bytes;
    private final MemorySegment section;
    private final BinaryNotes notes = new BinaryNotes();
    private final List<HipBundle> bundles = new ArrayList<>();

    private HipFatbinReader(MemorySegment section) {
        this.section = section;
        this.bytes = BinaryBytes.of(section, false);
    }

    /// Never fails: what cannot be read ends the answer with a note.
    ///
    /// @param section all bytes of `.hip_fatbin`
    public static HipFatbin read(MemorySegment section) {
        HipFatbinReader reader = new HipFatbinReader(section);
        try {
            reader.readBundles();
        } catch (BinaryDamage damage) {
            reader.notes.add(BinaryPart.GPU_CODE, damage);
        }
        return new HipFatbin(reader.bundles, reader.notes.toList());
    }

    private void readBundles() throws BinaryDamage {
        long at = 0;
        while (at < bytes.size()) {
            // Bundles start at pages; between them are zeros.
            if (bytes.has(at, 8) && bytes.i64(at) == 0) {
                at += 8;
                continue;
            }
            if (bytes.u8(at) == 0) {
                at++;
                continue;
            }
            if (bundles.size() == MOST_BUNDLES) {
                throw bytes.damage(at, "the section has more than " + MOST_BUNDLES + " bundles");
            }
            if (bytes.has(at, MAGIC.length()) && isPlain(bytes, at)) {
                at = readPlain(at);
            } else if (bytes.has(at, 4) && bytes.i32(at) == COMPRESSED_MAGIC) {
                at = readCompressed(at);
            } else {
                throw bytes.damage(at, "a bundle starts with `" + MAGIC + "` or `CCOB`");
            }
        }
    }

    private static boolean isPlain(BinaryBytes bytes, long at) throws BinaryDamage {
        if (bytes.i64(at) != PLAIN_MAGIC_START) {
            return false;
        }
        return bytes.padded(at, MAGIC.length(), "the magic of a bundle").equals(MAGIC);
    }

    private long readPlain(long start) throws BinaryDamage {
        BinaryBytes bundle = bytes.slice(start, bytes.size() - start, "a bundle");
        List<HipBundleEntry> entries = new ArrayList<>();
        long end;
        try {
            end = readTable(bundle, entries);
        } catch (BinaryDamage damage) {
            bundles.add(new HipBundle(start, GpuCompression.NONE, bundle.size(), bundle.size(), entries));
            throw damage;
        }
        for (HipBundleEntry entry : entries) {
            if (entry.offset() < 0 || entry.size() < 0 || entry.size() > Long.MAX_VALUE - entry.offset()) {
                bundles.add(new HipBundle(start, GpuCompression.NONE, bundle.size(), bundle.size(), entries));
                throw bytes.damage(start, "the code for `" + entry.id() + "` has no possible place");
            }
            end = Math.max(end, entry.offset() + entry.size());
        }
        if (end > bundle.size()) {
            notes.add(
                    BinaryPart.GPU_CODE,
                    start,
                    "the bundle has " + end + " bytes, the section ends after " + bundle.size());
        }
        bundles.add(new HipBundle(start, GpuCompression.NONE, Math.min(end, bundle.size()), end, entries));
        return end > bundle.size() ? bytes.size() : start + end;
    }

    /// Fills `entries` and tells where the table ends.
    private long readTable(BinaryBytes bundle, List<HipBundleEntry> entries) throws BinaryDamage {
        int at = MAGIC.length();
        long count = bundle.i64(at);
        at += 8;
        if (count < 0 || count > MOST_ENTRIES) {
            throw bundle.damage(
                    at,
                    "the bundle states " + Long.toUnsignedString(count) + " entries, at most " + MOST_ENTRIES
                            + " are believed");
        }
        for (long number = 0; number < count; number++) {
            long offset = bundle.i64(at);
            long size = bundle.i64(at + 8);
            long idLength = bundle.i64(at + 16);
            at += 24;
            if (idLength < 0 || idLength > TABLE - at) {
                throw bundle.damage(at, "the id of an entry has " + Long.toUnsignedString(idLength) + " bytes");
            }
            entries.add(new HipBundleEntry(bundle.padded(at, (int) idLength, "the id of an entry"), offset, size));
            at += (int) idLength;
        }
        return at;
    }

    private long readCompressed(long start) throws BinaryDamage {
        bytes.check(start, 8, "the header of a compressed bundle");
        int version = bytes.u16(start + 4);
        int method = bytes.u16(start + 6);
        long stored;
        long uncompressed;
        int header;
        switch (version) {
            case 1 -> {
                // Version 1 does not tell its own size: it takes the rest of the section.
                header = 20;
                stored = bytes.size() - start;
                uncompressed = bytes.u32(start + 8);
            }
            case 2 -> {
                header = 24;
                stored = bytes.u32(start + 8);
                uncompressed = bytes.u32(start + 12);
            }
            case 3 -> {
                header = 32;
                stored = bytes.i64(start + 8);
                uncompressed = bytes.i64(start + 16);
            }
            default -> throw bytes.damage(start, "the compressed bundle has version " + version + ", known are 1 to 3");
        }
        GpuCompression compression = switch (method) {
            case 0 -> GpuCompression.ZLIB;
            case 1 -> GpuCompression.ZSTD;
            default -> GpuCompression.UNKNOWN;
        };
        if (stored < header || uncompressed < 0) {
            throw bytes.damage(
                    start,
                    "the compressed bundle states " + Long.toUnsignedString(stored) + " stored and "
                            + Long.toUnsignedString(uncompressed) + " uncompressed bytes");
        }
        long there = Math.min(stored, bytes.size() - start);
        if (there < stored) {
            notes.add(
                    BinaryPart.GPU_CODE,
                    start,
                    "the compressed bundle has " + stored + " bytes, the section ends after " + there);
        }
        List<HipBundleEntry> entries = new ArrayList<>();
        if (there > header) {
            readCompressedTable(start + header, there - header, compression, entries);
        }
        bundles.add(new HipBundle(start, compression, there, uncompressed, entries));
        return start + there;
    }

    private void readCompressedTable(
            long start, long length, GpuCompression compression, List<HipBundleEntry> entries) {
        byte[] packed =
                section.asSlice(start, Math.min(length, COMPRESSED_TABLE)).toArray(JAVA_BYTE);
        byte[] table = new byte[TABLE];
        int filled = 0;
        try (InputStream stream = decompress(packed, compression)) {
            while (filled < table.length) {
                int read = stream.read(table, filled, table.length - filled);
                if (read <= 0) {
                    break;
                }
                filled += read;
            }
        } catch (IOException e) {
            // The start is all that is needed; whether it is enough is seen below.
            if (filled == 0) {
                notes.add(BinaryPart.GPU_CODE, start, "the bundle cannot be decompressed: " + e.getMessage());
                return;
            }
        }
        BinaryBytes bundle = BinaryBytes.of(MemorySegment.ofArray(Arrays.copyOf(table, filled)), false);
        try {
            if (!bundle.has(0, MAGIC.length()) || !isPlain(bundle, 0)) {
                notes.add(BinaryPart.GPU_CODE, start, "the decompressed bundle does not start with `" + MAGIC + "`");
                return;
            }
            readTable(bundle, entries);
        } catch (BinaryDamage damage) {
            notes.add(BinaryPart.GPU_CODE, start, "in the decompressed bundle: " + damage.problem());
        }
    }

    private static InputStream decompress(byte[] packed, GpuCompression compression) throws IOException {
        InputStream stream = new ByteArrayInputStream(packed);
        return switch (compression) {
            case ZSTD -> new ZstdInputStreamNoFinalizer(stream);
            case ZLIB -> new InflaterInputStream(stream);
            case NONE, LZ4, UNKNOWN -> throw new IOException("the method is unknown");
        };
    }
}
