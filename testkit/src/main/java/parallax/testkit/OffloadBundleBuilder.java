package parallax.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Builds bundles of clang's offload bundler byte by byte, as `.hip_fatbin` holds them.
public final class OffloadBundleBuilder {

    private static final String MAGIC = "__CLANG_OFFLOAD_BUNDLE__";

    private record Entry(String id, int size) {}

    private final List<Entry> entries = new ArrayList<>();

    public OffloadBundleBuilder entry(String id, int size) {
        entries.add(new Entry(id, size));
        return this;
    }

    public byte[] build() {
        int place = MAGIC.length() + 8;
        for (Entry entry : entries) {
            place += 24 + entry.id.length();
        }
        BinaryOutput out = new BinaryOutput(false).raw(MAGIC.getBytes(US_ASCII)).u64(entries.size());
        for (Entry entry : entries) {
            out.u64(place).u64(entry.size).u64(entry.id.length()).raw(entry.id.getBytes(US_ASCII));
            place += entry.size;
        }
        for (Entry entry : entries) {
            byte[] code = new byte[entry.size];
            Arrays.fill(code, (byte) 7);
            out.raw(code);
        }
        return out.toBytes();
    }

    /// The header `CCOB` of a compressed bundle before the bytes given.
    ///
    /// @param version 1 to 3
    /// @param method 0 for zlib, 1 for zstd
    public static byte[] compressed(int version, int method, long uncompressedSize, byte[] packed) {
        BinaryOutput out = new BinaryOutput(false)
                .raw("CCOB".getBytes(US_ASCII))
                .u16(version)
                .u16(method);
        switch (version) {
            case 1 -> out.u32(uncompressedSize);
            case 2 -> out.u32(24L + packed.length).u32(uncompressedSize);
            default -> out.u64(32L + packed.length).u64(uncompressedSize);
        }
        return out.u64(0).raw(packed).toBytes();
    }
}
