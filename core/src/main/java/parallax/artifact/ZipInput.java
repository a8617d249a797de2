package parallax.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Reads contents out of a {@link ZipDirectory}, one after another; its buffers serve each member anew. One of these
/// serves one thread.
///
/// Each content is checked against what the directory states: size, CRC-32, the local header, the data descriptor.
/// What cannot be right is a {@link MalformedMember}, which carries the error; what readers can see differently is an
/// {@link Anomaly.Kind#AMBIGUOUS_ARCHIVE}.
final class ZipInput implements Closeable {

    /// Carries a {@link MalformedArtifactException} through an {@link InputStream}.
    static final class MalformedMember extends IOException {
        private static final long serialVersionUID = 1L;

        private final MalformedArtifactException malformed;

        MalformedMember(MalformedArtifactException malformed) {
            super(malformed.getMessage(), malformed);
            this.malformed = malformed;
        }

        MalformedArtifactException malformed() {
            return malformed;
        }
    }

    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int BUFFER = 1 << 17;

    private static final Anomaly.Kind AMBIGUOUS = Anomaly.Kind.AMBIGUOUS_ARCHIVE;

    private final ZipDirectory directory;
    private final Reading reading;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final long[] ends;

    /// Offset in the file of what follows the buffered bytes.
    private long position;

    /// @param ends gets the offset behind each member that was read whole, by its index
    ZipInput(ZipDirectory directory, long[] ends) {
        this.directory = directory;
        this.reading = directory.reading();
        this.ends = ends;
    }

    ZipInput(ZipDirectory directory) {
        this(directory, new long[directory.members().size()]);
    }

    /// The content of a member. What the stream throws where the content is damaged is a {@link MalformedMember}.
    ///
    /// @return valid until the next call
    /// @throws MalformedArtifactException where it is encrypted, compressed by a method that is not supported, or
    ///     has no local header
    InputStream open(ZipMember member) throws MalformedArtifactException, IOException {
        if (member.encrypted()) {
            throw reading.malformed(member.path(), member.offset(), "encrypted, which is not supported");
        }
        if (member.method() != ZipMember.STORED && member.method() != ZipMember.DEFLATED) {
            throw reading.malformed(
                    member.path(),
                    member.offset(),
                    "compressed by method " + ZipMember.methodName(member.method())
                            + "; supported are 0 (stored) and 8 (Deflate)");
        }
        if (member.method() == ZipMember.STORED && member.compressedSize() != member.size()) {
            throw reading.malformed(
                    member.path(),
                    member.offset(),
                    "stored in " + member.compressedSize() + " bytes, declares " + member.size());
        }
        long data = readLocalHeader(member);
        crc.reset();
        return new Member(member, data);
    }

    /// The whole content of a member, through to whom it is for.
    ///
    /// @param more as of {@link ContentDelivery#deliver}
    Content deliver(ZipMember member, ContentDelivery delivery, Content.Use use, @Nullable MessageDigest more)
            throws MalformedArtifactException, IOException {
        try (InputStream in = open(member)) {
            return delivery.deliver(member.path(), member.offset(), member.size(), use, more, in);
        } catch (MalformedMember e) {
            throw e.malformed();
        }
    }

    /// The whole content of a small member.
    byte[] readAll(ZipMember member) throws MalformedArtifactException, IOException {
        if (member.size() > reading.limits().metadataBytes()) {
            throw reading.malformed(
                    member.path(),
                    member.offset(),
                    "metadata of " + member.size() + " bytes, more than the limit of "
                            + reading.limits().metadataBytes());
        }
        try (InputStream in = open(member)) {
            // Grows with what is there, whatever was declared.
            return in.readAllBytes();
        } catch (MalformedMember e) {
            throw e.malformed();
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    /// Compares the local header with the directory.
    ///
    /// @return the offset of the data, at which the buffer stands
    private long readLocalHeader(ZipMember member) throws MalformedArtifactException, IOException {
        long expected = ZipDirectory.LOCAL_SIZE + member.nameBytes().length + 64L + member.compressedSize() + 24;
        position = member.offset();
        buffer.clear().limit((int) Math.min(BUFFER, expected));
        fill();
        if (buffer.remaining() < ZipDirectory.LOCAL_SIZE || buffer.getInt(0) != LOCAL) {
            throw reading.malformed(member.path(), member.offset(), "no local header where the directory says");
        }
        int nameLength = buffer.getShort(26) & 0xffff;
        int extraLength = buffer.getShort(28) & 0xffff;
        long data = member.offset() + ZipDirectory.LOCAL_SIZE + nameLength + extraLength;
        if (data + member.compressedSize() > directory.end().directory()) {
            throw reading.malformed(
                    member.path(),
                    member.offset(),
                    "its " + member.compressedSize() + " bytes of data from byte " + data
                            + " on reach into the central directory");
        }
        int variable = nameLength + extraLength;
        byte[] header = new byte[ZipDirectory.LOCAL_SIZE + variable];
        if (buffer.remaining() >= header.length) {
            buffer.get(header);
        } else {
            header = Bytes.read(directory.channel(), member.offset(), header.length);
            buffer.clear().limit(0);
            position = data;
        }
        compare(member, header, nameLength);
        return data;
    }

    private void compare(ZipMember member, byte[] header, int nameLength) {
        int nameAt = ZipDirectory.LOCAL_SIZE;
        byte[] name = member.nameBytes();
        if (!Arrays.equals(header, nameAt, nameAt + nameLength, name, 0, name.length)) {
            reading.odd(
                    AMBIGUOUS,
                    member.path(),
                    "the local header names it `"
                            + PathRules.printable(new String(header, nameAt, nameLength, StandardCharsets.UTF_8))
                            + "`");
        }
        int flags = Bytes.u16(header, 6);
        int method = Bytes.u16(header, 8);
        if (method != member.method()) {
            reading.odd(
                    AMBIGUOUS,
                    member.path(),
                    "the local header states method " + ZipMember.methodName(method) + ", the directory "
                            + ZipMember.methodName(member.method()));
        }
        int told = ZipMember.DESCRIPTOR | ZipMember.UTF8 | 1;
        if (((flags ^ member.flags()) & told) != 0) {
            reading.odd(
                    AMBIGUOUS,
                    member.path(),
                    "the local header has flags 0x" + Integer.toHexString(flags) + ", the directory 0x"
                            + Integer.toHexString(member.flags()));
        }
        if ((flags & ZipMember.DESCRIPTOR) == 0) {
            long compressed = Bytes.u32(header, 18);
            long size = Bytes.u32(header, 22);
            int at = nameAt + nameLength;
            while (at + 4 <= header.length) {
                int id = Bytes.u16(header, at);
                int length = Bytes.u16(header, at + 2);
                if (id == 1 && length >= 16 && at + 20 <= header.length) {
                    size = size == 0xffffffffL ? Bytes.i64(header, at + 4) : size;
                    compressed = compressed == 0xffffffffL ? Bytes.i64(header, at + 12) : compressed;
                }
                at += 4 + length;
            }
            if (compressed != member.compressedSize() || size != member.size()) {
                reading.odd(
                        AMBIGUOUS,
                        member.path(),
                        "the local header states " + compressed + " bytes compressed and " + size
                                + " unpacked, the directory " + member.compressedSize() + " and " + member.size());
            }
            if (Bytes.i32(header, 14) != member.crc()) {
                reading.odd(AMBIGUOUS, member.path(), "the local header states another CRC-32 than the directory");
            }
        }
    }

    /// Reads on into the buffer, which is empty, up to its limit.
    private void fill() throws IOException {
        int start = buffer.position();
        while (buffer.hasRemaining()) {
            int count = directory.channel().read(buffer, position);
            if (count < 0) {
                break;
            }
            position += count;
        }
        buffer.flip().position(start);
    }

    /// Offset of the first byte that was not taken out of the buffer.
    private long here() {
        return position - buffer.remaining();
    }

    private void descriptor(ZipMember member, long end) throws IOException {
        int available = (int) Math.min(24, directory.end().directory() - end);
        byte[] bytes = Bytes.read(directory.channel(), end, available);
        for (int signature = 4; signature >= 0; signature -= 4) {
            if (signature == 4 && (available < 4 || Bytes.i32(bytes, 0) != DESCRIPTOR)) {
                continue;
            }
            if (available >= signature + 12
                    && Bytes.i32(bytes, signature) == member.crc()
                    && Bytes.u32(bytes, signature + 4) == member.compressedSize()
                    && Bytes.u32(bytes, signature + 8) == member.size()) {
                ends[member.index()] = end + signature + 12;
                return;
            }
            if (available >= signature + 20
                    && Bytes.i32(bytes, signature) == member.crc()
                    && Bytes.i64(bytes, signature + 4) == member.compressedSize()
                    && Bytes.i64(bytes, signature + 12) == member.size()) {
                ends[member.index()] = end + signature + 20;
                return;
            }
        }
        reading.odd(AMBIGUOUS, member.path(), "no data descriptor that agrees with the directory");
        ends[member.index()] = end;
    }

    /// The content of one member.
    private final class Member extends InputStream {
        private final ZipMember member;
        private final long dataEnd;
        private long unpacked;
        private boolean ended;

        Member(ZipMember member, long data) {
            this.member = member;
            this.dataEnd = data + member.compressedSize();
            inflater.reset();
            if (here() + buffer.remaining() > dataEnd) {
                buffer.limit(buffer.position() + (int) (dataEnd - data));
                position = dataEnd;
            }
            reading.advance(buffer.remaining());
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            if (ended || count == 0) {
                return ended ? -1 : 0;
            }
            int got = member.method() == ZipMember.STORED ? copy(target, from, count) : inflate(target, from, count);
            if (got > 0) {
                unpacked += got;
                if (unpacked > member.size()) {
                    throw damaged("unpacks to more than the " + member.size() + " bytes that it declares");
                }
                crc.update(target, from, got);
                return got;
            }
            ended = true;
            finish();
            return -1;
        }

        private boolean more() throws IOException {
            if (buffer.hasRemaining()) {
                return true;
            }
            long left = dataEnd - position;
            if (left == 0) {
                return false;
            }
            buffer.clear().limit((int) Math.min(BUFFER, left));
            int before = buffer.limit();
            fill();
            if (buffer.remaining() < before) {
                throw damaged("the file ends inside its data");
            }
            reading.advance(before);
            return true;
        }

        private int copy(byte[] target, int from, int count) throws IOException {
            if (!more()) {
                return -1;
            }
            int some = Math.min(count, buffer.remaining());
            buffer.get(target, from, some);
            return some;
        }

        private int inflate(byte[] target, int from, int count) throws IOException {
            try {
                while (!inflater.finished()) {
                    if (inflater.needsDictionary()) {
                        throw damaged("asks for a preset dictionary, which Deflate in ZIP has not");
                    }
                    if (inflater.needsInput()) {
                        if (!more()) {
                            throw damaged("its compressed data end before their last block");
                        }
                        inflater.setInput(buffer);
                    }
                    int got = inflater.inflate(target, from, count);
                    if (got > 0) {
                        return got;
                    }
                }
                return -1;
            } catch (DataFormatException e) {
                throw damaged("its compressed data are damaged: "
                        + (e.getMessage() == null ? "no valid block" : e.getMessage()));
            }
        }

        private void finish() throws IOException {
            if (unpacked != member.size()) {
                throw damaged("unpacks to " + unpacked + " bytes, declares " + member.size());
            }
            if ((int) crc.getValue() != member.crc()) {
                throw damaged("CRC-32 is " + hex((int) crc.getValue()) + ", the directory states " + hex(member.crc()));
            }
            long left = dataEnd - here();
            if (left > 0) {
                reading.odd(AMBIGUOUS, member.path(), left + " bytes behind the end of its compressed data");
            }
            if (member.described()) {
                descriptor(member, dataEnd);
            } else {
                ends[member.index()] = dataEnd;
            }
        }

        private MalformedMember damaged(String problem) {
            return new MalformedMember(reading.malformed(member.path(), member.offset(), problem));
        }

        private static String hex(int value) {
            return String.format("%08x", value);
        }
    }
}
