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
public record ExtensionTraits(NumpyApi numpy, List<RegisteredOperator> operators) {

    /// Nothing was looked at.
    public static final ExtensionTraits UNREAD =
            new ExtensionTraits(new NumpyApi(NumpyApi.Generation.NOT_SEEN, "", List.of()), List.of());

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
                LibraryFactsReader.operators(file, content, constants, ElfFacts.imports(file)));
    }
}
