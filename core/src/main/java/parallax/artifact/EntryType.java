package parallax.artifact;

/// What an entry of an archive is.
public enum EntryType {
    FILE,
    DIRECTORY,
    SYMLINK,
    HARDLINK,
    /// A device, a named pipe or anything else that no Python package needs.
    OTHER
}
