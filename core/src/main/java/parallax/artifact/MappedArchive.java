package parallax.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A file mapped into memory while its parts are read.
final class MappedArchive implements Closeable {

    private final Arena arena;
    private final MemorySegment content;
    private final Reading reading;

    private MappedArchive(Arena arena, MemorySegment content, Reading reading) {
        this.arena = arena;
        this.content = content;
        this.reading = reading;
    }

    @SuppressWarnings("MustBeClosedChecker") // closed with what is returned
    static MappedArchive open(Reading reading) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(reading.file(), StandardOpenOption.READ)) {
            return new MappedArchive(
                    arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena), reading);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    MemorySegment content() {
        return content;
    }

    /// A part of the file as a stream.
    InputStream part(long offset, long size) {
        return new SegmentInput(content.asSlice(offset, size));
    }

    /// @return lower-case hexadecimal
    String sha256() {
        MessageDigest digest = Sha256.newDigest();
        long chunk = 1 << 30;
        for (long at = 0; at < content.byteSize(); at += chunk) {
            digest.update(content.asSlice(at, Math.min(chunk, content.byteSize() - at))
                    .asByteBuffer());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        arena.close();
    }

    private final class SegmentInput extends InputStream {

        private final MemorySegment segment;
        private long at;

        SegmentInput(MemorySegment segment) {
            this.segment = segment;
        }

        @Override
        public int read() {
            return at == segment.byteSize() ? -1 : segment.get(ValueLayout.JAVA_BYTE, at++) & 0xff;
        }

        @Override
        public int read(byte[] target, int start, int length) {
            long left = segment.byteSize() - at;
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            int count = (int) Math.min(length, left);
            MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, at, target, start, count);
            at += count;
            reading.advance(count);
            return count;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, segment.byteSize() - at);
        }
    }
}
