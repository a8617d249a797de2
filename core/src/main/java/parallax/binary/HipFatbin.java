package parallax.binary;

import java.util.List;

/// The HIP code of one section, all its bundles one after another.
///
/// @param bundles in the order of the section; may be empty
/// @param notes what could not be read
public record HipFatbin(List<HipBundle> bundles, List<BinaryNote> notes) {

    public HipFatbin {
        bundles = List.copyOf(bundles);
        notes = List.copyOf(notes);
    }

    /// Whether all of the section was read.
    public boolean isWhole() {
        return notes.isEmpty();
    }
}
