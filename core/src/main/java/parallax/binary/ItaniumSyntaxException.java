package parallax.binary;

/// The text is not a mangled name, or one that nobody can print. Without a trace: it is thrown often and read never.
final class ItaniumSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    ItaniumSyntaxException() {
        super("not a mangled name", null, false, false);
    }
}
