package parallax.artifact;

/// A metadata document inside an artifact that breaks its own format. It never leaves the package: it becomes
/// [MetadataDocument.Unreadable] or an [Anomaly].
final class UnreadableDocumentException extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param problem what was found, lower-case start, no full stop, without the name of the document
    UnreadableDocumentException(String problem) {
        super(problem);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
