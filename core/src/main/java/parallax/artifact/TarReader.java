package parallax.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.version.Excerpt;

/// Reads the members of a tar archive one after another: v7, ustar, pax and GNU tar with their long names and sparse
/// files. What it holds at once is bounded, whatever the archive states.
///
/// Our own because commons-compress' reader collects GNU long names and pax records of any length before anyone
/// can say
/// no, and its messages have no place.
final class TarReader {

    /// Enough for a path or link target in every encoding and for some hundred other records.
    private static final int LARGEST_HEADER_DATA = 1 << 20;

    private final InputStream in;
    private final Reading reading;
    private final @Nullable String archive;
    private final byte[] block = new byte[TarHeader.BLOCK];
    private final byte[] waste = new byte[1 << 14];
    private final Map<String, String> global = new HashMap<>();

    /// Bytes of the stream that were consumed.
    private long position;
    /// Of the stored content at hand, bytes not yet read, without the fill.
    private long remaining;

    private int fill;
    private @Nullable TarMember current;
    /// How many contents were begun or passed over: a content is readable while the number is its own.
    private long turn;

    private boolean ended;
    private int extensions;

    /// @param in the tar stream, decompressed; its exceptions are passed on
    /// @param archive its name inside the artifact, for errors; null where the artifact itself is the archive
    TarReader(InputStream in, Reading reading, @Nullable String archive) {
        this.in = in;
        this.reading = reading;
        this.archive = archive;
    }

    /// The next member; null behind the last one. What was left of the content before is passed over.
    @Nullable
    TarMember next() throws IOException, MalformedArtifactException {
        if (ended) {
            return null;
        }
        skipContent();
        Map<String, String> pax = new HashMap<>(global);
        String longName = null;
        String longLink = null;
        while (true) {
            long offset = position;
            TarHeader header = header();
            if (header == null) {
                ended = true;
                return null;
            }
            switch (header.type()) {
                case 'L' -> longName = trim(extension(header, offset));
                case 'K' -> longLink = trim(extension(header, offset));
                case 'x', 'X' -> PaxRecords.read(extension(header, offset), pax, problem(offset));
                case 'g' -> {
                    PaxRecords.read(extension(header, offset), global, problem(offset));
                    pax.putAll(global);
                }
                default -> {
                    extensions = 0;
                    return member(header, offset, longName, longLink, pax);
                }
            }
        }
    }

    /// What makes an error of a text, at this place of the tar stream.
    private TarProblem problem(long offset) {
        return text -> malformed(offset, text);
    }

    private MalformedArtifactException malformed(long offset, String text) {
        return reading.malformed(archive, -1, text + " (at byte " + offset + " of the tar stream)");
    }

    private @Nullable TarHeader header() throws IOException, MalformedArtifactException {
        long offset = position;
        int count = fill(block, TarHeader.BLOCK);
        if (count == 0 && offset == 0) {
            throw reading.malformed(archive, -1, "the tar stream is empty");
        }
        if (count == 0) {
            reading.odd(
                    Anomaly.Kind.AMBIGUOUS_ARCHIVE,
                    archive == null ? "" : archive,
                    "no blocks of zeros end the tar stream");
            return null;
        }
        if (count < TarHeader.BLOCK) {
            throw malformed(offset, "the tar stream ends inside a header: " + count + " of 512 bytes");
        }
        TarHeader header = new TarHeader(block.clone());
        if (header.isEmpty()) {
            checkEnd();
            return null;
        }
        if (!header.isIntact()) {
            throw malformed(offset, "no tar header: its checksum is wrong");
        }
        return header;
    }

    /// Behind the first block of zeros only zeros may follow.
    private void checkEnd() throws IOException {
        int count = in.read(waste);
        while (count >= 0) {
            for (int i = 0; i < count; i++) {
                if (waste[i] != 0) {
                    reading.odd(
                            Anomaly.Kind.AMBIGUOUS_ARCHIVE,
                            archive == null ? "" : archive,
                            "data follow the end of the tar stream, at byte " + (position + i));
                    drain();
                    return;
                }
            }
            position += count;
            count = in.read(waste);
        }
    }

    /// Reads to the end, so that what checks the compressed stream sees it whole.
    private void drain() throws IOException {
        int count = in.read(waste);
        while (count >= 0) {
            count = in.read(waste);
        }
    }

    /// The data of a header that speaks of the next member.
    private byte[] extension(TarHeader header, long offset) throws IOException, MalformedArtifactException {
        long size = header.size();
        if (size < 0 || size > LARGEST_HEADER_DATA) {
            throw malformed(
                    offset,
                    size < 0
                            ? "the size of an extended header is no number"
                            : "an extended header of " + size + " bytes, more than the limit of "
                                    + LARGEST_HEADER_DATA);
        }
        if (++extensions > 8) {
            throw malformed(offset, "more than 8 extended headers for one member");
        }
        byte[] data = new byte[(int) size];
        int count = fill(data, data.length);
        if (count < data.length) {
            throw malformed(offset, "the tar stream ends inside an extended header");
        }
        skip(padding(size), offset);
        return data;
    }

    private static String trim(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != 0) {
            end++;
        }
        return TarHeader.decode(data, 0, end);
    }

    private TarMember member(
            TarHeader header,
            long offset,
            @Nullable String longName,
            @Nullable String longLink,
            Map<String, String> pax)
            throws IOException, MalformedArtifactException {
        String name = pax.getOrDefault("path", longName != null ? longName : header.name());
        String link = pax.getOrDefault("linkpath", longLink != null ? longLink : header.linkName());
        long stored = header.size();
        String paxSize = pax.get("size");
        if (paxSize != null) {
            stored = PaxRecords.number(paxSize);
        }
        EntryType type = type(header.type(), name);
        if (stored < 0) {
            throw malformed(offset, "the size of " + Excerpt.ofFile(name) + " is no number");
        }
        // Links, devices and folders have no content, whatever the field says; old writers put a link's size there.
        remaining = hasNoContent(header.type()) ? 0 : stored;
        fill = padding(remaining);
        SparseMap sparse = SparseMap.find(header, pax, this, problem(offset));
        if (sparse != null) {
            name = sparse.name() != null ? sparse.name() : name;
            sparse.check(remaining, problem(offset));
        }
        TarMember member = new TarMember(
                name,
                type,
                header.mode(),
                type != EntryType.FILE ? 0 : sparse != null ? sparse.size() : stored,
                type == EntryType.SYMLINK || type == EntryType.HARDLINK ? link : null,
                offset,
                sparse == null ? null : sparse.parts());
        current = member;
        return member;
    }

    private static EntryType type(char flag, String name) {
        return switch (flag) {
            // A file whose name ends with a slash is how v7 writes a folder.
            case '0', 0, '7' -> name.endsWith("/") ? EntryType.DIRECTORY : EntryType.FILE;
            case 'S' -> EntryType.FILE;
            case '1' -> EntryType.HARDLINK;
            case '2' -> EntryType.SYMLINK;
            case '5', 'D' -> EntryType.DIRECTORY;
            default -> EntryType.OTHER;
        };
    }

    /// POSIX: hard links (pax may store a content with them; nobody does), symbolic links, devices, folders, pipes.
    private static boolean hasNoContent(char flag) {
        return flag >= '1' && flag <= '6';
    }

    /// The content of the member that [#next()] gave last. Ends the reading with an error where the stream is too
    /// short.
    InputStream content() {
        TarMember member = current;
        if (member == null) {
            return InputStream.nullInputStream();
        }
        InputStream stored = new Stored(turn);
        return member.sparse() == null ? stored : new SparseInput(stored, member.sparse(), member.size());
    }

    /// Reads stored content of the member at hand: the whole of `target`, or the end of the stream comes first.
    int readStored(byte[] target, int length) throws IOException {
        int count = fill(target, (int) Math.min(length, remaining));
        remaining -= count;
        return count;
    }

    /// A block of the map that GNU's old format puts between header and content, where no size counts it.
    int readMapBlock(byte[] target) throws IOException {
        return fill(target, TarHeader.BLOCK);
    }

    private void skipContent() throws IOException, MalformedArtifactException {
        TarMember member = current;
        current = null;
        turn++;
        if (member != null) {
            skip(remaining + fill, member.offset());
        }
        remaining = 0;
        fill = 0;
    }

    private void skip(long bytes, long offset) throws IOException, MalformedArtifactException {
        long left = bytes;
        while (left > 0) {
            int count = in.read(waste, 0, (int) Math.min(waste.length, left));
            if (count < 0) {
                throw malformed(offset, "the tar stream ends " + left + " bytes early");
            }
            position += count;
            left -= count;
        }
    }

    private int fill(byte[] target, int length) throws IOException {
        int count = in.readNBytes(target, 0, length);
        position += count;
        return count;
    }

    private static int padding(long size) {
        return (int) (-size & (TarHeader.BLOCK - 1));
    }

    /// The stored content of one member.
    private final class Stored extends InputStream {

        private final long own;

        Stored(long own) {
            this.own = own;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            if (turn != own || remaining == 0) {
                return -1;
            }
            int count = in.read(target, start, (int) Math.min(length, remaining));
            if (count < 0) {
                // The reader's own exception is no IOException; next() or the caller's count finds the same.
                throw new TarEndException(remaining);
            }
            position += count;
            remaining -= count;
            return count;
        }
    }
}
