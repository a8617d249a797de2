package parallax.library;

import java.lang.foreign.MemorySegment;
import java.util.List;
import parallax.binary.ElfDynamic;
import parallax.binary.ElfFile;
import parallax.binary.ElfReader;
import parallax.binary.MalformedBinaryException;

/// Reads everything that Parallax knows to ask of a native library.
public final class LibraryFactsReader {

    private LibraryFactsReader() {}

    /// Whether a file that begins like this is a native binary of a format that can be read.
    ///
    /// @param head the first bytes; fewer than four tell nothing
    public static boolean isBinary(byte[] head) {
        return ElfReader.isElf(head);
    }

    /// @param fileName the last part of the path: its suffix is a claim that is compared with the symbols
    /// @param content the whole file; nothing of it is kept
    /// @return one for each architecture in the file, in its order
    /// @throws MalformedBinaryException where not even the header can be read
    public static List<LibraryFacts> read(String fileName, MemorySegment content) throws MalformedBinaryException {
        return List.of(elf(fileName, content));
    }

    private static LibraryFacts elf(String fileName, MemorySegment content) throws MalformedBinaryException {
        ElfFile file = ElfReader.read(content);
        ElfDynamic dynamic = file.dynamic();
        List<ImportedSymbol> imports = ElfFacts.imports(file);
        ExportedSymbols exports = ElfFacts.exports(file);
        List<String> needed = dynamic == null ? List.of() : dynamic.needed();
        return new LibraryFacts(
                "ELF",
                file.header().machineName(),
                ElfFacts.kind(file),
                ElfFacts.soname(file),
                needed,
                dynamic == null ? List.of() : dynamic.rpath(),
                dynamic == null ? List.of() : dynamic.runpath(),
                imports,
                exports,
                file.buildId(),
                SystemNeeds.of(file, imports),
                CxxAbiReader.read(imports, exports, needed),
                PythonAbiReader.read(fileName, imports, exports),
                TorchAbiReader.read(imports),
                ElfFacts.hardening(file),
                ElfFacts.sections(file),
                !file.hasSymtab() && !file.hasDebugInformation(),
                ElfFacts.problems(file));
    }
}
