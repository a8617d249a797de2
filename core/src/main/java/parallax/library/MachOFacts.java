package parallax.library;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import parallax.binary.BinaryNote;
import parallax.binary.MachOBuildVersion;
import parallax.binary.MachOExport;
import parallax.binary.MachOImage;
import parallax.binary.MachOImport;
import parallax.binary.MachOLibrary;
import parallax.binary.MachOSection;
import parallax.binary.MachOSegment;
import parallax.binary.MachOSymbol;

/// Turns a Mach-O image into what all formats have in common.
final class MachOFacts {

    private MachOFacts() {}

    /// @param around notes on the file around its images
    /// @param content the whole file
    static LibraryFacts of(String fileName, MachOImage image, List<BinaryNote> around, MemorySegment content) {
        List<ImportedSymbol> imports = imports(image);
        ExportedSymbols exports = exports(image);
        List<String> needed = new ArrayList<>();
        for (MachOLibrary library : image.libraries()) {
            needed.add(library.name());
        }
        List<MemorySegment> constants = constants(image, content);
        List<String> problems = new ArrayList<>();
        around.forEach(note -> problems.add(note.text()));
        image.notes().forEach(note -> problems.add(note.text()));
        List<SystemNeed> needs = new ArrayList<>();
        List<Compiler> compilers = new ArrayList<>();
        for (MachOBuildVersion version : image.buildVersions()) {
            String platform = version.platformName().equals("macos") ? "macOS" : version.platformName();
            needs.add(new SystemNeed(platform, version.minOs().toString(), "", List.of(), 0));
            for (MachOBuildVersion.Tool tool : version.tools()) {
                compilers.add(new Compiler(tool.name(), tool.version().toString(), ""));
            }
        }
        return new LibraryFacts(
                "Mach-O",
                image.header().architecture(),
                kind(image.header().fileType()),
                image.id() == null ? null : image.id().name(),
                needed,
                List.of(),
                image.rpaths(),
                imports,
                exports,
                image.uuid(),
                needs,
                CxxAbiReader.read(imports, exports, needed),
                PythonAbiReader.read(fileName, imports, exports, needed),
                TorchAbiReader.read(imports),
                NumpyApis.of(constants, fileName),
                compilers,
                Reading.unknown("the code of Mach-O files is not swept"),
                EmbeddedLibraries.scan(constants, new HashSet<>(exports.names())::contains),
                RegisteredOperators.of(constants, List.of()),
                List.of(),
                image.signed() ? List.of("signed") : List.of("not signed"),
                sections(image),
                !image.hasSymbolTable(),
                problems);
    }

    private static String kind(int fileType) {
        return switch (fileType) {
            case 1 -> "object file";
            case 2 -> LibraryFacts.PROGRAM;
            case 6 -> "shared library";
            case 8 -> "bundle";
            default -> "file of type " + fileType;
        };
    }

    private static List<ImportedSymbol> imports(MachOImage image) {
        List<ImportedSymbol> imports = new ArrayList<>();
        for (MachOImport symbol : image.imports()) {
            MachOLibrary from = image.library(symbol.libraryOrdinal());
            imports.add(
                    new ImportedSymbol(plain(symbol.name()), null, from == null ? null : from.name(), symbol.weak()));
        }
        imports.sort(ElfFacts.BY_NAME);
        return imports;
    }

    private static ExportedSymbols exports(MachOImage image) {
        TreeSet<String> names = new TreeSet<>();
        for (MachOExport export : image.exports()) {
            names.add(plain(export.name()));
        }
        if (names.isEmpty()) {
            for (MachOSymbol symbol : image.symbols()) {
                if (symbol.exported()) {
                    names.add(plain(symbol.name()));
                }
            }
        }
        return Exports.of(List.copyOf(names));
    }

    private static String plain(String name) {
        return name.startsWith("_") ? name.substring(1) : name;
    }

    private static List<MemorySegment> constants(MachOImage image, MemorySegment content) {
        List<MemorySegment> slices = new ArrayList<>();
        for (MachOSegment segment : image.segments()) {
            for (MachOSection section : segment.sections()) {
                boolean constant =
                        section.name().equals("__cstring") || section.name().equals("__const");
                if (constant && !section.zeroFill()) {
                    long offset = image.header().offset() + section.offset();
                    slices.add(Slices.of(content, offset, section.size()));
                }
            }
        }
        return slices;
    }

    private static List<LibraryFacts.SectionSize> sections(MachOImage image) {
        List<LibraryFacts.SectionSize> sizes = new ArrayList<>();
        for (MachOSegment segment : image.segments()) {
            for (MachOSection section : segment.sections()) {
                if (!section.zeroFill() && section.size() > 0) {
                    sizes.add(new LibraryFacts.SectionSize(section.segment() + "," + section.name(), section.size()));
                }
            }
        }
        return sizes;
    }
}
