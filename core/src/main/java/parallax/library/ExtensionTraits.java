package parallax.library;

import java.lang.foreign.MemorySegment;
import java.util.List;
import parallax.binary.ElfFile;
import parallax.binary.ElfReader;
import parallax.binary.MalformedBinaryException;

/// What constants in an extension library tell of how it is used: a part of {@link LibraryFacts}, for who
/// needs no
/// more.
///
/// @param numpy which numpy it was built for
/// @param operators that it registers with torch
/// @param measuresNumpy whether it was made by Cython with numpy's types, and compares their sizes when
///     it is imported
public record ExtensionTraits(NumpyApi numpy, List<RegisteredOperator> operators, boolean measuresNumpy) {

    private static final String SIZE_CHANGED = "size changed, may indicate binary incompatibility";

    /// Nothing was looked at.
    public static final ExtensionTraits UNREAD =
            new ExtensionTraits(new NumpyApi(NumpyApi.Generation.NOT_SEEN, "", List.of()), List.of(), false);

    public ExtensionTraits {
        operators = List.copyOf(operators);
    }

    /// @param fileName the last part of the path
    /// @param content a whole ELF file
    /// @throws MalformedBinaryException where not even the header can be read
    public static ExtensionTraits read(String fileName, MemorySegment content) throws MalformedBinaryException {
        ElfFile file = ElfReader.read(content);
        List<MemorySegment> constants = Slices.constants(file, content);
        return new ExtensionTraits(
                NumpyApis.of(constants, fileName),
                LibraryFactsReader.operators(file, content, constants, ElfFacts.imports(file)),
                measuresNumpy(constants));
    }

    /// Cython (`Cython/Utility/ImportExport.c`) checks the types that its `numpy` declares, `flatiter`
    /// among them.
    private static boolean measuresNumpy(List<MemorySegment> constants) {
        boolean[] found = new boolean[2];
        new TextSearch(List.of(SIZE_CHANGED, "flatiter")).run(constants, (literal, _, _) -> found[literal] = true);
        return found[0] && found[1];
    }
}
