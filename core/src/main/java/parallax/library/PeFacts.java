package parallax.library;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import parallax.binary.PeDebug;
import parallax.binary.PeExports;
import parallax.binary.PeFile;
import parallax.binary.PeHeader;
import parallax.binary.PeImport;
import parallax.binary.PeSection;

/// Turns a PE file into what all formats have in common. C++ names of MSVC are kept as they are.
final class PeFacts {

    private PeFacts() {}

    /// @param content the whole file
    static LibraryFacts of(String fileName, PeFile file, MemorySegment content) {
        PeHeader header = file.header();
        List<ImportedSymbol> imports = new ArrayList<>();
        List<String> needed = new ArrayList<>();
        imports(file.imports(), imports, needed);
        imports(file.delayImports(), imports, needed);
        imports.sort(ElfFacts.BY_NAME);
        PeExports table = file.exports();
        TreeSet<String> names = new TreeSet<>();
        if (table != null) {
            table.symbols()
                    .forEach(symbol -> names.add(symbol.name() == null ? "#" + symbol.ordinal() : symbol.name()));
        }
        ExportedSymbols exports = Exports.of(List.copyOf(names));
        List<MemorySegment> constants = new ArrayList<>();
        List<LibraryFacts.SectionSize> sections = new ArrayList<>();
        for (PeSection section : file.sections()) {
            if (section.rawSize() > 0) {
                sections.add(new LibraryFacts.SectionSize(section.name(), section.rawSize()));
            }
            if (section.name().equals(".rdata") || section.name().equals(".data")) {
                constants.add(Slices.of(content, section.offset(), section.rawSize()));
            }
        }
        List<String> problems = new ArrayList<>();
        file.notes().forEach(note -> problems.add(note.text()));
        PeDebug debug = file.debug();
        return new LibraryFacts(
                "PE",
                header.architecture(),
                header.dll() ? "shared library" : LibraryFacts.PROGRAM,
                table == null || table.dll().isEmpty() ? null : table.dll(),
                needed,
                List.of(),
                List.of(),
                imports,
                exports,
                debug == null ? null : debug.pdbId(),
                List.of(new SystemNeed(
                        "Windows", header.subsystemMajor() + "." + header.subsystemMinor(), "", List.of(), 0)),
                Reading.unknown("the C++ ABI of MSVC is not read"),
                PythonAbiReader.read(fileName, imports, exports, needed),
                TorchAbiReader.read(imports),
                NumpyApis.of(constants, fileName),
                List.of(new Compiler("linker", header.linkerMajor() + "." + header.linkerMinor(), "")),
                Reading.unknown("the code of PE files is not swept"),
                EmbeddedLibraries.scan(constants, new HashSet<>(names)::contains),
                RegisteredOperators.of(constants, List.of()),
                List.of(),
                hardening(file),
                sections,
                debug == null,
                problems);
    }

    private static void imports(List<PeImport> tables, List<ImportedSymbol> imports, List<String> needed) {
        for (PeImport table : tables) {
            if (!needed.contains(table.dll())) {
                needed.add(table.dll());
            }
            for (PeImport.Symbol symbol : table.symbols()) {
                imports.add(new ImportedSymbol(symbol.toString(), null, table.dll(), table.delayed()));
            }
        }
    }

    private static List<String> hardening(PeFile file) {
        TreeSet<String> words = new TreeSet<>();
        words.add(file.header().dynamicBase() ? "ASLR" : "no ASLR");
        words.add(file.signed() ? "signed" : "not signed");
        return List.copyOf(words);
    }
}
