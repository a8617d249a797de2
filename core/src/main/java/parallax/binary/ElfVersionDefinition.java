package parallax.binary;

import java.util.List;

/// A version that this file defines (`.gnu.version_d`).
///
/// @param base whether it stands for the file itself (VER_FLG_BASE); no symbol of interest has it
/// @param weak whether no symbol uses it (VER_FLG_WEAK)
/// @param index by which symbols refer to it
/// @param parents versions that it extends, in order; may be empty
public record ElfVersionDefinition(String name, boolean base, boolean weak, int index, List<String> parents) {

    public ElfVersionDefinition {
        parents = List.copyOf(parents);
    }
}
