package parallax.artifact;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The prefix that a conda package was built in and that installing replaces by the prefix it is installed to: in
/// text
/// wherever it stands; in binaries inside texts that end with NUL, which are filled up with NULs to keep their
/// length.
///
/// @param text as written: `/opt/anaconda1anaconda2anaconda3`
/// @param binary whether the file is rewritten as a binary
public record PrefixPlaceholder(String text, boolean binary) {

    /// No system has longer paths (Linux: 4096).
    static final int LONGEST = 8192;

    /// What the first conda-build put into files that state no placeholder.
    static final PrefixPlaceholder FIRST_CONDA = new PrefixPlaceholder("/opt/anaconda1anaconda2anaconda3", false);

    /// @throws IllegalArgumentException for an empty text, or one too long to be a path
    public PrefixPlaceholder {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > LONGEST) {
            throw new IllegalArgumentException("a placeholder has 1 to " + LONGEST + " bytes, not " + length);
        }
    }

    /// Null for a text that is too long to be a path.
    static @Nullable PrefixPlaceholder of(String text, boolean binary) {
        return text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > LONGEST
                ? null
                : new PrefixPlaceholder(text, binary);
    }

    /// Digests a file so that the prefix does not matter: two builds, or a build and its installed copy with its own
    /// prefix, that differ by nothing else give the same digest. The digest is no digest of any file.
    public PrefixNeutralDigest digest() {
        return new PrefixNeutralDigest(text.getBytes(StandardCharsets.UTF_8), binary);
    }
}
