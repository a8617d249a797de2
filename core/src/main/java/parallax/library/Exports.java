package parallax.library;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Keeps the exports of a library: all names of ordinary ones, number and digest of huge ones.
final class Exports {

    /// libtorch_cpu has a hundred thousand and libtorch_cuda fifty; no other library of a Python package comes near.
    private static final int KEPT = 20_000;

    private Exports() {}

    /// @param names sorted by their bytes, each once
    static ExportedSymbols of(List<String> names) {
        MessageDigest digest = sha256();
        for (String name : names) {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return of(names.size(), digest, names.size() > KEPT ? List.of() : names);
    }

    /// @param blob names sorted by their bytes, each once and with a zero byte behind it
    /// @param names makes the list of them, and is not asked where they are too many
    static ExportedSymbols of(byte[] blob, java.util.function.Supplier<List<String>> names) {
        int count = 0;
        byte[] lines = blob.clone();
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == 0) {
                lines[at] = '\n';
                count++;
            }
        }
        MessageDigest digest = sha256();
        digest.update(lines);
        return of(count, digest, count > KEPT ? List.of() : names.get());
    }

    private static ExportedSymbols of(int count, MessageDigest digest, List<String> names) {
        return new ExportedSymbols(count, HexFormat.of().formatHex(digest.digest()), names, names.size() == count);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
