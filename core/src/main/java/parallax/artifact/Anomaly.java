package parallax.artifact;

/// Something in an artifact that its format does not allow or on which readers disagree, and that did not stop us.
///
/// @param path the entry it is about; empty where it is about the artifact as a whole
/// @param text what was found and what was expected, one line
public record Anomaly(Kind kind, String path, String text) implements Comparable<Anomaly> {

    /// Families of anomalies.
    public enum Kind {
        /// A file differs from what RECORD, `paths.json` or `md5sums` says of it: digest or size.
        MANIFEST_MISMATCH,
        /// A file that the manifest does not list, though it must.
        NOT_IN_MANIFEST,
        /// The manifest lists a file that is not there.
        MISSING_FILE,
        /// Readers of the archive format can see different contents: duplicate names, a local header against the central
        /// directory, two ends of directory, data before or behind the archive.
        AMBIGUOUS_ARCHIVE,
        /// A path or link that leaves the place it is installed to.
        UNSAFE_PATH,
        /// Metadata that breaks its specification: a field missing, a name that differs from the file name.
        METADATA
    }

    @Override
    public int compareTo(Anomaly other) {
        int order = kind.compareTo(other.kind);
        if (order == 0) {
            order = path.compareTo(other.path);
        }
        return order != 0 ? order : text.compareTo(other.text);
    }
}
