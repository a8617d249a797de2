package parallax.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.binary.ElfBinding;
import parallax.binary.ElfDynamic;
import parallax.binary.ElfFile;
import parallax.binary.ElfHeader;
import parallax.binary.ElfNote;
import parallax.binary.ElfProblem;
import parallax.binary.ElfSection;
import parallax.binary.ElfSymbolTable;
import parallax.binary.ElfSymbolVersion;

/// Turns an ELF file into what all formats have in common.
final class ElfFacts {

    static final Comparator<ImportedSymbol> BY_NAME = Comparator.comparing(ImportedSymbol::name)
            .thenComparing(ImportedSymbol::version, Comparator.nullsFirst(Comparator.naturalOrder()));

    private ElfFacts() {}

    /// The kind of file, in the words of the gABI.
    static String kind(ElfFile file) {
        return switch (file.header().type()) {
            case ElfHeader.ET_REL -> "object file";
            case ElfHeader.ET_EXEC -> LibraryFacts.PROGRAM;
            case ElfHeader.ET_DYN -> {
                ElfDynamic dynamic = file.dynamic();
                yield file.interpreter() != null || (dynamic != null && dynamic.pie())
                        ? LibraryFacts.PROGRAM
                        : "shared library";
            }
            case ElfHeader.ET_CORE -> "core dump";
            default -> "file of type " + file.header().type();
        };
    }

    static List<ImportedSymbol> imports(ElfFile file) {
        ElfSymbolTable table = file.symbols();
        List<ImportedSymbol> imports = new ArrayList<>();
        for (int symbol : table.imported()) {
            ElfSymbolVersion version = table.version(symbol);
            imports.add(new ImportedSymbol(
                    table.name(symbol),
                    version == null ? null : version.name(),
                    version == null ? null : version.file(),
                    table.binding(symbol) == ElfBinding.WEAK));
        }
        imports.sort(BY_NAME);
        return imports;
    }

    static ExportedSymbols exports(ElfFile file) {
        ElfSymbolTable table = file.symbols();
        int[] exported = table.exported();
        return Exports.of(table.nameBlob(exported), () -> table.names(exported));
    }

    static List<String> hardening(ElfFile file) {
        TreeSet<String> words = new TreeSet<>();
        ElfDynamic dynamic = file.dynamic();
        if (dynamic != null) {
            boolean now = dynamic.bindNow();
            words.add(file.relro() ? now ? "full RELRO" : "partial RELRO" : "no RELRO");
            words.add(now ? "binds at load" : "binds lazily");
            if (dynamic.textRelocations()) {
                words.add("text relocations");
            }
            if (dynamic.staticTls()) {
                words.add("static TLS");
            }
        }
        if (Boolean.TRUE.equals(file.executableStack())) {
            words.add("executable stack");
        }
        return List.copyOf(words);
    }

    /// What compilers and linkers wrote of themselves: into `.comment`, and gold into a note.
    static List<String> compilerTexts(ElfFile file) {
        List<String> texts = new ArrayList<>(file.comments());
        for (ElfNote note : file.notes()) {
            // annobin puts its text where the owner's name is.
            if (note instanceof ElfNote.Other(String owner, int _, long _)) {
                int running = owner.indexOf("running gcc ");
                if (running >= 0) {
                    texts.add("GCC: (annobin) " + owner.substring(running + "running gcc ".length()));
                }
            }
        }
        return texts;
    }

    static List<LibraryFacts.SectionSize> sections(ElfFile file) {
        List<LibraryFacts.SectionSize> sizes = new ArrayList<>();
        for (ElfSection section : file.sections()) {
            if (section.isInFile() && section.size() > 0) {
                sizes.add(new LibraryFacts.SectionSize(section.name(), section.size()));
            }
        }
        return sizes;
    }

    static List<String> problems(ElfFile file) {
        List<String> problems = new ArrayList<>();
        for (ElfProblem problem : file.problems()) {
            problems.add(problem.toString());
        }
        return problems;
    }

    static @Nullable String soname(ElfFile file) {
        ElfDynamic dynamic = file.dynamic();
        return dynamic == null ? null : dynamic.soname();
    }
}
