package parallax.binary;

import java.util.List;

/// What a loader other than ELF's uses of a file: of a Mach-O file or a PE file. Plain data, a copy that
/// stays valid without the file. {@link ElfLinkage} is the like for ELF.
public sealed interface ImageLinkage permits MachOLinkage, PeLinkage {

    /// For people: `Mach-O`, `PE`.
    String format();

    /// Names of the libraries it asks for when it is loaded, as they stand there, each once; of a universal
    /// file those of all its slices.
    List<String> needed();
}
