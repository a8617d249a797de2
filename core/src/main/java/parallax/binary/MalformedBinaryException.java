package parallax.binary;

/// A binary that cannot be read: cut short, or with a header that cannot be true.
public final class MalformedBinaryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long offset;

    /// @param offset in bytes from the start of the file; -1 where there is no such place
    /// @param problem what was found and what was expected, lower-case start, no full stop
    public MalformedBinaryException(long offset, String problem) {
        super(problem + (offset < 0 ? "" : " (at byte " + offset + ")"));
        this.offset = offset;
    }

    public long offset() {
        return offset;
    }
}
