package parallax.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Bytes of an ELF file in one byte order and class.
final class ElfOutput {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean is64;
    private final boolean bigEndian;

    ElfOutput(boolean is64, boolean bigEndian) {
        this.is64 = is64;
        this.bigEndian = bigEndian;
    }

    ElfOutput u8(int value) {
        bytes.write(value);
        return this;
    }

    ElfOutput u16(int value) {
        return number(value, 2);
    }

    ElfOutput u32(long value) {
        return number(value, 4);
    }

    ElfOutput u64(long value) {
        return number(value, 8);
    }

    /// An address, offset or size.
    ElfOutput word(long value) {
        return number(value, is64 ? 8 : 4);
    }

    ElfOutput raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    /// With a zero byte behind it.
    ElfOutput text(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8)).u8(0);
    }

    ElfOutput align(int to) {
        while (bytes.size() % to != 0) {
            bytes.write(0);
        }
        return this;
    }

    int size() {
        return bytes.size();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private ElfOutput number(long value, int size) {
        for (int index = 0; index < size; index++) {
            int shift = 8 * (bigEndian ? size - 1 - index : index);
            bytes.write((int) (value >>> shift));
        }
        return this;
    }
}
