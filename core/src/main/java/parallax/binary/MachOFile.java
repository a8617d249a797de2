package parallax.binary;

import java.util.List;

/// A Mach-O file: one image, or a universal file with one for each architecture.
///
/// @param universal whether it is one that can hold several
/// @param images in the order of the file; those that could not be read are missing, and noted
/// @param notes what is wrong with the file around its images
public record MachOFile(boolean universal, List<MachOImage> images, List<BinaryNote> notes) {
    public MachOFile {
        images = List.copyOf(images);
        notes = List.copyOf(notes);
    }
}
