package parallax.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes the contents of files one after another, hashes them, and hands over to the consumer what it wants: on the
/// heap up to {@link #ON_HEAP}, else in a temporary file that is mapped and that has no name any more on POSIX
/// systems. One of these serves one thread; its buffers are used again for each file.
final class ContentDelivery implements Closeable {

    /// Largest content that is handed over on the heap, in bytes.
    static final int ON_HEAP = 4 << 20;

    private static final int HEAD = 64;
    private static final int CHUNK = 1 << 16;

    private final Reading reading;
    private MessageDigest sha256 = Sha256.newDigest();
    private final byte[] head = new byte[HEAD];
    private byte[] heap = new byte[0];
    private byte[] chunk = new byte[0];

    private String path = "";
    private long declared;
    private long size;
    private Content.Use use = Content.Use.NONE;
    private @Nullable MessageDigest also;
    private boolean asked;
    private boolean wanted;
    private boolean onHeap;
    private @Nullable FileChannel spill;

    ContentDelivery(Reading reading) {
        this.reading = reading;
    }

    /// A digest that every JDK has.
    static MessageDigest digest(String algorithm) {
        try {
            return algorithm.equals("SHA-256") ? Sha256.newDigest() : MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A whole content: {@link #start}, {@link #write} up to the end of the stream, {@link #finish}.
    Content deliver(
            String file, long offset, long bytes, Content.Use useOfIt, @Nullable MessageDigest more, InputStream in)
            throws MalformedArtifactException, IOException {
        start(file, offset, bytes, useOfIt, more);
        if (chunk.length == 0) {
            chunk = new byte[CHUNK];
        }
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            write(chunk, 0, count);
        }
        return finish();
    }

    /// Begins the content of a file.
    ///
    /// @param offset of the member in the archive, for errors; -1 where there is no such place
    /// @param bytes as declared; more than that is an error in {@link #write}, less one in {@link #finish}
    /// @param more gets the content as well, for a manifest with another digest than SHA-256
    /// @throws MalformedArtifactException where the declared size is past the limits
    void start(String file, long offset, long bytes, Content.Use useOfIt, @Nullable MessageDigest more)
            throws MalformedArtifactException {
        Limits limits = reading.limits();
        if (bytes < 0 || bytes > limits.fileBytes()) {
            throw reading.malformed(
                    file, offset, "declares " + bytes + " bytes, more than the limit of " + limits.fileBytes());
        }
        if (useOfIt == Content.Use.OFFER_AND_KEEP && bytes > limits.metadataBytes()) {
            throw reading.malformed(
                    file, offset, "metadata of " + bytes + " bytes, more than the limit of " + limits.metadataBytes());
        }
        release();
        path = file;
        declared = bytes;
        size = 0;
        use = useOfIt;
        also = more;
        asked = useOfIt == Content.Use.NONE;
        wanted = false;
        onHeap = useOfIt == Content.Use.OFFER_AND_KEEP || bytes <= ON_HEAP;
        sha256 = Sha256.renew(sha256);
    }

    /// The next bytes of the content.
    void write(byte[] bytes, int from, int count) throws MalformedArtifactException, IOException {
        if (count > declared - size) {
            throw reading.malformed(path, -1, "holds more than the " + declared + " bytes that it declares");
        }
        sha256.update(bytes, from, count);
        if (also != null) {
            also.update(bytes, from, count);
        }
        if (size < HEAD) {
            System.arraycopy(bytes, from, head, (int) size, (int) Math.min(count, HEAD - size));
        }
        long before = size;
        size += count;
        if (!asked && size >= HEAD) {
            ask();
            // What came before this chunk is in the head, as there was too little of it to ask.
            hold(head, 0, (int) before, 0);
        }
        if (asked) {
            hold(bytes, from, count, before);
        }
    }

    /// Ends the content, and hands it to the consumer if it is wanted.
    ///
    /// @throws MalformedArtifactException where it is shorter than declared
    Content finish() throws MalformedArtifactException, IOException {
        try {
            if (size != declared) {
                throw reading.malformed(path, -1, "ends after " + size + " bytes, declares " + declared);
            }
            String hash = HexFormat.of().formatHex(sha256.digest());
            if (!asked) {
                ask();
                hold(head, 0, (int) size, 0);
            }
            byte[] kept = use == Content.Use.OFFER_AND_KEEP ? Arrays.copyOf(heap, (int) size) : null;
            if (wanted) {
                handOver(hash);
            }
            return new Content(size, hash, kept);
        } finally {
            release();
        }
    }

    private void ask() throws IOException {
        asked = true;
        wanted = reading.consumer().wants(path, declared, Arrays.copyOf(head, (int) Math.min(size, HEAD)));
        if (onHeap && (wanted || use == Content.Use.OFFER_AND_KEEP)) {
            if (heap.length < declared) {
                heap = new byte[(int) Math.max(declared, Math.min(ON_HEAP, 2L * heap.length))];
            }
        } else if (wanted) {
            spill = openSpill(reading.spillFolder());
        }
    }

    /// The file is deleted when it is closed, on POSIX systems as soon as it is open, so that a kill leaves nothing.
    private static FileChannel openSpill(Path folder) throws IOException {
        return FileChannel.open(
                folder.resolve("parallax-" + UUID.randomUUID() + ".tmp"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    private void hold(byte[] bytes, int from, int count, long at) throws IOException {
        if (spill != null) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, from, count);
            while (buffer.hasRemaining()) {
                spill.write(buffer);
            }
        } else if (onHeap && (wanted || use == Content.Use.OFFER_AND_KEEP)) {
            System.arraycopy(bytes, from, heap, (int) at, count);
        }
    }

    private void handOver(String hash) throws IOException {
        if (spill == null) {
            MemorySegment content = MemorySegment.ofArray(heap).asSlice(0, size).asReadOnly();
            reading.consumer().accept(path, hash, content);
            return;
        }
        try (Arena arena = Arena.ofShared()) {
            reading.consumer().accept(path, hash, spill.map(FileChannel.MapMode.READ_ONLY, 0, size, arena));
        }
    }

    private void release() {
        if (heap.length > ON_HEAP) {
            heap = new byte[0];
        }
        FileChannel open = spill;
        spill = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // The content was handed over already, or another error is on its way.
            }
        }
    }

    @Override
    public void close() {
        release();
    }
}
