package parallax.requirement;

import parallax.version.Mistake;

/// Carries a mistake to the place where the whole text is known.
final class MalformedPieceException extends Exception {

    private static final long serialVersionUID = 1L;

    final transient Mistake mistake;

    MalformedPieceException(Mistake mistake) {
        super(mistake.toString());
        this.mistake = mistake;
    }
}
