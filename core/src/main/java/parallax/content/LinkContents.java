package parallax.content;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.artifact.ArtifactFormat;
import parallax.artifact.LogicalPath;
import parallax.binary.ElfLinkage;
import parallax.library.ExtensionTraits;

/// What matters of one build when its native libraries are to be loaded: a small part of {@link Contents}, read without
/// unpacking the rest.
///
/// @param file the last part of the artifact's path
/// @param size of the archive in bytes
/// @param sha256 of the archive; empty for a folder
/// @param libraries native files, sorted by path
/// @param links symbolic links, sorted by path
/// @param modules what Python sources load, sorted by path; empty where there are too many of them to be read
/// @param modulesRead whether `modules` are all there are
public record LinkContents(
        String file,
        ArtifactFormat format,
        long size,
        String sha256,
        Claims claims,
        List<Library> libraries,
        List<Link> links,
        List<Module> modules,
        boolean modulesRead) {

    public LinkContents {
        libraries = List.copyOf(libraries);
        links = List.copyOf(links);
        modules = List.copyOf(modules);
    }

    /// One native file.
    ///
    /// @param path as the archive spells it
    /// @param logicalPath null where installing leaves it behind
    /// @param elf null where it is no ELF file, or a damaged one
    /// @param problem why `elf` is null; empty where it is not
    /// @param traits {@link ExtensionTraits#UNREAD} for large files
    public record Library(
            String path,
            @Nullable LogicalPath logicalPath,
            @Nullable ElfLinkage elf,
            String problem,
            ExtensionTraits traits) {}

    /// @param path as the archive spells it
    /// @param target as the link has it
    public record Link(String path, @Nullable LogicalPath logicalPath, String target) {}

    /// One Python source.
    ///
    /// @param path as the archive spells it
    public record Module(String path, @Nullable LogicalPath logicalPath) {}
}
