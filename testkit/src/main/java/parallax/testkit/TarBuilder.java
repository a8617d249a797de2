package parallax.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Makes tar archives byte by byte, sound ones and damaged ones.
///
/// ```java
/// byte[] tar = new TarBuilder().file("a.txt", "text").symlink("b", "a.txt").end();
/// ```
public final class TarBuilder {

    private static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// A file with mode 644.
    public TarBuilder file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A file with mode 644.
    public TarBuilder file(String name, byte[] content) {
        return member(name, '0', content.length, "", header -> {}).raw(content).pad();
    }

    public TarBuilder folder(String name) {
        return member(name, '5', 0, "", header -> {});
    }

    public TarBuilder symlink(String name, String target) {
        return member(name, '2', 0, target, header -> {});
    }

    public TarBuilder hardlink(String name, String target) {
        return member(name, '1', 0, target, header -> {});
    }

    /// A member of any type, without content.
    public TarBuilder special(String name, char type) {
        return member(name, type, 0, "", header -> {});
    }

    /// The next member's name as GNU tar writes a long one.
    public TarBuilder longName(String name) {
        return extension('L', (name + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /// The next member's link target as GNU tar writes a long one.
    public TarBuilder longLink(String target) {
        return extension('K', (target + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /// A pax header for the next member.
    ///
    /// @param records each `KEY=VALUE`
    public TarBuilder pax(String... records) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (String record : records) {
            data.writeBytes(paxRecord(record));
        }
        return extension('x', data.toByteArray());
    }

    /// A pax header for all members that follow.
    public TarBuilder paxGlobal(String record) {
        return extension('g', paxRecord(record));
    }

    private static byte[] paxRecord(String record) {
        byte[] text = (" " + record + "\n").getBytes(StandardCharsets.UTF_8);
        int length = text.length + 1;
        while (String.valueOf(length).length() + text.length != length) {
            length++;
        }
        return (length + " " + record + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// A header that speaks of the next member.
    public TarBuilder extension(char type, byte[] data) {
        return member("././@LongLink", type, data.length, "", header -> {})
                .raw(data)
                .pad();
    }

    /// A header alone; its checksum is made after `change` has had it.
    ///
    /// @param size as stated, whatever follows
    /// @param change may write anything into the 512 bytes
    public TarBuilder member(String name, char type, long size, String link, Consumer<byte[]> change) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 108, "0000000\0");
        put(header, 116, "0000000\0");
        put(header, 124, octal(size));
        put(header, 136, octal(0));
        header[156] = (byte) type;
        put(header, 157, link);
        put(header, 257, "ustar\0" + "00");
        change.accept(header);
        put(header, 148, "        ");
        int sum = 0;
        for (byte value : header) {
            sum += value & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        out.writeBytes(header);
        return this;
    }

    /// A number as the fields of twelve bytes have it.
    public static String octal(long value) {
        return "%011o\0".formatted(value);
    }

    /// Writes a text into a header, without an end.
    public static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }

    /// Any bytes.
    public TarBuilder raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /// Zeros up to the next block.
    public TarBuilder pad() {
        return raw(new byte[-out.size() & (BLOCK - 1)]);
    }

    /// The archive with the two blocks of zeros that end it.
    public byte[] end() {
        return raw(new byte[2 * BLOCK]).unfinished();
    }

    /// The archive without an end.
    public byte[] unfinished() {
        return out.toByteArray();
    }
}
