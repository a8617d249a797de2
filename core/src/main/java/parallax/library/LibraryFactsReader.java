package parallax.library;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parallax.binary.ElfDynamic;
import parallax.binary.ElfFile;
import parallax.binary.ElfReader;
import parallax.binary.ElfSymbolTable;
import parallax.binary.MachOFile;
import parallax.binary.MachOImage;
import parallax.binary.MachOReader;
import parallax.binary.MalformedBinaryException;
import parallax.binary.PeReader;

/// Reads everything that Parallax knows to ask of a native library.
public final class LibraryFactsReader {

    private static final byte[] CXX = {'_', 'Z'};

    private LibraryFactsReader() {}

    /// Whether a file that begins like this may be a native binary of a format that can be read.
    ///
    /// @param head the first bytes; fewer than eight tell nothing
    public static boolean isBinary(byte[] head) {
        return head.length >= 8
                && (ElfReader.isElf(head) || MachOReader.isMachO(MemorySegment.ofArray(head)) || isDos(head));
    }

    /// What begins so is a program of DOS unless it says where its PE header is; the whole file tells.
    private static boolean isDos(byte[] head) {
        return head.length >= 64 && head[0] == 'M' && head[1] == 'Z';
    }

    /// @param fileName the last part of the path: its suffix is a claim that is compared with the symbols
    /// @param content the whole file; nothing of it is kept
    /// @return one for each architecture in the file, in its order
    /// @throws MalformedBinaryException where not even the header can be read
    public static List<LibraryFacts> read(String fileName, MemorySegment content) throws MalformedBinaryException {
        if (content.byteSize() >= 4 && content.get(ValueLayout.JAVA_BYTE, 0) == 0x7f) {
            return List.of(elf(fileName, content));
        }
        if (PeReader.isPe(content)) {
            return List.of(PeFacts.of(fileName, PeReader.read(content), content));
        }
        MachOFile file = MachOReader.read(content);
        List<LibraryFacts> facts = new ArrayList<>();
        for (MachOImage image : file.images()) {
            facts.add(MachOFacts.of(fileName, image, file.notes(), content));
        }
        return facts;
    }

    private static LibraryFacts elf(String fileName, MemorySegment content) throws MalformedBinaryException {
        ElfFile file = ElfReader.read(content);
        ElfDynamic dynamic = file.dynamic();
        List<ImportedSymbol> imports = ElfFacts.imports(file);
        ExportedSymbols exports = ElfFacts.exports(file);
        List<String> needed = dynamic == null ? List.of() : dynamic.needed();
        List<MemorySegment> constants = Slices.constants(file, content);
        List<String> problems = new ArrayList<>(ElfFacts.problems(file));
        List<GpuCode> gpuCode = GpuCodeReader.read(file, content, problems);
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
                PythonAbiReader.read(fileName, imports, exports, needed),
                TorchAbiReader.read(imports),
                NumpyApis.of(constants, fileName),
                Compilers.of(ElfFacts.compilerTexts(file), List.of()),
                InstructionSets.of(file.header().machine(), Slices.code(file, content)),
                EmbeddedLibraries.scan(constants, defined(file)::contains),
                operators(file, content, constants, imports),
                gpuCode,
                ElfFacts.hardening(file),
                ElfFacts.sections(file),
                !file.hasSymtab() && !file.hasDebugInformation(),
                problems);
    }

    /// Only what uses torch can register operators with it; the search is not free.
    static List<RegisteredOperator> operators(
            ElfFile file, MemorySegment content, List<MemorySegment> constants, List<ImportedSymbol> imports) {
        if (TorchAbiReader.read(imports).kind() == TorchAbi.Kind.NONE) {
            return List.of();
        }
        List<MemorySegment> names = Slices.sections(
                file,
                content,
                section -> section.name().equals(".dynstr") || section.name().equals(".strtab"));
        return RegisteredOperators.of(constants, names);
    }

    private static Set<String> defined(ElfFile file) {
        ElfSymbolTable table = file.symbols();
        Set<String> names = new HashSet<>();
        int[] exported = table.exported();
        for (int symbol : exported) {
            // No rule asks for a C++ name.
            if (!table.nameStartsWith(symbol, CXX)) {
                names.add(table.name(symbol));
            }
        }
        return names;
    }
}
