package parallax.artifact;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/// Where the central directory of a ZIP archive is. Rule: APPNOTE 6.3.10, 4.3.14 to 4.3.16; where that leaves open
/// what a damaged archive means, what Python's `zipfile` reads counts, and the doubt is told of.
///
/// @param directory offset of the central directory, in bytes from the start of the file
/// @param directorySize in bytes
/// @param entries as stated
/// @param base what is to be added to each offset that the archive states: the bytes before its start
/// @param end offset behind the central directory's last byte, as far as member data and directory may reach
record ZipEnd(long directory, long directorySize, long entries, long base, long end) {

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int END64 = 0x06064b50;
    private static final int END64_SIZE = 56;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int ENTRY = 0x02014b50;
    private static final int COMMENT = 0xffff;

    private static final Anomaly.Kind AMBIGUOUS = Anomaly.Kind.AMBIGUOUS_ARCHIVE;

    /// Finds the end of the directory, and through it the directory.
    static ZipEnd find(Reading reading, FileChannel channel) throws MalformedArtifactException, IOException {
        long fileSize = channel.size();
        int tailSize = (int) Math.min(fileSize, END_SIZE + COMMENT);
        long tailAt = fileSize - tailSize;
        byte[] tail = Bytes.read(channel, tailAt, tailSize);
        List<Integer> candidates = new ArrayList<>();
        for (int at = 0; at + END_SIZE <= tailSize; at++) {
            if (tail[at] == 'P' && Bytes.i32(tail, at) == END) {
                candidates.add(at);
            }
        }
        if (candidates.isEmpty()) {
            throw reading.malformed(
                    null, fileSize, "no end of central directory: no ZIP archive, or one that is cut short");
        }
        int chosen = choose(channel, tail, tailAt, candidates);
        ZipEnd found = read(reading, channel, tail, chosen, tailAt);
        int behind = tailSize - chosen - END_SIZE - Bytes.u16(tail, chosen + 20);
        if (behind != 0) {
            reading.odd(
                    AMBIGUOUS,
                    "",
                    behind > 0
                            ? behind + " bytes behind the end of the archive"
                            : "the archive's comment is " + -behind + " bytes shorter than stated");
        }
        for (int other : candidates) {
            if (other != chosen && tailAt + other >= found.directory) {
                reading.odd(
                        AMBIGUOUS,
                        "",
                        "a second end of central directory at byte " + (tailAt + other) + ", beside that at byte "
                                + (tailAt + chosen));
            }
        }
        return found;
    }

    /// The last one whose comment ends with the file and that leads to a directory, else the last that leads to one,
    /// else the last.
    private static int choose(FileChannel channel, byte[] tail, long tailAt, List<Integer> candidates)
            throws IOException {
        int leading = -1;
        for (int i = candidates.size() - 1; i >= 0 && i >= candidates.size() - 1000; i--) {
            int at = candidates.get(i);
            if (leads(channel, tail, at, tailAt)) {
                if (at + END_SIZE + Bytes.u16(tail, at + 20) == tail.length) {
                    return at;
                }
                leading = leading < 0 ? at : leading;
            }
        }
        return leading < 0 ? candidates.getLast() : leading;
    }

    private static boolean leads(FileChannel channel, byte[] tail, int at, long tailAt) throws IOException {
        long size = Bytes.u32(tail, at + 12);
        long end = tailAt + at;
        if (size == 0xffffffffL || Bytes.u32(tail, at + 16) == 0xffffffffL || Bytes.u16(tail, at + 10) == 0xffff) {
            return end >= LOCATOR_SIZE && signature(channel, end - LOCATOR_SIZE) == LOCATOR;
        }
        if (size == 0) {
            return Bytes.u16(tail, at + 10) == 0;
        }
        return signature(channel, Bytes.u32(tail, at + 16)) == ENTRY
                || (size <= end && signature(channel, end - size) == ENTRY)
                || (end >= LOCATOR_SIZE && signature(channel, end - LOCATOR_SIZE) == LOCATOR);
    }

    private static int signature(FileChannel channel, long at) throws IOException {
        return at < 0 || at + 4 > channel.size() ? 0 : Bytes.i32(Bytes.read(channel, at, 4), 0);
    }

    private static ZipEnd read(Reading reading, FileChannel channel, byte[] tail, int at, long tailAt)
            throws MalformedArtifactException, IOException {
        long place = tailAt + at;
        if (Bytes.u16(tail, at + 4) != 0 && Bytes.u16(tail, at + 4) != 0xffff) {
            throw reading.malformed(null, place, "a part of an archive in several files, which is not supported");
        }
        long entries = Bytes.u16(tail, at + 10);
        long size = Bytes.u32(tail, at + 12);
        long offset = Bytes.u32(tail, at + 16);
        long end = place;
        long locator = place - LOCATOR_SIZE;
        if (locator >= 0 && signature(channel, locator) == LOCATOR) {
            end = end64(reading, channel, locator);
            byte[] end64 = Bytes.read(channel, end, END64_SIZE);
            long entries64 = Bytes.i64(end64, 32);
            long size64 = Bytes.i64(end64, 40);
            long offset64 = Bytes.i64(end64, 48);
            if ((entries != 0xffff && entries != entries64)
                    || (size != 0xffffffffL && size != size64)
                    || (offset != 0xffffffffL && offset != offset64)) {
                reading.odd(
                        AMBIGUOUS, "", "the end of central directory and its ZIP64 form state different directories");
            }
            entries = entries64;
            size = size64;
            offset = offset64;
        } else if (size == 0xffffffffL || offset == 0xffffffffL) {
            throw reading.malformed(
                    null, place, "the end of central directory points to a ZIP64 form that is not there");
        }
        if (size < 0 || offset < 0 || entries < 0 || size > end || offset > end - size) {
            throw reading.malformed(
                    null,
                    place,
                    "the central directory of " + size + " bytes at byte " + offset + " would reach past its own end at"
                            + " byte " + end);
        }
        return locate(reading, channel, entries, size, offset, end, place);
    }

    /// Offset of the ZIP64 end of central directory: where the locator says, or right before it.
    private static long end64(Reading reading, FileChannel channel, long locator)
            throws MalformedArtifactException, IOException {
        long stated = Bytes.i64(Bytes.read(channel, locator, LOCATOR_SIZE), 8);
        long before = locator - END64_SIZE;
        boolean there = stated >= 0 && stated <= before && signature(channel, stated) == END64;
        boolean adjacent = before >= 0 && signature(channel, before) == END64;
        if (!there && !adjacent) {
            throw reading.malformed(
                    null, locator, "no ZIP64 end of central directory at byte " + stated + ", where the locator says");
        }
        if (there && adjacent && stated != before) {
            reading.odd(AMBIGUOUS, "", "two ZIP64 ends of central directory, at bytes " + stated + " and " + before);
        }
        return adjacent ? before : stated;
    }

    private static ZipEnd locate(
            Reading reading, FileChannel channel, long entries, long size, long offset, long end, long place)
            throws MalformedArtifactException, IOException {
        long gap = end - size - offset;
        if (gap == 0 || size == 0) {
            if (gap > 0) {
                reading.odd(AMBIGUOUS, "", gap + " bytes before the end of an empty archive");
            }
            return new ZipEnd(offset, size, entries, 0, end);
        }
        boolean shifted = signature(channel, offset + gap) == ENTRY;
        boolean asStated = signature(channel, offset) == ENTRY;
        if (shifted) {
            reading.odd(
                    AMBIGUOUS,
                    "",
                    asStated
                            ? "two central directories, at bytes " + offset + " and " + (offset + gap)
                            : gap + " bytes before the start of the archive");
            return new ZipEnd(offset + gap, size, entries, gap, end);
        }
        if (asStated) {
            reading.odd(AMBIGUOUS, "", gap + " bytes between the central directory and its end");
            return new ZipEnd(offset, size, entries, 0, offset + size);
        }
        throw reading.malformed(null, place, "no central directory at byte " + offset + ", where its end says");
    }
}
