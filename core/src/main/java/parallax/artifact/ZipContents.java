package parallax.artifact;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Reads all contents of a ZIP archive in one pass, with two threads, and the archive's own digest beside them.
///
/// The largest members come first, so that the threads end at about the same time. Of several damaged members the
/// error is always that of the one nearest to the start of the file, whichever thread was faster.
final class ZipContents {

    /// What is wanted of one member.
    interface Plan {
        Content.Use use(ZipMember member);

        /// The digest that the manifest has of it, as a JDK calls it, besides SHA-256; null where there is none.
        @Nullable
        String digest(ZipMember member);
    }

    private static final int THREADS = 2;

    /// Bytes of content below which a second thread does not pay.
    private static final long WORTH_A_THREAD = 1 << 20;

    /// Hashing is so many times faster than inflating and hashing.
    private static final int HASH_SPEED = 4;

    private final ZipDirectory directory;
    private final Reading reading;
    private final Plan plan;
    private final List<Task> tasks = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final @Nullable Content[] contents;
    private final @Nullable String[] digests;
    private final long[] ends;
    private volatile String sha256 = "";
    private volatile long failedAt = Long.MAX_VALUE;
    private volatile boolean stopped;
    private @Nullable Throwable failure;

    /// @param member null for the archive itself
    private record Task(@Nullable ZipMember member, long cost) {}

    private ZipContents(ZipDirectory directory, Plan plan) {
        this.directory = directory;
        this.reading = directory.reading();
        this.plan = plan;
        int count = directory.members().size();
        this.contents = new Content[count];
        this.digests = new String[count];
        this.ends = new long[count];
    }

    /// Reads them all.
    ///
    /// @throws MalformedArtifactException where a member is damaged, or data overlap
    static ZipContents read(ZipDirectory directory, Plan plan) throws MalformedArtifactException, IOException {
        ZipContents contents = new ZipContents(directory, plan);
        contents.run();
        contents.checkLayout();
        return contents;
    }

    /// Of one member; null for a folder.
    @Nullable
    Content of(ZipMember member) {
        return contents[member.index()];
    }

    /// The digest that the plan asked for, lower-case hexadecimal; null where it asked for none.
    @Nullable
    String digest(ZipMember member) {
        return digests[member.index()];
    }

    /// Of the archive, lower-case hexadecimal.
    String sha256() {
        return sha256;
    }

    private void run() throws MalformedArtifactException, IOException {
        long total = 0;
        for (ZipMember member : directory.members()) {
            tasks.add(new Task(member, member.size()));
            total += member.size();
        }
        tasks.add(new Task(null, reading.size() / HASH_SPEED));
        tasks.sort((a, b) -> Long.compare(b.cost, a.cost));
        List<Thread> threads = new ArrayList<>();
        if (total > WORTH_A_THREAD && Runtime.getRuntime().availableProcessors() > 1) {
            for (int i = 1; i < THREADS; i++) {
                threads.add(Thread.ofPlatform()
                        .name("parallax-contents-" + i)
                        .daemon()
                        .start(this::work));
            }
        }
        work();
        join(threads);
        Throwable thrown = failure;
        switch (thrown) {
            case null -> {}
            case MalformedArtifactException malformed -> throw malformed;
            case IOException failed -> throw failed;
            case Error error -> throw error;
            case RuntimeException unexpected -> throw unexpected;
            default -> throw new IllegalStateException(thrown);
        }
    }

    private void join(List<Thread> threads) throws InterruptedIOException {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                    stopped = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading `" + reading.name() + "`");
        }
    }

    /// Takes tasks until there are none.
    private void work() {
        try (ZipInput input = new ZipInput(directory, ends);
                ContentDelivery delivery = new ContentDelivery(reading)) {
            while (!stopped) {
                int index = next.getAndIncrement();
                if (index >= tasks.size()) {
                    return;
                }
                ZipMember member = tasks.get(index).member;
                if (member == null) {
                    sha256 = hash(directory.channel());
                } else if (member.offset() < failedAt) {
                    read(member, input, delivery);
                }
            }
        } catch (Throwable thrown) {
            fail(thrown, -1);
        }
    }

    private void read(ZipMember member, ZipInput input, ContentDelivery delivery) throws IOException {
        String algorithm = plan.digest(member);
        MessageDigest more = algorithm == null ? null : ContentDelivery.digest(algorithm);
        try {
            Content.Use use = directory.shadowed(member) ? Content.Use.NONE : plan.use(member);
            contents[member.index()] = input.deliver(member, delivery, use, more);
            digests[member.index()] = more == null ? null : HexFormat.of().formatHex(more.digest());
        } catch (MalformedArtifactException e) {
            fail(e, member.offset());
        }
    }

    /// @param offset of the damaged member; -1 for what ends the reading at once
    private synchronized void fail(Throwable thrown, long offset) {
        if (failure == null || offset < failedAt) {
            failure = thrown;
            failedAt = offset;
        }
        stopped |= offset < 0;
    }

    /// SHA-256 of a whole file.
    private static String hash(FileChannel channel) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
        long at = 0;
        for (int count = channel.read(buffer, at); count >= 0; count = channel.read(buffer, at)) {
            at += count;
            digest.update(buffer.flip());
            buffer.clear();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// What lies between members: nothing, in an archive that all readers see alike.
    private void checkLayout() throws MalformedArtifactException, IOException {
        ZipMember[] byOffset = directory.byOffset();
        ZipMember before = null;
        long end = directory.end().base();
        for (ZipMember member : byOffset) {
            if (member.offset() < end && before != null) {
                throw directory.overlap(before, member, end);
            }
            tellGap(end, member.offset());
            end = ends[member.index()];
            before = member;
        }
        if (end > directory.end().directory() && before != null) {
            throw reading.malformed(before.path(), before.offset(), "its data descriptor overlaps the directory");
        }
        tellGap(end, directory.end().directory());
    }

    private void tellGap(long from, long to) throws IOException {
        if (from >= to) {
            return;
        }
        boolean member = to - from >= ZipDirectory.LOCAL_SIZE
                && Arrays.equals(Bytes.read(directory.channel(), from, 4), new byte[] {'P', 'K', 3, 4});
        reading.odd(
                Anomaly.Kind.AMBIGUOUS_ARCHIVE,
                "",
                (to - from) + " bytes at byte " + from
                        + (member ? " are a member that the directory does not list" : " belong to no member"));
    }
}
