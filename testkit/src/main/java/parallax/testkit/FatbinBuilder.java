package parallax.testkit;

/// Builds CUDA fatbins byte by byte, laid out as `nvcc` 13.0 does.
public final class FatbinBuilder {

    public static final int PTX = 1;
    public static final int CUBIN = 2;
    public static final int LTO_IR = 8;
    public static final long FLAGS_64_LINUX = 0x11;
    public static final long FLAG_LZ4 = 0x2000;
    public static final long FLAG_ZSTD = 0x8000;
    public static final long FLAG_ARCHITECTURE_SPECIFIC = 0x100000;
    public static final long FLAG_FAMILY_SPECIFIC = 0x200000;

    private final BinaryOutput section = new BinaryOutput(false);
    private BinaryOutput entries = new BinaryOutput(false);

    /// Appends an entry that is not compressed.
    public FatbinBuilder entry(int kind, int architecture, long flags, byte[] payload) {
        return entry(kind, architecture, FLAGS_64_LINUX | flags, payload, 0, 0, "");
    }

    /// Appends any entry.
    ///
    /// @param compressedSize 0 where it is not compressed
    /// @param uncompressedSize 0 where it is not compressed
    public FatbinBuilder entry(
            int kind,
            int architecture,
            long flags,
            byte[] payload,
            int compressedSize,
            long uncompressedSize,
            String name) {
        byte[] extra = name.isEmpty()
                ? new byte[0]
                : new BinaryOutput(false).text(name).align(8).toBytes();
        byte[] body = new BinaryOutput(false).raw(payload).align(8).toBytes();
        entries.u16(kind)
                .u16(0x101)
                .u32(64 + extra.length)
                .u64(body.length)
                .u32(compressedSize)
                .u32(0);
        entries.u16(kind == PTX ? 0 : 8).u16(kind == PTX ? 9 : 1).u32(architecture);
        entries.u32(name.isEmpty() ? 0 : 64)
                .u32(name.length())
                .u64(flags)
                .u64(0)
                .u64(uncompressedSize);
        entries.raw(extra).raw(body);
        return this;
    }

    /// Closes the fatbin and starts the next one.
    public FatbinBuilder container() {
        section.u32(0xba55ed50L).u16(1).u16(16).u64(entries.size()).raw(entries.toBytes());
        entries = new BinaryOutput(false);
        return this;
    }

    /// Puts bytes between two fatbins.
    public FatbinBuilder raw(byte[] bytes) {
        section.raw(bytes);
        return this;
    }

    /// The section of all fatbins that were closed.
    public byte[] build() {
        return section.toBytes();
    }

    /// The section `.nvFatBinSegment` with a wrapper for each address.
    public static byte[] wrappers(long... addresses) {
        BinaryOutput out = new BinaryOutput(false);
        for (long address : addresses) {
            out.u32(0x466243b1).u32(1).u64(address).u64(0);
        }
        return out.toBytes();
    }
}
