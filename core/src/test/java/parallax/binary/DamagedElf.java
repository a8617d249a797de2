package parallax.binary;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import parallax.testkit.ElfBuilder;

/// A sound file whose bytes can be overwritten at places that have names.
final class DamagedElf {

    private final ElfBuilder builder = new ElfBuilder()
            .soname("libx.so.1")
            .needed("libc.so.6")
            .interpreter("/lib/ld.so")
            .buildId((byte) 1)
            .undefined("puts", "libc.so.6", "GLIBC_2.2.5")
            .version("X_1")
            .defined("one", "X_1")
            .defined("two", "three", "four")
            .relocation(8, 0)
            .withSysvHash()
            .debugLink("x.debug", 1)
            .comment("GCC: 13");
    final byte[] bytes = builder.build();
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

    void put16(int at, int value) {
        buffer.putShort(at, (short) value);
    }

    void put32(int at, long value) {
        buffer.putInt(at, (int) value);
    }

    void put64(int at, long value) {
        buffer.putLong(at, value);
    }

    int at(String part) {
        return builder.offsetOf(part);
    }

    /// Overwrites the value of an entry of the dynamic section.
    void dynamic(long tag, long value) {
        int at = at(".dynamic");
        while (buffer.getLong(at) != tag) {
            at += 16;
        }
        put64(at + 8, value);
    }

    /// Place of the program header of this type.
    int segment(int type) {
        int at = at("program headers");
        while (buffer.getInt(at) != type) {
            at += 56;
        }
        return at;
    }

    ElfFile read() throws MalformedBinaryException {
        return ElfReader.read(MemorySegment.ofArray(bytes));
    }
}
