package parallax.artifact;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of a file in which every occurrence of a prefix counts as the one byte 0xFF followed by NUL; in a binary
/// also
/// the NULs that end a text with the prefix in it count as one, so that the fill for a shorter prefix does not show.
/// Takes the file in pieces of any size.
public final class PrefixNeutralDigest {

    /// Neither UTF-8 text nor a path has it.
    private static final byte[] TOKEN = {(byte) 0xff, 0};

    private static final int BUFFER = 1 << 14;

    private final MessageDigest digest;
    private final byte[] prefix;
    /// For each length of a match the length of the next shorter one (Knuth, Morris, Pratt).
    private final int[] shorter;

    private final boolean binary;
    private final byte[] buffer = new byte[BUFFER];
    private int buffered;
    private int matched;
    private long occurrences;
    /// Inside a text with the prefix in it, before its first NUL.
    private boolean inText;
    /// Behind that first NUL, while more of them follow.
    private boolean inFill;

    PrefixNeutralDigest(byte[] prefix, boolean binary) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        this.prefix = prefix.clone();
        this.binary = binary;
        shorter = new int[prefix.length + 1];
        shorter[0] = -1;
        int length = -1;
        for (int i = 0; i < prefix.length; i++) {
            while (length >= 0 && prefix[length] != prefix[i]) {
                length = shorter[length];
            }
            shorter[i + 1] = ++length;
        }
    }

    /// Takes the next piece of the file.
    public void update(byte[] bytes, int start, int length) {
        for (int i = start; i < start + length; i++) {
            take(bytes[i]);
        }
    }

    private void take(byte next) {
        int length = matched;
        while (length >= 0 && prefix[length] != next) {
            int fallback = shorter[length];
            // What the longer match held and the shorter one does not is plain content.
            int released = length - Math.max(fallback, 0);
            for (int i = 0; i < released; i++) {
                plain(prefix[i]);
            }
            length = fallback;
        }
        if (length < 0) {
            plain(next);
            matched = 0;
            return;
        }
        matched = length + 1;
        if (matched == prefix.length) {
            put(TOKEN[0]);
            put(TOKEN[1]);
            occurrences++;
            inText = binary;
            inFill = false;
            matched = 0;
        }
    }

    private void plain(byte value) {
        if (value != 0) {
            inFill = false;
            put(value);
        } else if (!inFill) {
            put(value);
            inFill = inText;
            inText = false;
        }
    }

    private void put(byte value) {
        if (buffered == BUFFER) {
            digest.update(buffer, 0, BUFFER);
            buffered = 0;
        }
        buffer[buffered++] = value;
    }

    /// How often the prefix occurred so far.
    public long occurrences() {
        return occurrences;
    }

    /// Ends the file. Not to be called twice.
    ///
    /// @return lower-case hexadecimal
    public String finish() {
        for (int i = 0; i < matched; i++) {
            plain(prefix[i]);
        }
        digest.update(buffer, 0, buffered);
        return HexFormat.of().formatHex(digest.digest());
    }
}
