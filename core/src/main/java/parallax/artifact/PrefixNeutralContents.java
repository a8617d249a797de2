package parallax.artifact;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes the prefix-neutral digests of a package's files, in the same pass that hashes them.
final class PrefixNeutralContents {

    private final Map<String, PrefixPlaceholder> placeholders;
    private final Map<String, String> digests = new TreeMap<>();
    private @Nullable Adapter current;

    /// @param placeholders by path
    PrefixNeutralContents(Map<String, PrefixPlaceholder> placeholders) {
        this.placeholders = placeholders;
    }

    /// What also has to digest the content of this path; null for nothing.
    @Nullable
    MessageDigest begin(String path) {
        PrefixPlaceholder placeholder = placeholders.get(path);
        current = placeholder == null ? null : new Adapter(placeholder.digest());
        return current;
    }

    /// Ends the content that the last [#begin(String)] was for.
    void end(String path) {
        Adapter adapter = current;
        current = null;
        if (adapter != null) {
            digests.put(path, HexFormat.of().formatHex(adapter.digest()));
        }
    }

    /// Whether every file with a placeholder was digested, of those that `entries` has.
    boolean isComplete(TarEntries entries) {
        for (String path : placeholders.keySet()) {
            ArtifactEntry entry = entries.find(path);
            if (entry != null && entry.type() == EntryType.FILE && !digests.containsKey(path)) {
                return false;
            }
        }
        return true;
    }

    Map<String, String> digests() {
        return digests;
    }

    private static final class Adapter extends MessageDigest {

        private final PrefixNeutralDigest digest;

        Adapter(PrefixNeutralDigest digest) {
            super("SHA-256 without prefix");
            this.digest = digest;
        }

        @Override
        protected void engineUpdate(byte input) {
            digest.update(new byte[] {input}, 0, 1);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return HexFormat.of().parseHex(digest.finish());
        }

        @Override
        protected void engineReset() {}
    }
}
