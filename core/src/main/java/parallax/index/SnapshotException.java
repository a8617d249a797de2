package parallax.index;

/// The recorded snapshot cannot be read: a file of it is missing, cut short or damaged, or was written in another
/// format. Nothing is answered from such a snapshot.
public final class SnapshotException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String resource;
    private final String place;

    /// @param resource the file of the snapshot
    /// @param place where in it: `line 12`, `byte 4096`, or the whole file
    /// @param problem what was found and what was expected
    SnapshotException(String resource, String place, String problem) {
        super("recorded snapshot › `" + resource + "` › " + place + ": " + problem
                + "; the program file is damaged or incomplete, install it again");
        this.resource = resource;
        this.place = place;
    }

    SnapshotException(String resource, String place, String problem, Throwable cause) {
        this(resource, place, problem);
        initCause(cause);
    }

    public String resource() {
        return resource;
    }

    public String place() {
        return place;
    }
}
