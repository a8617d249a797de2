package parallax.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Builds ZIP archives byte by byte, sound ones and such as no tool would write. What is not said otherwise is right.
///
/// ```java
/// byte[] lying = new ZipBuilder()
///         .member("a.py", "pass\n", member -> member.size(4))
///         .build();
/// ```
public final class ZipBuilder {

    /// One member. Each field stands in the local header and in the directory, unless only one is named.
    public static final class Member {
        private byte[] name = {};
        private byte[] localName = {};
        private byte[] data = {};
        private byte[] extra = {};
        private byte[] localExtra = {};
        private byte[] before = {};
        private byte[] behind = {};
        private int method = 8;
        private int localMethod = 8;
        private int flags;
        private int localFlags;
        private int crc;
        private int localCrc;
        private long size;
        private long localSize;
        private long compressedSize;
        private long localCompressedSize;
        private int attributes = 0100644 << 16;
        private long offset = -1;
        private int disk;

        private byte[] content = {};

        /// The name in the directory alone.
        public Member name(byte[] value) {
            name = value.clone();
            return this;
        }

        /// The name in both.
        public Member bothNames(byte[] value) {
            localName = value.clone();
            return name(value);
        }

        public Member localName(String value) {
            localName = value.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        /// Not compressed.
        public Member stored() {
            data = content.clone();
            compressedSize = data.length;
            localCompressedSize = data.length;
            return method(0);
        }

        /// As many bytes as they come, whatever they are.
        public Member data(byte[] value) {
            data = value.clone();
            compressedSize = data.length;
            localCompressedSize = data.length;
            return this;
        }

        public Member method(int value) {
            method = value;
            return localMethod(value);
        }

        public Member localMethod(int value) {
            localMethod = value;
            return this;
        }

        public Member flags(int value) {
            flags = value;
            return localFlags(value);
        }

        public Member localFlags(int value) {
            localFlags = value;
            return this;
        }

        public Member crc(int value) {
            crc = value;
            return localCrc(value);
        }

        public Member localCrc(int value) {
            localCrc = value;
            return this;
        }

        public Member size(long value) {
            size = value;
            return localSize(value);
        }

        public Member localSize(long value) {
            localSize = value;
            return this;
        }

        public Member compressedSize(long value) {
            compressedSize = value;
            localCompressedSize = value;
            return this;
        }

        /// In the directory alone.
        public Member extra(byte[] value) {
            extra = value.clone();
            return this;
        }

        public Member localExtra(byte[] value) {
            localExtra = value.clone();
            return this;
        }

        /// The external attributes: of POSIX the mode with its type, shifted by 16.
        public Member mode(int value) {
            attributes = value << 16;
            return this;
        }

        /// Where the directory says the local header is.
        public Member offset(long value) {
            offset = value;
            return this;
        }

        public Member disk(int value) {
            disk = value;
            return this;
        }

        /// Bytes between the member before and this one.
        public Member before(byte[] value) {
            before = value.clone();
            return this;
        }

        /// Bytes right behind the data, where a data descriptor would be.
        public Member behind(byte[] value) {
            behind = value.clone();
            return this;
        }

        /// Sizes and CRC-32 follow the data, with a signature in front where that is wanted.
        public Member descriptor(boolean signature) {
            flags |= 8;
            localFlags |= 8;
            localCrc = 0;
            localSize = 0;
            localCompressedSize = 0;
            Out out = new Out();
            if (signature) {
                out.u32(0x08074b50);
            }
            behind = out.u32(crc).u32(compressedSize).u32(size).bytes();
            return this;
        }

        /// Sizes and offset in ZIP64 fields, whether they need it or not.
        public Member zip64() {
            Out both = new Out().u16(1).u16(16).u64(size).u64(compressedSize);
            extra = both.bytes();
            localExtra = both.bytes();
            zip64 = true;
            return this;
        }

        private boolean zip64;
    }

    private final List<Member> members = new ArrayList<>();
    private byte[] before = {};
    private byte[] beforeDirectory = {};
    private byte[] behindDirectory = {};
    private byte[] behind = {};
    private byte[] comment = {};
    private int commentLength = -1;
    private long entries = -1;
    private long directoryOffset = -1;
    private long directorySize = -1;
    private boolean zip64;
    private int disk;

    /// A deflated file.
    public ZipBuilder member(String name, String content) {
        return member(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public ZipBuilder member(String name, byte[] content) {
        return member(name, content, member -> member);
    }

    public ZipBuilder member(String name, String content, UnaryOperator<Member> damage) {
        return member(name, content.getBytes(StandardCharsets.UTF_8), damage);
    }

    /// A deflated file, and what is to be otherwise about it.
    public ZipBuilder member(String name, byte[] content, UnaryOperator<Member> damage) {
        Member member = new Member();
        member.name = name.getBytes(StandardCharsets.UTF_8);
        member.localName = member.name;
        member.content = content.clone();
        member.data = deflate(content);
        member.compressedSize = member.data.length;
        member.localCompressedSize = member.data.length;
        member.size = content.length;
        member.localSize = content.length;
        member.crc = crc(content);
        member.localCrc = member.crc;
        if (!name.chars().allMatch(c -> c < 0x80)) {
            member.flags(0x800);
        }
        if (name.endsWith("/")) {
            member.stored().mode(040755);
        }
        members.add(damage.apply(member));
        return this;
    }

    /// Bytes before the archive, of which its offsets know nothing.
    public ZipBuilder before(byte[] value) {
        before = value.clone();
        return this;
    }

    public ZipBuilder beforeDirectory(byte[] value) {
        beforeDirectory = value.clone();
        return this;
    }

    public ZipBuilder behindDirectory(byte[] value) {
        behindDirectory = value.clone();
        return this;
    }

    /// Bytes behind the archive, of which it knows nothing.
    public ZipBuilder behind(byte[] value) {
        behind = value.clone();
        return this;
    }

    public ZipBuilder comment(byte[] value) {
        comment = value.clone();
        return this;
    }

    /// The length of the comment as stated.
    public ZipBuilder commentLength(int value) {
        commentLength = value;
        return this;
    }

    /// The count of members as stated.
    public ZipBuilder entries(long value) {
        entries = value;
        return this;
    }

    public ZipBuilder directoryOffset(long value) {
        directoryOffset = value;
        return this;
    }

    public ZipBuilder directorySize(long value) {
        directorySize = value;
        return this;
    }

    /// With a ZIP64 end of central directory.
    public ZipBuilder zip64() {
        zip64 = true;
        return this;
    }

    public ZipBuilder disk(int value) {
        disk = value;
        return this;
    }

    public byte[] build() {
        Out out = new Out();
        long[] offsets = new long[members.size()];
        for (int i = 0; i < offsets.length; i++) {
            Member member = members.get(i);
            out.raw(member.before);
            offsets[i] = out.size();
            out.u32(0x04034b50)
                    .u16(20)
                    .u16(member.localFlags)
                    .u16(member.localMethod)
                    .u32(0);
            out.u32(member.localCrc)
                    .u32(member.zip64 ? 0xffffffffL : member.localCompressedSize)
                    .u32(member.zip64 ? 0xffffffffL : member.localSize);
            out.u16(member.localName.length).u16(member.localExtra.length);
            out.raw(member.localName).raw(member.localExtra).raw(member.data).raw(member.behind);
        }
        out.raw(beforeDirectory);
        long start = out.size();
        for (int i = 0; i < offsets.length; i++) {
            Member member = members.get(i);
            out.u32(0x02014b50)
                    .u16(3 << 8 | 20)
                    .u16(20)
                    .u16(member.flags)
                    .u16(member.method)
                    .u32(0);
            out.u32(member.crc)
                    .u32(member.zip64 ? 0xffffffffL : member.compressedSize)
                    .u32(member.zip64 ? 0xffffffffL : member.size);
            out.u16(member.name.length)
                    .u16(member.extra.length)
                    .u16(0)
                    .u16(member.disk)
                    .u16(0);
            out.u32(member.attributes).u32(member.offset < 0 ? offsets[i] : member.offset);
            out.raw(member.name).raw(member.extra);
        }
        long size = directorySize < 0 ? out.size() - start : directorySize;
        long offset = directoryOffset < 0 ? start : directoryOffset;
        long count = entries < 0 ? members.size() : entries;
        out.raw(behindDirectory);
        long end = out.size();
        if (zip64) {
            out.u32(0x06064b50)
                    .u64(44)
                    .u16(45)
                    .u16(45)
                    .u32(0)
                    .u32(0)
                    .u64(count)
                    .u64(count)
                    .u64(size)
                    .u64(offset);
            out.u32(0x07064b50).u32(0).u64(end).u32(1);
        }
        out.u32(0x06054b50).u16(disk).u16(disk);
        out.u16(zip64 ? 0xffff : (int) count).u16(zip64 ? 0xffff : (int) count);
        out.u32(zip64 ? 0xffffffffL : size).u32(zip64 ? 0xffffffffL : offset);
        out.u16(commentLength < 0 ? comment.length : commentLength).raw(comment).raw(behind);
        return new Out().raw(before).raw(out.bytes()).bytes();
    }

    /// The raw stream that Deflate makes of it.
    public static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    public static int crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    /// Little-endian numbers one after another.
    private static final class Out {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Out u16(int value) {
            out.write(value);
            out.write(value >>> 8);
            return this;
        }

        Out u32(long value) {
            return u16((int) value).u16((int) (value >>> 16));
        }

        Out u64(long value) {
            return u32(value).u32(value >>> 32);
        }

        Out raw(byte[] value) {
            out.writeBytes(value);
            return this;
        }

        long size() {
            return out.size();
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
