package parallax.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// Bytes of a binary in the making, in one byte order.
final class BinaryOutput {

    private final boolean bigEndian;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    BinaryOutput(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    BinaryOutput number(long value, int width) {
        for (int index = 0; index < width; index++) {
            int shift = 8 * (bigEndian ? width - 1 - index : index);
            bytes.write((int) (value >>> shift));
        }
        return this;
    }

    BinaryOutput u16(int value) {
        return number(value, 2);
    }

    BinaryOutput u32(long value) {
        return number(value, 4);
    }

    BinaryOutput u64(long value) {
        return number(value, 8);
    }

    BinaryOutput raw(byte[] data) {
        bytes.writeBytes(data);
        return this;
    }

    /// With a NUL behind it.
    BinaryOutput text(String text) {
        bytes.writeBytes(text.getBytes(UTF_8));
        bytes.write(0);
        return this;
    }

    /// Filled up with NULs to a fixed width.
    BinaryOutput padded(String text, int width) {
        byte[] data = text.getBytes(UTF_8);
        for (int index = 0; index < width; index++) {
            bytes.write(index < data.length ? data[index] : 0);
        }
        return this;
    }

    BinaryOutput align(int multiple) {
        while (bytes.size() % multiple != 0) {
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
}
