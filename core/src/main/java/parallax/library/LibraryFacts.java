package parallax.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one native library is: plain data, independent of the file it was read from and of its format. A universal
/// Mach-O
/// file has several, one for each architecture.
///
/// @param format `ELF`, `Mach-O`, `PE`
/// @param architecture in the format's word: `x86-64`, `AArch64`, `arm64`
/// @param kind what the file is: `shared library`, `program`, `object file`, …
/// @param soname the name by which others ask for it: SONAME, install name, DLL name; null for none
/// @param needed the libraries it asks for, in the order of the file
/// @param rpath where they are looked for before anything else (DT_RPATH, LC_RPATH), in order
/// @param runpath where they are looked for (DT_RUNPATH), in order
/// @param imports sorted by name
/// @param buildId GNU build id, LC_UUID or PDB identity; null for none
/// @param systemNeeds sorted by interface
/// @param torch what it wants of torch; nothing where it wants none
/// @param compilers who made it, as far as it tells
/// @param instructionSets beyond the baseline; unknown for formats whose code is not swept
/// @param embedded known native libraries whose traces are in it, itself among them
/// @param operators that it registers with torch, where strings tell
/// @param gpuCode by kind and target; empty for none
/// @param hardening in words: `full RELRO`, `executable stack`, …; sorted
/// @param sections sizes of what is in the file, in the order of the file
/// @param stripped whether it has neither symbols for debuggers nor debug information
/// @param problems what could not be read, each with its place
public record LibraryFacts(
        String format,
        String architecture,
        String kind,
        @Nullable String soname,
        List<String> needed,
        List<String> rpath,
        List<String> runpath,
        List<ImportedSymbol> imports,
        ExportedSymbols exports,
        @Nullable String buildId,
        List<SystemNeed> systemNeeds,
        Reading<CxxAbi> cxxAbi,
        Reading<PythonAbi> pythonAbi,
        TorchAbi torch,
        NumpyApi numpy,
        List<Compiler> compilers,
        Reading<InstructionSetUse> instructionSets,
        List<EmbeddedLibrary> embedded,
        List<RegisteredOperator> operators,
        List<GpuCode> gpuCode,
        List<String> hardening,
        List<SectionSize> sections,
        boolean stripped,
        List<String> problems) {

    /// The kind of a file that is started by itself.
    public static final String PROGRAM = "program";

    public LibraryFacts {
        needed = List.copyOf(needed);
        rpath = List.copyOf(rpath);
        runpath = List.copyOf(runpath);
        imports = List.copyOf(imports);
        systemNeeds = List.copyOf(systemNeeds);
        compilers = List.copyOf(compilers);
        embedded = List.copyOf(embedded);
        operators = List.copyOf(operators);
        gpuCode = List.copyOf(gpuCode);
        hardening = List.copyOf(hardening);
        sections = List.copyOf(sections);
        problems = List.copyOf(problems);
    }

    /// One section.
    ///
    /// @param size in the file, bytes
    public record SectionSize(String name, long size) {}

    /// The same with the prefix of the build in its run paths written as `$PREFIX`, which installing puts in its place.
    public LibraryFacts withoutPrefix(String prefix) {
        return new LibraryFacts(
                format,
                architecture,
                kind,
                soname,
                needed,
                without(prefix, rpath),
                without(prefix, runpath),
                imports,
                exports,
                buildId,
                systemNeeds,
                cxxAbi,
                pythonAbi,
                torch,
                numpy,
                compilers,
                instructionSets,
                embedded,
                operators,
                gpuCode,
                hardening,
                sections,
                stripped,
                problems);
    }

    private static List<String> without(String prefix, List<String> paths) {
        return paths.stream().map(path -> path.replace(prefix, "$PREFIX")).toList();
    }

    /// The highest version of a system interface that it asks for; null where it asks for none.
    public @Nullable SystemNeed systemNeed(String interfaceName) {
        for (SystemNeed need : systemNeeds) {
            if (need.interfaceName().equals(interfaceName)) {
                return need;
            }
        }
        return null;
    }
}
