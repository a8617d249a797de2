package parallax.binary;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Reads CUDA code from the sections that `nvcc` makes: `.nv_fatbin` and `__nv_relfatbin` hold fatbins,
/// `.nvFatBinSegment` the wrappers that lead to them. Only headers are read, so a section of a gigabyte costs
/// no more than its number of entries.
///
/// NVIDIA documents none of it. The layout was worked out from what `nvcc` 13.0 makes with known options; see
/// `docs/formats.md` for what is certain and what is inferred.
public final class CudaFatbinReader {

    static final int CONTAINER_MAGIC = 0xBA55ED50;
    static final int WRAPPER_MAGIC = 0x466243b1;

    /// More than any library has: libtorch_cuda of torch 2.14 has 3,000.
    static final int MOST_HEADERS = 1 << 20;

    private static final int CONTAINER_HEADER = 16;
    private static final int ENTRY_HEADER = 64;
    private static final int WRAPPER_SIZE = 24;
    private static final long FLAG_LZ4 = 0x2000;
    private static final long FLAG_ZSTD = 0x8000;
    private static final long FLAG_ARCHITECTURE_SPECIFIC = 0x100000;
    private static final long FLAG_FAMILY_SPECIFIC = 0x200000;
    private static final int ELF_MAGIC = 0x464c457f;

    private final BinaryBytes bytes;
    private final BinaryNotes notes = new BinaryNotes();
    private final List<FatbinContainer> containers = new ArrayList<>();
    private int headersRead;

    private CudaFatbinReader(MemorySegment section) {
        this.bytes = BinaryBytes.of(section, false);
    }

    /// Never fails: what cannot be read ends the answer with a note.
    ///
    /// @param section all bytes of `.nv_fatbin` or `__nv_relfatbin`
    public static Fatbin read(MemorySegment section) {
        CudaFatbinReader reader = new CudaFatbinReader(section);
        try {
            reader.readContainers();
        } catch (BinaryDamage damage) {
            reader.notes.add(BinaryPart.GPU_CODE, damage);
        }
        return new Fatbin(reader.containers, reader.notes.toList());
    }

    /// The wrappers up to the first that is none.
    ///
    /// @param section all bytes of `.nvFatBinSegment`
    public static List<FatbinWrapper> readWrappers(MemorySegment section) {
        BinaryBytes bytes = BinaryBytes.of(section, false);
        List<FatbinWrapper> wrappers = new ArrayList<>();
        try {
            for (long at = 0; bytes.has(at, WRAPPER_SIZE) && wrappers.size() < MOST_HEADERS; at += WRAPPER_SIZE) {
                if (bytes.i32(at) != WRAPPER_MAGIC) {
                    break;
                }
                wrappers.add(new FatbinWrapper(bytes.i32(at + 4), bytes.i64(at + 8)));
            }
        } catch (BinaryDamage damage) {
            throw new AssertionError(damage.problem(), damage);
        }
        return wrappers;
    }

    private void readContainers() throws BinaryDamage {
        long at = 0;
        while (at < bytes.size()) {
            // Linkers fill up with zeros to the alignment of the next object's part.
            if (bytes.has(at, 8) && bytes.i64(at) == 0) {
                at += 8;
            } else if (bytes.u8(at) == 0) {
                at++;
            } else {
                at = readContainer(at);
            }
        }
    }

    private long readContainer(long start) throws BinaryDamage {
        bytes.check(start, CONTAINER_HEADER, "the header of a fatbin");
        if (bytes.i32(start) != CONTAINER_MAGIC) {
            throw bytes.damage(
                    start, "a fatbin starts with 0xba55ed50, found 0x" + Integer.toHexString(bytes.i32(start)));
        }
        count(start);
        int version = bytes.u16(start + 4);
        int headerSize = bytes.u16(start + 6);
        long size = bytes.i64(start + 8);
        if (version != 1) {
            throw bytes.damage(start, "the fatbin has version " + version + ", only 1 is known");
        }
        if (headerSize < CONTAINER_HEADER || size < 0) {
            throw bytes.damage(
                    start,
                    "the fatbin's header states " + headerSize + " bytes for itself and " + Long.toUnsignedString(size)
                            + " behind it");
        }
        long first = start + headerSize;
        boolean cut = !bytes.has(first, size);
        List<FatbinEntry> entries = new ArrayList<>();
        try {
            if (cut) {
                notes.add(
                        BinaryPart.GPU_CODE,
                        start,
                        "the fatbin has " + size + " bytes, the section ends after "
                                + Math.max(0, bytes.size() - first));
            }
            readEntries(first, cut ? bytes.size() : first + size, cut, entries);
        } finally {
            containers.add(new FatbinContainer(start, version, headerSize + size, entries));
        }
        return cut ? bytes.size() : first + size;
    }

    private void readEntries(long from, long end, boolean cut, List<FatbinEntry> entries) throws BinaryDamage {
        long at = from;
        while (at < end) {
            if (end - at < ENTRY_HEADER) {
                if (!cut) {
                    notes.add(BinaryPart.GPU_CODE, at, "the fatbin ends inside the header of an entry");
                }
                return;
            }
            int headerSize = bytes.i32(at + 4);
            long size = bytes.i64(at + 8);
            if (headerSize < ENTRY_HEADER || size < 0 || size > Long.MAX_VALUE - at - headerSize) {
                notes.add(
                        BinaryPart.GPU_CODE,
                        at,
                        "an entry of the fatbin states " + Integer.toUnsignedString(headerSize)
                                + " bytes for its header and " + Long.toUnsignedString(size) + " behind it");
                return;
            }
            count(at);
            long next = at + headerSize + size;
            if (next > end) {
                // What the section's end cut off has one note already; what overruns a whole fatbin has none.
                if (!cut) {
                    notes.add(BinaryPart.GPU_CODE, at, "an entry of the fatbin is larger than what is left of it");
                }
                return;
            }
            entries.add(readEntry(at, headerSize, size));
            at = next;
        }
    }

    private void count(long at) throws BinaryDamage {
        if (++headersRead > MOST_HEADERS) {
            throw bytes.damage(at, "the section has more than " + MOST_HEADERS + " fatbins and entries");
        }
    }

    private FatbinEntry readEntry(long at, int headerSize, long size) throws BinaryDamage {
        GpuCodeKind kind = GpuCodeKind.of(bytes.u16(at));
        if (kind == GpuCodeKind.OTHER) {
            notes.add(BinaryPart.GPU_CODE, at, "an entry of the fatbin is of the unknown kind " + bytes.u16(at));
        }
        long compressedSize = bytes.u32(at + 16);
        int minor = bytes.u16(at + 24);
        int major = bytes.u16(at + 26);
        int architecture = bytes.i32(at + 28);
        long flags = bytes.i64(at + 40);
        long uncompressedSize = bytes.i64(at + 56);
        if (compressedSize > size || (compressedSize != 0 && uncompressedSize < 0)) {
            notes.add(
                    BinaryPart.GPU_CODE,
                    at,
                    "an entry of " + size + " bytes states " + compressedSize + " compressed and "
                            + Long.toUnsignedString(uncompressedSize) + " uncompressed bytes");
            compressedSize = Math.min(compressedSize, size);
            uncompressedSize = Math.max(uncompressedSize, 0);
        }
        GpuCompression compression = compression(flags, compressedSize);
        boolean compressed = compression != GpuCompression.NONE;
        if (kind == GpuCodeKind.CUBIN && !compressed && (size < 4 || bytes.i32(at + headerSize) != ELF_MAGIC)) {
            notes.add(BinaryPart.GPU_CODE, at, "an entry said to be a cubin is no ELF file");
        }
        return new FatbinEntry(
                at,
                kind,
                architecture,
                suffix(flags),
                major,
                minor,
                compression,
                compressed && compressedSize != 0 ? compressedSize : size,
                compressed ? uncompressedSize : size,
                flags,
                name(at, headerSize));
    }

    private static GpuCompression compression(long flags, long compressedSize) {
        if ((flags & FLAG_ZSTD) != 0) {
            return GpuCompression.ZSTD;
        }
        if ((flags & FLAG_LZ4) != 0) {
            return GpuCompression.LZ4;
        }
        return compressedSize == 0 ? GpuCompression.NONE : GpuCompression.UNKNOWN;
    }

    private static String suffix(long flags) {
        if ((flags & FLAG_ARCHITECTURE_SPECIFIC) != 0) {
            return "a";
        }
        return (flags & FLAG_FAMILY_SPECIFIC) != 0 ? "f" : "";
    }

    private String name(long at, int headerSize) throws BinaryDamage {
        long offset = bytes.u32(at + 32);
        long length = bytes.u32(at + 36);
        if (offset == 0 || length == 0) {
            return "";
        }
        if (offset > headerSize || length > headerSize - offset || length > BinaryBytes.LONGEST_TEXT) {
            notes.add(BinaryPart.GPU_CODE, at, "the name of an entry is outside of its header");
            return "";
        }
        return bytes.padded(at + offset, (int) length, "the name of an entry");
    }
}
