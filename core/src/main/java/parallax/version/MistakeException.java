package parallax.version;

/// Carries a mistake to the place where the whole text is known.
final class MistakeException extends Exception {

    private static final long serialVersionUID = 1L;

    final transient Mistake mistake;

    MistakeException(Mistake mistake) {
        super(mistake.toString());
        this.mistake = mistake;
    }
}
