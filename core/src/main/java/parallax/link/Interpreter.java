package parallax.link;

/// What the Python that hosts the process defines for the modules it loads.
public interface Interpreter {

    /// An interpreter of which nothing is known.
    Interpreter NONE = _ -> Answer.UNKNOWN;

    enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    /// @param name of a C symbol
    Answer defines(String name);

    /// Of Python 3, 11 for 3.11; -1 where it is not told.
    default int minor() {
        return -1;
    }
}
