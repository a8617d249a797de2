package parallax.artifact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares files with RECORD. Rule: PyPA specifications "Binary distribution format" and "Recording installed
/// projects": every file is listed with a digest of SHA-256 or better, but RECORD itself and its signatures.
final class RecordCheck {

    private final Reading reading;
    private final String recordPath;
    private final Map<String, RecordLine> lines = new HashMap<>();
    private final boolean installed;

    /// @param distInfo path of the folder that RECORD is in
    /// @param root path of the folder that RECORD's paths start from, with a `/` behind; empty for the artifact's
    ///     root
    /// @param installed whether it is that of an installed distribution, where files without digest are usual
    RecordCheck(Reading reading, String distInfo, String root, List<RecordLine> record, boolean installed) {
        this.reading = reading;
        this.recordPath = distInfo + "/RECORD";
        this.installed = installed;
        for (RecordLine line : record) {
            String path = resolve(root, line.path());
            if (path == null) {
                if (!installed) {
                    odd(
                            Anomaly.Kind.UNSAFE_PATH,
                            recordPath,
                            "lists `" + PathRules.printable(line.path()) + "`, which is not in the artifact");
                }
                continue;
            }
            RecordLine before = lines.putIfAbsent(path, line);
            if (before != null && !before.equals(line)) {
                odd(Anomaly.Kind.METADATA, recordPath, "lists `" + PathRules.printable(path) + "` twice, differently");
            }
        }
    }

    /// The paths that RECORD lists, from the artifact's root on.
    Set<String> listed() {
        return Set.copyOf(lines.keySet());
    }

    /// Leaves out an entry that is there and has no content to compare: a link, or a file that cannot be read.
    void pass(String path) {
        lines.remove(path);
    }

    /// The JDK's name of the digest that RECORD has of a file, where it is neither SHA-256 nor one that proves
    /// nothing.
    @Nullable
    String digestOf(String path) {
        RecordLine line = lines.get(path);
        if (line == null) {
            return null;
        }
        return switch (line.algorithm()) {
            case "sha384" -> "SHA-384";
            case "sha512" -> "SHA-512";
            case "sha224" -> "SHA-224";
            case "md5" -> "MD5";
            case "sha1" -> "SHA-1";
            default -> null;
        };
    }

    /// Compares one file, once.
    ///
    /// @param other its digest by {@link #digestOf}, lower-case hexadecimal; null where that is null
    void compare(String path, Content content, @Nullable String other) {
        RecordLine line = lines.remove(path);
        if (exempt(path)) {
            return;
        }
        if (line == null) {
            if (!installed) {
                odd(Anomaly.Kind.NOT_IN_MANIFEST, path, "RECORD does not list it");
            }
            return;
        }
        if (line.size() >= 0 && line.size() != content.size()) {
            odd(Anomaly.Kind.MANIFEST_MISMATCH, path, "has " + content.size() + " bytes, RECORD states " + line.size());
        }
        if (line.algorithm().isEmpty()) {
            if (!installed) {
                odd(Anomaly.Kind.NOT_IN_MANIFEST, path, "RECORD lists it without a digest");
            }
            return;
        }
        String digest = line.algorithm().equals("sha256") ? content.sha256() : other;
        if (digest == null) {
            odd(
                    Anomaly.Kind.METADATA,
                    path,
                    "RECORD has a digest of it that is not known here: `" + PathRules.printable(line.algorithm())
                            + "`");
            return;
        }
        if (line.algorithm().equals("md5")
                || line.algorithm().equals("sha1")
                || line.algorithm().equals("sha224")) {
            odd(Anomaly.Kind.METADATA, path, "RECORD's digest of it, " + line.algorithm() + ", is weaker than allowed");
        }
        if (!digest.equals(line.digest())) {
            odd(
                    Anomaly.Kind.MANIFEST_MISMATCH,
                    path,
                    "its " + line.algorithm() + " is " + digest + ", RECORD states "
                            + (line.digest().isEmpty() ? "none that can be decoded" : line.digest()));
        }
    }

    /// Tells, once all files were compared, of those that are listed and not there.
    void finish() {
        for (Map.Entry<String, RecordLine> left : lines.entrySet()) {
            // Installers list compiled modules, which are made, removed and made again.
            if (!exempt(left.getKey()) && !(installed && left.getKey().endsWith(".pyc"))) {
                odd(Anomaly.Kind.MISSING_FILE, left.getKey(), "RECORD lists it, and it is not there");
            }
        }
    }

    private boolean exempt(String path) {
        return path.equals(recordPath) || path.equals(recordPath + ".jws") || path.equals(recordPath + ".p7s");
    }

    /// A path of RECORD from the artifact's root on; null where it is outside.
    private static @Nullable String resolve(String root, String path) {
        if (path.startsWith("/") || path.indexOf('\0') >= 0 || path.isEmpty()) {
            return null;
        }
        if (!path.startsWith("./") && !path.contains("../") && !path.contains("/./")) {
            return root + path;
        }
        String base = root;
        int at = 0;
        while (true) {
            if (path.startsWith("./", at)) {
                at += 2;
            } else if (path.startsWith("../", at)) {
                if (base.isEmpty()) {
                    return null;
                }
                base = base.substring(0, base.lastIndexOf('/', base.length() - 2) + 1);
                at += 3;
            } else {
                String rest = path.substring(at);
                return rest.contains("/../") || rest.contains("/./") ? null : base + rest;
            }
        }
    }

    private void odd(Anomaly.Kind kind, String path, String text) {
        reading.odd(kind, path, text);
    }
}
