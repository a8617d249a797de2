package parallax.artifact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Judges the paths and links of one artifact, by the same rules in every format:
///
/// - A path that is empty, holds a NUL, or is longer or deeper than the limits makes the whole archive untrustworthy:
///   an error.
/// - An absolute path, one with a drive letter, a backslash, a control character, a part that is empty, `.` or `..`:
///   the entry is read and listed as it is spelled, has no logical path, and an {@link Anomaly.Kind#UNSAFE_PATH}
///   tells of it. Nothing is ever written to such a path.
/// - A link that leaves the tree is listed, and told of in the same way.
/// - Two paths that differ by case or Unicode normalisation alone, a file that is a folder of another entry, bytes
///   that are no UTF-8: {@link Anomaly.Kind#AMBIGUOUS_ARCHIVE}, for what is installed depends on who installs it.
final class PathRules {

    private static final Anomaly.Kind UNSAFE = Anomaly.Kind.UNSAFE_PATH;
    private static final Anomaly.Kind AMBIGUOUS = Anomaly.Kind.AMBIGUOUS_ARCHIVE;

    private final Reading reading;
    private final Map<String, String> folded = new HashMap<>();
    private final Map<String, Boolean> files = new HashMap<>();
    private final Set<String> folders = new HashSet<>();

    PathRules(Reading reading) {
        this.reading = reading;
    }

    /// A path as its bytes are stored. Bytes that are no UTF-8 are spelled `\xFF`, and told of.
    ///
    /// @param offset of the member in the archive, for errors; -1 where there is no such place
    String decode(byte[] stored, long offset) throws MalformedArtifactException {
        if (stored.length > reading.limits().pathBytes()) {
            throw reading.malformed(
                    null,
                    offset,
                    "a path of " + stored.length + " bytes, more than the limit of "
                            + reading.limits().pathBytes());
        }
        for (byte each : stored) {
            if (each < 0) {
                return decodeUtf8(stored);
            }
        }
        return new String(stored, StandardCharsets.ISO_8859_1);
    }

    private String decodeUtf8(byte[] stored) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(stored))
                    .toString();
        } catch (CharacterCodingException e) {
            StringBuilder text = new StringBuilder();
            for (byte each : stored) {
                if (each >= 0) {
                    text.append((char) each);
                } else {
                    text.append("\\x").append(Integer.toHexString(each & 0xff));
                }
            }
            reading.odd(AMBIGUOUS, text.toString(), "the path is not UTF-8: its characters depend on the reader");
            return text.toString();
        }
    }

    /// The path under which an entry is listed: as spelled, without `./` in front and `/` behind. The root of the
    /// tree itself, which tar archives often list, is the empty path.
    ///
    /// @param offset of the member in the archive, for errors; -1 where there is no such place
    String listed(String spelled, long offset) throws MalformedArtifactException {
        if (spelled.isEmpty()) {
            throw reading.malformed(null, offset, "a member without a path");
        }
        if (spelled.indexOf('\0') >= 0) {
            throw reading.malformed(
                    printable(spelled), offset, "the path holds a NUL byte, at which some readers end it");
        }
        if (spelled.length() > reading.limits().pathBytes()) {
            throw reading.malformed(
                    null,
                    offset,
                    "a path of " + spelled.length() + " characters, more than the limit of "
                            + reading.limits().pathBytes());
        }
        int start = 0;
        while (spelled.startsWith("./", start)) {
            start += 2;
        }
        int end = spelled.length();
        if (end > start && spelled.charAt(end - 1) == '/') {
            end--;
        }
        String path = spelled.substring(start, end);
        if (path.equals(".")) {
            return "";
        }
        if (end < spelled.length() && path.isEmpty() && start == 0) {
            path = "/";
        }
        int depth = 1;
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '/') {
                depth++;
            }
        }
        if (depth > reading.limits().depth()) {
            throw reading.malformed(
                    null,
                    offset,
                    "a path of " + depth + " parts, more than the limit of "
                            + reading.limits().depth());
        }
        String problem = problem(path);
        if (problem != null) {
            reading.odd(UNSAFE, path, problem);
        }
        return path;
    }

    /// Whether an entry of this path lands where it says, so that it has a logical path.
    static boolean safe(String path) {
        return problem(path) == null;
    }

    private static @Nullable String problem(String path) {
        if (path.startsWith("/")) {
            return "an absolute path";
        }
        if (path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0))) {
            return "a path with a drive letter";
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\') {
                return "a backslash in the path, which is a separator on Windows";
            }
            if (c < ' ' || c == 0x7f) {
                return "a control character in the path";
            }
        }
        int start = 0;
        while (start <= path.length()) {
            int end = path.indexOf('/', start);
            if (end < 0) {
                end = path.length();
            }
            int length = end - start;
            if (length == 0 && !path.isEmpty()) {
                return "an empty part in the path";
            }
            if (length == 2 && path.startsWith("..", start)) {
                return "a part `..` in the path";
            }
            if (length == 1 && path.charAt(start) == '.') {
                return "a part `.` in the path";
            }
            start = end + 1;
        }
        return null;
    }

    /// Tells of a link whose target leaves the tree.
    ///
    /// @param path of the link, as listed
    /// @param target as stored: of a symbolic link relative to the link's folder, of a hard link to the root
    void link(String path, String target, boolean hard) {
        if (target.isEmpty() || target.indexOf('\0') >= 0) {
            reading.odd(UNSAFE, path, "a link to nowhere: its target is empty or holds a NUL byte");
            return;
        }
        if (target.startsWith("/") || target.startsWith("\\")) {
            reading.odd(UNSAFE, path, "a link to the absolute path `" + printable(target) + "`");
            return;
        }
        int depth = 0;
        if (!hard) {
            for (int i = 0; i < path.length(); i++) {
                if (path.charAt(i) == '/') {
                    depth++;
                }
            }
        }
        for (String part : target.split("/", -1)) {
            if (part.equals("..")) {
                depth--;
                if (depth < 0) {
                    reading.odd(UNSAFE, path, "a link out of the tree, to `" + printable(target) + "`");
                    return;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                depth++;
            }
        }
    }

    /// Notes an entry, and says whether its path is new. A path seen before is told of by the caller, who knows which
    /// of the two counts in its format.
    ///
    /// @param path as listed
    boolean add(String path, boolean folder) {
        Boolean before = files.putIfAbsent(path, !folder);
        if (before != null) {
            if (before == folder) {
                reading.odd(AMBIGUOUS, path, "both a file and a folder");
            }
            return false;
        }
        String fold = fold(path);
        String other = folded.putIfAbsent(fold, path);
        if (other != null) {
            reading.odd(
                    AMBIGUOUS,
                    path,
                    "differs from `" + printable(other)
                            + "` by case or Unicode normalisation alone: one file on many systems");
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (!folders.add(path.substring(0, slash))) {
                break;
            }
        }
        return true;
    }

    /// What a path is on a system that knows neither case nor spellings of one character. ASCII, as nearly all paths
    /// are, needs no tables of Unicode, whose loading costs more than a small archive.
    private static String fold(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) >= 0x80) {
                return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            }
        }
        return path.toLowerCase(Locale.ROOT);
    }

    /// Tells, once all entries are noted, of files that are folders of other entries.
    void finish() {
        for (String folder : folders) {
            if (Boolean.TRUE.equals(files.get(folder))) {
                reading.odd(AMBIGUOUS, folder, "a file, and a folder of other entries");
            }
        }
    }

    /// A text for a message: control characters are spelled `\x00`.
    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < 200; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7f) {
                shown.append(c < 16 ? "\\x0" : "\\x").append(Integer.toHexString(c));
            } else {
                shown.append(c);
            }
        }
        return text.length() > 200 ? shown.append('…').toString() : shown.toString();
    }
}
