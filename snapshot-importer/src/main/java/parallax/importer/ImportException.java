package parallax.importer;

/// Recorded data that the importer does not understand. It stops the import: a row is never skipped.
final class ImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param place file and row
    ImportException(String place, String problem) {
        super("`" + place + "`: " + problem);
    }
}
