package parallax.content;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parallax.artifact.ArtifactFormat;
import parallax.artifact.LogicalPath;
import parallax.binary.ElfLinkage;
import parallax.binary.ImageLinkage;
import parallax.library.ExtensionTraits;
import parallax.python.LoadStatement;
import parallax.python.ModuleLoads;

/// What matters of one build when its native libraries are to be loaded: a small part of {@link
/// Contents}, read without
/// unpacking the rest.
///
/// @param file the last part of the artifact's path
/// @param size of the archive in bytes
/// @param sha256 of the archive; empty for a folder
/// @param libraries native files, sorted by path
/// @param links symbolic links, sorted by path
/// @param absent native files that the manifest lists and that are not there, sorted
/// @param modules what Python sources load, sorted by path; empty where there are too many of them to be
///     read
/// @param modulesRead whether `modules` are all there are
public record LinkContents(
        String file,
        ArtifactFormat format,
        long size,
        String sha256,
        Claims claims,
        List<Library> libraries,
        List<Link> links,
        List<String> absent,
        List<Module> modules,
        boolean modulesRead) {

    public LinkContents {
        libraries = List.copyOf(libraries);
        links = List.copyOf(links);
        absent = List.copyOf(absent);
        modules = List.copyOf(modules);
    }

    /// One native file.
    ///
    /// @param path as the archive spells it
    /// @param logicalPath null where installing leaves it behind
    /// @param elf null where it is no ELF file, or a damaged one
    /// @param image null where it is neither a Mach-O nor a PE file, or a damaged one
    /// @param problem why `elf` and `image` are null; empty where one is not
    /// @param traits {@link ExtensionTraits#UNREAD} for large files, and for all but ELF
    public record Library(
            String path,
            @Nullable LogicalPath logicalPath,
            @Nullable ElfLinkage elf,
            @Nullable ImageLinkage image,
            String problem,
            ExtensionTraits traits) {

        /// An ELF file, or what cannot be read.
        public Library(
                String path,
                @Nullable LogicalPath logicalPath,
                @Nullable ElfLinkage elf,
                String problem,
                ExtensionTraits traits) {
            this(path, logicalPath, elf, null, problem, traits);
        }
        /// `problem` of a linker's script, and of a link that a wheel could not hold. The loader refuses it where it is
        /// asked for; nobody need have meant it for the loader.
        public static final String TEXT = "it is a text";
    }

    /// @param path as the archive spells it
    /// @param target as the link has it
    public record Link(String path, @Nullable LogicalPath logicalPath, String target) {}

    /// One Python source: what it loads, as {@link ModuleLoads} has it.
    ///
    /// @param path as the archive spells it
    /// @param flags variables that are given `True` or `False` once, sorted by name
    /// @param unread why it could not be read; empty where it was
    public record Module(
            String path,
            @Nullable LogicalPath logicalPath,
            List<LoadStatement> statements,
            List<Flag> flags,
            String unread) {

        public Module {
            statements = List.copyOf(statements);
            flags = List.copyOf(flags);
        }

        static Module of(String path, @Nullable LogicalPath logicalPath, ModuleLoads loads) {
            List<Flag> flags = new ArrayList<>();
            loads.constants().forEach((name, value) -> flags.add(new Flag(name, value)));
            return new Module(path, logicalPath, loads.statements(), flags, loads.unread());
        }

        public ModuleLoads loads() {
            SortedMap<String, Boolean> constants = new TreeMap<>();
            flags.forEach(flag -> constants.put(flag.name(), flag.value()));
            return new ModuleLoads(statements, constants, unread);
        }
    }

    /// A variable of a module.
    public record Flag(String name, boolean value) {}
}
