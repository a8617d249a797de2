package parallax.library;

import java.lang.foreign.MemorySegment;

/// Executable bytes and where they are when loaded.
public record CodeRange(long address, MemorySegment bytes) {}
