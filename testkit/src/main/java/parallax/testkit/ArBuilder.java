package parallax.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Makes Unix ar archives, which Debian packages are, byte by byte.
public final class ArBuilder {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public ArBuilder() {
        raw("!<arch>\n");
    }

    /// A Debian package of version 2.0 with these two archives.
    ///
    /// @param suffix of both: `.gz`, `.xz`, `.zst`, or nothing
    public static byte[] deb(String suffix, byte[] control, byte[] data) {
        return new ArBuilder()
                .member("debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII))
                .member("control.tar" + suffix, control)
                .member("data.tar" + suffix, data)
                .end();
    }

    public ArBuilder member(String name, byte[] content) {
        header(name, Long.toString(content.length));
        out.writeBytes(content);
        if (content.length % 2 != 0) {
            out.write('\n');
        }
        return this;
    }

    /// A header alone.
    ///
    /// @param size as it stands in the header, at most 10 characters
    public ArBuilder header(String name, String size) {
        return raw("%-16s%-12d%-6d%-6d%-8s%-10s`\n".formatted(name, 0, 0, 0, "100644", size));
    }

    public ArBuilder raw(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    public byte[] end() {
        return out.toByteArray();
    }
}
