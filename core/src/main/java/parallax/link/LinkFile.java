package parallax.link;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.binary.ElfLinkage;
import parallax.binary.ImageLinkage;
import parallax.binary.MachOLinkage;

/// One native file of an environment.
///
/// @param path absolute, normal: `/env/lib/python3.11/site-packages/torch/lib/libc10.so`
/// @param owner name of the build that brings it
/// @param elf what the loader uses of an ELF file; null where it is none, or a damaged one
/// @param image what the loader uses of a Mach-O or PE file; null where it is neither, or a damaged one
/// @param problem why `elf` and `image` are null; empty where one is not
public record LinkFile(
        String path,
        String owner,
        @Nullable ElfLinkage elf,
        @Nullable ImageLinkage image,
        String problem) {

    /// An ELF file, or what cannot be read.
    public LinkFile(String path, String owner, @Nullable ElfLinkage elf, String problem) {
        this(path, owner, elf, null, problem);
    }

    /// The last part of the path.
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The folder it lies in, without a slash behind.
    public String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /// The name that others ask for it by: SONAME, else the file name.
    public String name() {
        return elf == null || elf.soname() == null ? fileName() : String.valueOf(elf.soname());
    }

    /// Names of the libraries it asks for when it is loaded, as they stand there.
    public List<String> needed() {
        return elf != null ? elf.needed() : image != null ? image.needed() : List.of();
    }

    /// A symbol of this file as the C compiler was given it: on a Mac it puts `_` before each.
    public String sourceName(String symbol) {
        return image instanceof MachOLinkage && symbol.startsWith("_") ? symbol.substring(1) : symbol;
    }

    /// Why a loader of another format refuses it.
    String refusal() {
        return image != null ? "it is a " + image.format() + " file" : elf != null ? "it is an ELF file" : problem;
    }
}
