package parallax.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A ZIP archive opened: its members as the central directory states them. Contents are read by a {@link ZipInput},
/// one for each thread. Rule: APPNOTE 6.3.10.
///
/// What is checked here: the ends of directory, ZIP64 fields, counts and sizes against the file and the limits,
/// overlaps; what readers can see differently is told of as {@link Anomaly.Kind#AMBIGUOUS_ARCHIVE}. Paths are judged
/// as {@link PathRules} says, duplicates included.
final class ZipDirectory implements Closeable {

    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;

    /// Bytes of a local header without name and extra fields.
    static final int LOCAL_SIZE = 30;

    /// Largest central directory; that of a million members has some 100 MB.
    private static final long DIRECTORY = 256L << 20;

    private static final int ZIP64_FIELD = 1;
    private static final int UNICODE_PATH_FIELD = 0x7075;

    private static final Anomaly.Kind AMBIGUOUS = Anomaly.Kind.AMBIGUOUS_ARCHIVE;

    private final Reading reading;
    private final FileChannel channel;
    private final ZipEnd end;
    private final PathRules paths;
    private List<ZipMember> members = List.of();
    private boolean[] shadowed = new boolean[0];

    private ZipDirectory(Reading reading, FileChannel channel, ZipEnd end) {
        this.reading = reading;
        this.channel = channel;
        this.end = end;
        this.paths = new PathRules(reading);
    }

    /// Opens the file of the reading.
    ///
    /// @throws MalformedArtifactException where there is no archive, or one past the limits
    static ZipDirectory open(Reading reading) throws MalformedArtifactException, IOException {
        FileChannel channel = FileChannel.open(reading.file(), StandardOpenOption.READ);
        try {
            ZipDirectory directory = new ZipDirectory(reading, channel, ZipEnd.find(reading, channel));
            directory.readMembers();
            channel = null;
            return directory;
        } finally {
            if (channel != null) {
                channel.close();
            }
        }
    }

    Reading reading() {
        return reading;
    }

    FileChannel channel() {
        return channel;
    }

    ZipEnd end() {
        return end;
    }

    /// The rules that have judged the members' paths.
    PathRules paths() {
        return paths;
    }

    /// In the order of the directory, duplicates included.
    List<ZipMember> members() {
        return members;
    }

    /// Whether a later member has the same path, as which Python's `zipfile` reads it.
    boolean shadowed(ZipMember member) {
        return shadowed[member.index()];
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void readMembers() throws MalformedArtifactException, IOException {
        Limits limits = reading.limits();
        if (end.entries() > limits.entries()) {
            throw reading.malformed(
                    null, end.directory(), end.entries() + " members, more than the limit of " + limits.entries());
        }
        if (end.directorySize() > DIRECTORY) {
            throw reading.malformed(
                    null,
                    end.directory(),
                    "a central directory of " + end.directorySize() + " bytes, more than the limit of " + DIRECTORY);
        }
        byte[] bytes = Bytes.read(channel, end.directory(), (int) end.directorySize());
        List<ZipMember> read = new ArrayList<>();
        long total = 0;
        int at = 0;
        while (at < bytes.length) {
            long place = end.directory() + at;
            if (bytes.length - at < ENTRY_SIZE || Bytes.i32(bytes, at) != ENTRY) {
                throw reading.malformed(
                        null, place, "no entry of the central directory, " + read.size() + " before it");
            }
            int next =
                    at + ENTRY_SIZE + Bytes.u16(bytes, at + 28) + Bytes.u16(bytes, at + 30) + Bytes.u16(bytes, at + 32);
            if (next > bytes.length) {
                throw reading.malformed(null, place, "an entry of the central directory that is cut short");
            }
            if (read.size() == limits.entries()) {
                throw reading.malformed(null, place, "more members than the limit of " + limits.entries());
            }
            ZipMember member = member(bytes, at, read.size());
            total += member.size();
            if (total > limits.totalBytes() || !limits.ratioAllows(total, reading.size())) {
                throw reading.malformed(
                        member.path(),
                        place,
                        "up to this member the archive of " + reading.size() + " bytes declares " + total
                                + " bytes unpacked, more than the limit of "
                                + Math.min(
                                        limits.totalBytes(),
                                        Math.max(limits.ratioFree(), limits.ratio() * reading.size())));
            }
            read.add(member);
            at = next;
        }
        if (end.entries() != read.size() && end.entries() != (read.size() & 0xffff)) {
            reading.odd(
                    AMBIGUOUS,
                    "",
                    "the end of central directory states " + end.entries() + " members, the directory has "
                            + read.size());
        }
        members = List.copyOf(read);
        findDuplicates();
        findOverlaps();
    }

    private ZipMember member(byte[] bytes, int at, int index) throws MalformedArtifactException {
        long place = end.directory() + at;
        int nameLength = Bytes.u16(bytes, at + 28);
        int extraAt = at + ENTRY_SIZE + nameLength;
        int extraEnd = extraAt + Bytes.u16(bytes, at + 30);
        byte[] name = Arrays.copyOfRange(bytes, at + ENTRY_SIZE, extraAt);
        int flags = Bytes.u16(bytes, at + 8);
        String spelled = paths.decode(name, place);
        if ((flags & ZipMember.UTF8) == 0 && !ascii(name)) {
            reading.odd(AMBIGUOUS, spelled, "the path is not ASCII, and not marked as UTF-8: it depends on the reader");
        }
        String path = paths.listed(spelled, place);
        long size = Bytes.u32(bytes, at + 24);
        long compressed = Bytes.u32(bytes, at + 20);
        long offset = Bytes.u32(bytes, at + 42);
        if (Bytes.u16(bytes, at + 34) != 0 && Bytes.u16(bytes, at + 34) != 0xffff) {
            throw reading.malformed(path, place, "in another file of an archive in several files");
        }
        int field = extraAt;
        while (field + 4 <= extraEnd) {
            int id = Bytes.u16(bytes, field);
            int dataAt = field + 4;
            int dataEnd = dataAt + Bytes.u16(bytes, field + 2);
            if (dataEnd > extraEnd) {
                break;
            }
            if (id == ZIP64_FIELD) {
                int wanted = (size == 0xffffffffL ? 8 : 0)
                        + (compressed == 0xffffffffL ? 8 : 0)
                        + (offset == 0xffffffffL ? 8 : 0);
                if (dataEnd - dataAt < wanted) {
                    throw reading.malformed(path, place, "a ZIP64 field too short for what it has to tell");
                }
                int value = dataAt;
                if (size == 0xffffffffL) {
                    size = Bytes.i64(bytes, value);
                    value += 8;
                }
                if (compressed == 0xffffffffL) {
                    compressed = Bytes.i64(bytes, value);
                    value += 8;
                }
                if (offset == 0xffffffffL) {
                    offset = Bytes.i64(bytes, value);
                }
            } else if (id == UNICODE_PATH_FIELD
                    && dataEnd - dataAt >= 5
                    && !Arrays.equals(bytes, dataAt + 5, dataEnd, name, 0, name.length)) {
                reading.odd(AMBIGUOUS, path, "a Unicode path field that states another path");
            }
            field = dataEnd;
        }
        if (field != extraEnd) {
            reading.odd(AMBIGUOUS, path, "extra fields that reach past their end");
        }
        if (size < 0 || compressed < 0 || offset < 0) {
            throw reading.malformed(path, place, "a size or offset that is no positive number of 63 bits");
        }
        if (size > reading.limits().fileBytes()) {
            throw reading.malformed(
                    path,
                    place,
                    "declares " + size + " bytes, more than the limit of "
                            + reading.limits().fileBytes());
        }
        if (offset > end.directory() - end.base()
                || compressed > end.directory() - end.base() - offset - LOCAL_SIZE - nameLength) {
            throw reading.malformed(
                    path,
                    place,
                    "states " + compressed + " bytes of data behind a header at byte " + offset
                            + ", which reach into the central directory at byte " + end.directory());
        }
        int attributes = (int) (Bytes.u32(bytes, at + 38) >>> 16);
        EntryType type = type(spelled, attributes);
        if (type == EntryType.DIRECTORY && size > 0) {
            reading.odd(AMBIGUOUS, path, "a folder with " + size + " bytes of content");
        }
        return new ZipMember(
                index,
                path,
                name,
                type,
                attributes == 0 ? -1 : attributes & 0xfff,
                offset + end.base(),
                Bytes.u16(bytes, at + 10),
                flags,
                Bytes.i32(bytes, at + 16),
                compressed,
                size);
    }

    private static EntryType type(String name, int mode) {
        if (name.endsWith("/")) {
            return EntryType.DIRECTORY;
        }
        return switch (mode & 0xf000) {
            case 0xa000 -> EntryType.SYMLINK;
            case 0x0000, 0x4000, 0x8000 -> EntryType.FILE;
            default -> EntryType.OTHER;
        };
    }

    private static boolean ascii(byte[] name) {
        for (byte each : name) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    private void findDuplicates() {
        shadowed = new boolean[members.size()];
        // From the last one on, for the last one counts.
        for (int i = members.size() - 1; i >= 0; i--) {
            ZipMember member = members.get(i);
            if (!paths.add(member.path(), member.type() == EntryType.DIRECTORY)) {
                shadowed[i] = true;
                if (member.type() != EntryType.DIRECTORY) {
                    reading.odd(AMBIGUOUS, member.path(), "more than one member of this path; the last one counts");
                }
            }
        }
        paths.finish();
    }

    /// Members whose data share bytes, as in the archives that unpack to far more than their size.
    private void findOverlaps() throws MalformedArtifactException {
        ZipMember[] byOffset = byOffset();
        for (int i = 1; i < byOffset.length; i++) {
            ZipMember before = byOffset[i - 1];
            long least = before.offset() + LOCAL_SIZE + before.nameBytes().length + before.compressedSize();
            if (byOffset[i].offset() < least) {
                throw overlap(before, byOffset[i], least);
            }
        }
    }

    MalformedArtifactException overlap(ZipMember before, ZipMember member, long endOfBefore) {
        return reading.malformed(
                member.path(),
                member.offset(),
                "overlaps `" + PathRules.printable(before.path()) + "`, whose data end at byte " + endOfBefore);
    }

    /// The members in the order of the file.
    ZipMember[] byOffset() {
        ZipMember[] sorted = members.toArray(new ZipMember[0]);
        Arrays.sort(sorted, (a, b) -> {
            int order = Long.compare(a.offset(), b.offset());
            return order != 0 ? order : Integer.compare(a.index(), b.index());
        });
        return sorted;
    }
}
