package parallax.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a PE file says of itself. All of it is copied out of the bytes it was read from, and stays valid without them.
///
/// @param sections in the order of the file
/// @param imports in the order of the file
/// @param delayImports likewise
/// @param exports null where there is no table of them, or its head is damaged
/// @param versionInfo null for none
/// @param debug null for none
/// @param richHeader empty where there is none: not linked by Microsoft's linker
/// @param tls whether it has thread-local storage of its own
/// @param managed whether it is for .NET
/// @param signed whether there is an Authenticode signature; it is not checked
/// @param notes what could not be read
public record PeFile(
        PeHeader header,
        List<PeSection> sections,
        List<PeImport> imports,
        List<PeImport> delayImports,
        @Nullable PeExports exports,
        @Nullable PeVersionInfo versionInfo,
        @Nullable PeDebug debug,
        List<PeRichEntry> richHeader,
        boolean tls,
        boolean managed,
        boolean signed,
        List<BinaryNote> notes) {

    public PeFile {
        sections = List.copyOf(sections);
        imports = List.copyOf(imports);
        delayImports = List.copyOf(delayImports);
        richHeader = List.copyOf(richHeader);
        notes = List.copyOf(notes);
    }

    /// Whether nothing of this part is damaged.
    public boolean isWhole(BinaryPart part) {
        return BinaryNotes.isWhole(notes, part);
    }

    /// The first section of this name; null for none.
    public @Nullable PeSection section(String name) {
        for (PeSection section : sections) {
            if (section.name().equals(name)) {
                return section;
            }
        }
        return null;
    }
}
