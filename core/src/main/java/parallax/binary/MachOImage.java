package parallax.binary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one Mach-O image says of itself: a file, or one architecture of a universal file. All of it is copied
/// out of the bytes it was read from, and stays valid without them.
///
/// @param id its own name and versions; null unless it is a dylib
/// @param libraries in the order of their ordinals
/// @param rpaths folders that `@rpath` stands for, in the order of the file
/// @param uuid 32 lower-case hexadecimal digits; null for none
/// @param buildVersions usually one; empty where it does not tell
/// @param sourceVersion five numbers, `1.2.3.0.0`, null for none
/// @param segments in the order of the file
/// @param signed whether there is a code signature; it is not checked
/// @param encrypted whether code is encrypted
/// @param hasSymbolTable whether there is LC_SYMTAB
/// @param symbols all but the debugger's, in the order of the file
/// @param exports of the trie, in its order; empty where there is none
/// @param bindings what chained fixups or bind opcodes ask for, each name, ordinal and origin once
/// @param notes what could not be read
public record MachOImage(
        MachOHeader header,
        @Nullable MachOLibrary id,
        List<MachOLibrary> libraries,
        List<String> rpaths,
        @Nullable String uuid,
        List<MachOBuildVersion> buildVersions,
        @Nullable String sourceVersion,
        List<MachOSegment> segments,
        boolean signed,
        boolean encrypted,
        boolean hasSymbolTable,
        List<MachOSymbol> symbols,
        List<MachOExport> exports,
        List<MachOImport> bindings,
        List<BinaryNote> notes) {

    public MachOImage {
        libraries = List.copyOf(libraries);
        rpaths = List.copyOf(rpaths);
        buildVersions = List.copyOf(buildVersions);
        segments = List.copyOf(segments);
        symbols = List.copyOf(symbols);
        exports = List.copyOf(exports);
        bindings = List.copyOf(bindings);
        notes = List.copyOf(notes);
    }

    /// Whether nothing of this part is damaged.
    public boolean isWhole(BinaryPart part) {
        return BinaryNotes.isWhole(notes, part);
    }

    /// What it takes from others: the undefined symbols of the symbol table; where that has none, what the
    /// loader is told to bind.
    public List<MachOImport> imports() {
        List<MachOImport> imports = new ArrayList<>();
        for (MachOSymbol symbol : symbols) {
            if (symbol.kind() == MachOSymbol.Kind.UNDEFINED) {
                imports.add(new MachOImport(
                        symbol.name(),
                        symbol.libraryOrdinal(),
                        symbol.weakReference(),
                        MachOImport.Origin.SYMBOL_TABLE));
            }
        }
        return imports.isEmpty() ? bindings : List.copyOf(imports);
    }

    /// The library with this ordinal; null for none, and for those of {@link MachOOrdinal}.
    public @Nullable MachOLibrary library(int ordinal) {
        return ordinal >= 1 && ordinal <= libraries.size() ? libraries.get(ordinal - 1) : null;
    }

    /// The section of this name; null for none.
    public @Nullable MachOSection section(String segment, String name) {
        for (MachOSegment part : segments) {
            for (MachOSection section : part.sections()) {
                if (section.segment().equals(segment) && section.name().equals(name)) {
                    return section;
                }
            }
        }
        return null;
    }
}
