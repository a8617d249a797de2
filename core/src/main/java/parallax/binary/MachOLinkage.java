package parallax.binary;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What dyld uses of a Mach-O file; {@link MachOFile} is all of a file.
///
/// @param slices one for each architecture, in the order of the file
public record MachOLinkage(List<Slice> slices) implements ImageLinkage {

    public MachOLinkage {
        slices = List.copyOf(slices);
    }

    /// @param file which may be mapped
    /// @throws MalformedBinaryException as {@link MachOReader#read}
    public static MachOLinkage read(MemorySegment file) throws MalformedBinaryException {
        return new MachOLinkage(
                MachOReader.read(file).images().stream().map(Slice::of).toList());
    }

    /// The image for one architecture; null where there is none.
    ///
    /// @param architecture as {@link MachOHeader#architecture} names it
    public @Nullable Slice slice(String architecture) {
        for (Slice slice : slices) {
            if (slice.architecture.equals(architecture)) {
                return slice;
            }
        }
        return null;
    }

    @Override
    public String format() {
        return "Mach-O";
    }

    @Override
    public List<String> needed() {
        Set<String> names = new LinkedHashSet<>();
        for (Slice slice : slices) {
            slice.libraries.forEach(library -> names.add(library.name));
        }
        return List.copyOf(names);
    }

    /// One image.
    ///
    /// @param architecture as {@link MachOHeader#architecture} names it
    /// @param type as {@link MachOHeader#type} names it
    /// @param installName null unless it is a dylib
    /// @param libraries in the order of their ordinals
    /// @param rpaths in the order of the file
    /// @param imports what has to be bound when it is loaded, in the order of the file
    /// @param exports names of what it defines for others, sorted
    /// @param passedOn names that it offers and another library defines, sorted by name
    /// @param importsWhole whether `libraries`, `rpaths` and `imports` are all there are
    /// @param exportsWhole whether `exports` and `passedOn` are all there are
    /// @param problem the first thing that could not be read; empty for none
    public record Slice(
            String architecture,
            String type,
            @Nullable String installName,
            List<Library> libraries,
            List<String> rpaths,
            List<Import> imports,
            List<String> exports,
            List<PassedOn> passedOn,
            boolean importsWhole,
            boolean exportsWhole,
            String problem) {

        public Slice {
            libraries = List.copyOf(libraries);
            rpaths = List.copyOf(rpaths);
            imports = List.copyOf(imports);
            exports = List.copyOf(exports);
            passedOn = List.copyOf(passedOn);
        }

        static Slice of(MachOImage image) {
            List<String> exports = new ArrayList<>();
            List<PassedOn> passedOn = new ArrayList<>();
            for (MachOExport export : image.exports()) {
                if (export.reexport()) {
                    String other = export.reexportName();
                    passedOn.add(new PassedOn(
                            export.name(), export.reexportOrdinal(), other == null ? export.name() : other));
                } else {
                    exports.add(export.name());
                }
            }
            if (image.exports().isEmpty()) {
                // Linkers before the trie left it to the symbol table.
                image.symbols().stream()
                        .filter(MachOSymbol::exported)
                        .map(MachOSymbol::name)
                        .forEach(exports::add);
            }
            passedOn.sort((a, b) -> a.name.compareTo(b.name));
            MachOLibrary id = image.id();
            boolean commandsWhole = image.isWhole(BinaryPart.LOAD_COMMANDS);
            boolean symbolsWhole = image.isWhole(BinaryPart.SYMBOLS);
            return new Slice(
                    image.header().architecture(),
                    image.header().type(),
                    id == null ? null : id.name(),
                    image.libraries().stream()
                            .map(library -> new Library(library.name(), library.kind()))
                            .toList(),
                    image.rpaths(),
                    imports(image),
                    exports.stream().distinct().sorted().toList(),
                    passedOn,
                    commandsWhole
                            && image.isWhole(BinaryPart.IMPORTS)
                            && (symbolsWhole || !image.bindings().isEmpty()),
                    commandsWhole
                            && image.isWhole(BinaryPart.EXPORTS)
                            && (symbolsWhole || !image.exports().isEmpty()),
                    image.notes().isEmpty() ? "" : image.notes().getFirst().text());
        }

        /// What the loader is told to bind says more than the symbol table: it has what is looked up at all,
        /// and what is looked up everywhere. A weak binding asks for nothing: it takes another definition
        /// where there is one.
        private static List<Import> imports(MachOImage image) {
            List<MachOImport> all = image.bindings().isEmpty() ? image.imports() : image.bindings();
            Set<Import> imports = new LinkedHashSet<>();
            for (MachOImport each : all) {
                if (each.origin() != MachOImport.Origin.WEAK_BIND) {
                    imports.add(new Import(each.name(), each.libraryOrdinal(), each.weak()));
                }
            }
            return List.copyOf(imports);
        }

        /// Whether it defines this name for others.
        public boolean exports(String name) {
            return Collections.binarySearch(exports, name) >= 0;
        }

        /// Where it takes a name from that it offers; null where it does not pass it on.
        public @Nullable PassedOn passedOn(String name) {
            for (PassedOn each : passedOn) {
                if (each.name.equals(name)) {
                    return each;
                }
            }
            return null;
        }

        /// Gives every exported name that starts so.
        public void eachExported(String prefix, Consumer<String> sink) {
            SortedNames.each(exports, prefix, sink);
        }
    }

    /// A library that is asked for.
    ///
    /// @param name path with which dyld looks for it
    public record Library(String name, MachOLibrary.Kind kind) {}

    /// @param ordinal where it is looked for: 1 for the first library, or as {@link MachOOrdinal} has it
    /// @param weak whether it may be missing
    public record Import(String name, int ordinal, boolean weak) {}

    /// A name that is passed on from a library.
    ///
    /// @param ordinal of the library, 1 for the first
    /// @param otherName that it has there
    public record PassedOn(String name, int ordinal, String otherName) {}
}
