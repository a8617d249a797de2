package parallax.artifact;

import java.lang.foreign.MemorySegment;

/// Looks at the content of files while an artifact is read. Called from several threads at once, in no order.
public interface EntryConsumer {

    /// Whether {@link #accept} should get this file. A file that nobody wants is only hashed and measured, in constant
    /// memory.
    ///
    /// @param path as the archive spells it, without a leading `./`
    /// @param size as the archive declares it, bytes
    /// @param head the first bytes of the content, at most 64; fewer where the file is shorter
    boolean wants(String path, long size, byte[] head);

    /// Takes a wanted file. The content is valid during the call alone: copy what you keep.
    ///
    /// @param sha256 of the content, lower-case hexadecimal
    /// @param content the whole file, read-only; on the heap, or mapped where it is large
    void accept(String path, String sha256, MemorySegment content);
}
