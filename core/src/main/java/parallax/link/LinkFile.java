package parallax.link;

import org.jspecify.annotations.Nullable;
import parallax.binary.ElfLinkage;

/// One native file of an environment.
///
/// @param path absolute, normal: `/env/lib/python3.11/site-packages/torch/lib/libc10.so`
/// @param owner name of the build that brings it
/// @param elf what the loader uses of it; null where it is no ELF file, or a damaged one
/// @param problem why `elf` is null; empty where it is not
public record LinkFile(String path, String owner, @Nullable ElfLinkage elf, String problem) {

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
}
