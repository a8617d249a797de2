package parallax.index;

import java.util.List;

/// A patch of the newest recipe commit as facts; the patch itself is not kept.
///
/// @param fileName the last part of the path
/// @param subject what it does, in its author's words
/// @param date as the mail header gives it (RFC 5322)
/// @param touches paths of the upstream files it changes
public record PatchFact(
        String fileName,
        String subject,
        String date,
        List<String> touches,
        int addedLines,
        int removedLines,
        Provenance provenance) {

    public PatchFact {
        touches = List.copyOf(touches);
    }
}
