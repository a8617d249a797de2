package parallax.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an ELF file says of itself. All of it is copied out of the bytes it was read from, and stays valid without
/// them.
///
/// A part that is damaged is as far read as it goes and has a problem in `problems`: before the absence of something is
/// taken for a fact, ask {@link #isWhole} for its part.
///
/// @param programHeaders in the order of the file; may be empty
/// @param sections in the order of the file, so that indices fit; empty where the headers are stripped
/// @param interpreter the loader that a program asks for; null for none
/// @param dynamic null where nothing is for the loader: a static program, an object file
/// @param symbols the dynamic ones; empty where there is no table of them
/// @param gnuHash null for none, and where it is damaged
/// @param sysvHash null for none, and where it is damaged
/// @param versionNeeds versions asked of other libraries, in the order of the file
/// @param versionDefinitions versions this file defines, in the order of the file
/// @param notes in the order of the file
/// @param comments the texts of `.comment`, each once, in the order of the file: usually compilers and linkers
/// @param debugLink null for none
/// @param problems in the order in which they were found; empty for a sound file
public record ElfFile(
        ElfHeader header,
        List<ElfProgramHeader> programHeaders,
        List<ElfSection> sections,
        @Nullable String interpreter,
        @Nullable ElfDynamic dynamic,
        ElfSymbolTable symbols,
        @Nullable ElfGnuHash gnuHash,
        @Nullable ElfSysvHash sysvHash,
        List<ElfVersionNeed> versionNeeds,
        List<ElfVersionDefinition> versionDefinitions,
        ElfRelocations relocations,
        List<ElfNote> notes,
        List<String> comments,
        @Nullable ElfDebugLink debugLink,
        List<ElfProblem> problems) {

    public ElfFile {
        programHeaders = List.copyOf(programHeaders);
        sections = List.copyOf(sections);
        versionNeeds = List.copyOf(versionNeeds);
        versionDefinitions = List.copyOf(versionDefinitions);
        notes = List.copyOf(notes);
        comments = List.copyOf(comments);
        problems = List.copyOf(problems);
    }

    /// Whether nothing of this part is damaged.
    public boolean isWhole(ElfPart part) {
        for (ElfProblem problem : problems) {
            if (problem.part() == part) {
                return false;
            }
        }
        return true;
    }

    /// The first section of this name; null for none.
    public @Nullable ElfSection section(String name) {
        for (ElfSection section : sections) {
            if (section.name().equals(name)) {
                return section;
            }
        }
        return null;
    }

    /// The first segment of this type; null for none.
    public @Nullable ElfProgramHeader segment(int type) {
        for (ElfProgramHeader header : programHeaders) {
            if (header.type() == type) {
                return header;
            }
        }
        return null;
    }

    /// The table by which the loader finds symbols: the GNU one where there are two; null for none, and where the one
    /// it would use is damaged.
    public @Nullable ElfHash hash() {
        if (gnuHash != null) {
            return gnuHash;
        }
        return isWhole(ElfPart.HASH_TABLE) ? sysvHash : null;
    }

    /// Lower-case hexadecimal; null for none.
    public @Nullable String buildId() {
        for (ElfNote note : notes) {
            if (note instanceof ElfNote.BuildId(String hex)) {
                return hex;
            }
        }
        return null;
    }

    /// The bits of a GNU property that is a set of bits, such as {@link ElfProperty#X86_ISA_1_NEEDED}; 0 without.
    public long property(int type) {
        for (ElfNote note : notes) {
            if (note instanceof ElfNote.Properties(List<ElfProperty> properties)) {
                for (ElfProperty property : properties) {
                    if (property.type() == type) {
                        return property.value();
                    }
                }
            }
        }
        return 0;
    }

    /// Bytes of thread-local storage that each thread needs for it.
    public long tlsSize() {
        ElfProgramHeader tls = segment(ElfProgramHeader.PT_TLS);
        return tls == null ? 0 : tls.memorySize();
    }

    /// Whether it asks for a stack that can be executed; a file that does not say so gets what the machine's default
    /// is, which `null` stands for.
    public @Nullable Boolean executableStack() {
        ElfProgramHeader stack = segment(ElfProgramHeader.PT_GNU_STACK);
        return stack == null ? null : stack.isExecutable();
    }

    /// Whether the loader makes part of its data read-only after relocation; with {@link ElfDynamic#bindNow} that is
    /// full RELRO, without partial.
    public boolean relro() {
        return segment(ElfProgramHeader.PT_GNU_RELRO) != null;
    }

    /// Whether it still has the symbols for debuggers.
    public boolean hasSymtab() {
        for (ElfSection section : sections) {
            if (section.type() == ElfSection.SHT_SYMTAB) {
                return true;
            }
        }
        return false;
    }

    /// Whether it has DWARF in itself.
    public boolean hasDebugInformation() {
        for (ElfSection section : sections) {
            if (section.isInFile()
                    && (section.name().startsWith(".debug_") || section.name().startsWith(".zdebug_"))) {
                return true;
            }
        }
        return false;
    }
}
