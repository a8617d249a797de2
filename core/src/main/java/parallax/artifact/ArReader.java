package parallax.artifact;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The members of a Unix ar archive, which is what a Debian package is. Rule: deb(5); ar(5) of System V without its
/// tables of long names, which deb(5) does not allow.
final class ArReader {

    static final String MAGIC = "!<arch>\n";
    private static final int HEADER = 60;
    /// A Debian package has three.
    private static final int MOST_MEMBERS = 64;

    /// @param name without the blanks and the slash that end it
    /// @param offset of the content in the file, bytes
    record Member(String name, long offset, long size) {}

    private ArReader() {}

    static List<Member> members(MemorySegment file, Reading reading) throws MalformedArtifactException {
        long end = file.byteSize();
        if (end < MAGIC.length() || !text(file, 0, MAGIC.length()).equals(MAGIC)) {
            throw reading.malformed(null, 0, "no ar archive: it does not begin with `!<arch>`");
        }
        List<Member> members = new ArrayList<>();
        long at = MAGIC.length();
        while (at < end) {
            if (end - at < HEADER) {
                if (isFill(file, at, end)) {
                    break;
                }
                throw reading.malformed(null, at, "the file ends inside an ar header: " + (end - at) + " of 60 bytes");
            }
            if (file.get(ValueLayout.JAVA_BYTE, at + 58) != '`' || file.get(ValueLayout.JAVA_BYTE, at + 59) != '\n') {
                throw reading.malformed(null, at, "no ar header: it does not end with a backtick and a line feed");
            }
            String name = text(file, at, 16).stripTrailing();
            if (name.endsWith("/")) {
                name = name.substring(0, name.length() - 1);
            }
            long size = PaxRecords.number(text(file, at + 48, 10).strip());
            long content = at + HEADER;
            if (size < 0) {
                throw reading.malformed(name, at, "its size in the ar header is no number");
            }
            if (size > end - content) {
                throw reading.malformed(
                        name, at, "declares " + size + " bytes, the file has " + (end - content) + " left");
            }
            if (members.size() == MOST_MEMBERS) {
                throw reading.malformed(null, at, "more than " + MOST_MEMBERS + " members");
            }
            members.add(new Member(name, content, size));
            at = content + size + (size & 1);
        }
        return members;
    }

    private static boolean isFill(MemorySegment file, long from, long end) {
        for (long i = from; i < end; i++) {
            byte value = file.get(ValueLayout.JAVA_BYTE, i);
            if (value != 0 && value != '\n') {
                return false;
            }
        }
        return true;
    }

    private static String text(MemorySegment file, long offset, int length) {
        return new String(file.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
    }
}
