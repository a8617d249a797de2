package parallax.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// Makes conda packages of format 2 byte by byte: a ZIP archive of stored members, each tar stream in a Zstandard
/// frame
/// of raw blocks, which needs no compressor.
public final class CondaBuilder {

    /// The largest raw block (RFC 8878 section 3.1.1.2.4).
    private static final int BLOCK = 1 << 17;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Member(String name, byte[] content) {}

    private final List<Member> members = new ArrayList<>();

    /// A package with `metadata.json` and the two archives.
    ///
    /// @param stem of the file's name
    public static byte[] conda(String stem, byte[] infoTar, byte[] pkgTar) {
        return new CondaBuilder()
                .member("metadata.json", "{\"conda_pkg_format_version\": 2}")
                .member("pkg-" + stem + ".tar.zst", zstd(pkgTar))
                .member("info-" + stem + ".tar.zst", zstd(infoTar))
                .end();
    }

    public CondaBuilder member(String name, String text) {
        return member(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public CondaBuilder member(String name, byte[] content) {
        members.add(new Member(name, content));
        return this;
    }

    /// One frame of raw blocks, with a window of 8 MiB.
    public static byte[] zstd(byte[] content) {
        return zstd(content, 23);
    }

    /// @param windowLog of the window that the frame asks for, a power of two: 10 to 41
    public static byte[] zstd(byte[] content, int windowLog) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) ((windowLog - 10) << 3)});
        int at = 0;
        do {
            int length = Math.min(BLOCK, content.length - at);
            boolean last = at + length == content.length;
            int header = (length << 3) | (last ? 1 : 0);
            out.writeBytes(new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16)});
            out.write(content, at, length);
            at += length;
        } while (at < content.length);
        return out.toByteArray();
    }

    @SuppressWarnings("ByteBufferBackingArray") // each wraps an array of its own
    public byte[] end() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Member member : members) {
            int offset = out.size();
            byte[] name = member.name.getBytes(StandardCharsets.UTF_8);
            ByteBuffer common = little(26);
            common.putShort((short) 20).putShort((short) 0).putShort((short) 0).putInt(0x21 << 16);
            CRC32 crc = new CRC32();
            crc.update(member.content);
            common.putInt((int) crc.getValue()).putInt(member.content.length).putInt(member.content.length);
            common.putShort((short) name.length).putShort((short) 0);
            out.writeBytes(little(4).putInt(0x04034b50).array());
            out.writeBytes(common.array());
            out.writeBytes(name);
            out.writeBytes(member.content);
            directory.writeBytes(
                    little(6).putInt(0x02014b50).putShort((short) 20).array());
            directory.writeBytes(common.array());
            directory.writeBytes(little(14).putInt(10, offset).array());
            directory.writeBytes(name);
        }
        int start = out.size();
        out.writeBytes(directory.toByteArray());
        out.writeBytes(little(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) members.size())
                .putShort((short) members.size())
                .putInt(directory.size())
                .putInt(start)
                .array());
        return out.toByteArray();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.wrap(new byte[size]).order(ByteOrder.LITTLE_ENDIAN);
    }
}
