package parallax.artifact;

import org.jspecify.annotations.Nullable;

/// An artifact that cannot be read: damaged, hostile, or not what its name says.
public final class MalformedArtifactException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final @Nullable String member;
    private final long offset;

    /// @param file the artifact as the user named it
    /// @param member the entry at fault, as listed; null where it is the archive itself
    /// @param offset in bytes from the start of the file; -1 where there is no such place
    /// @param problem what was found and what was expected, lower-case start, no full stop
    public MalformedArtifactException(String file, @Nullable String member, long offset, String problem) {
        super("`" + file + "`" + (member == null ? "" : " › `" + PathRules.printable(member) + "`") + ": " + problem
                + (offset < 0 ? "" : " (at byte " + offset + ")"));
        this.file = file;
        this.member = member;
        this.offset = offset;
    }

    public String file() {
        return file;
    }

    public @Nullable String member() {
        return member;
    }

    public long offset() {
        return offset;
    }
}
