package parallax.binary;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the loader of Windows uses of a PE file; {@link PeFile} is all of a file.
///
/// @param architecture as {@link PeHeader#architecture} names it
/// @param dll its own name as the linker had it; null where it exports nothing
/// @param imports from each DLL that is loaded with it, in the order of the file
/// @param delayed DLLs that are loaded when they are first used
/// @param exports names of what it defines, sorted
/// @param numbers of what it defines, as ranges in ascending order
/// @param passedOn names and numbers that another DLL defines, in the order of the file
/// @param importsWhole whether `imports` are all there are
/// @param exportsWhole whether `exports`, `numbers` and `passedOn` are all there are
/// @param problem the first thing that could not be read; empty for none
public record PeLinkage(
        String architecture,
        @Nullable String dll,
        List<Import> imports,
        List<String> delayed,
        List<String> exports,
        List<Range> numbers,
        List<PassedOn> passedOn,
        boolean importsWhole,
        boolean exportsWhole,
        String problem)
        implements ImageLinkage {

    public PeLinkage {
        imports = List.copyOf(imports);
        delayed = List.copyOf(delayed);
        exports = List.copyOf(exports);
        numbers = List.copyOf(numbers);
        passedOn = List.copyOf(passedOn);
    }

    /// What is taken from one DLL.
    ///
    /// @param symbols names, or `#7` for what is asked for by its number
    public record Import(String dll, List<String> symbols) {
        public Import {
            symbols = List.copyOf(symbols);
        }
    }

    /// Numbers from `first` to `last`, both among them.
    public record Range(long first, long last) {}

    /// @param symbol a name, or `#7` for a number
    /// @param target where it is: `NTDLL.RtlAllocateHeap`, `MSVCR.#7`
    public record PassedOn(String symbol, String target) {}

    /// @param file which may be mapped
    /// @throws MalformedBinaryException as {@link PeReader#read}
    public static PeLinkage read(MemorySegment file) throws MalformedBinaryException {
        PeFile pe = PeReader.read(file);
        List<String> names = new ArrayList<>();
        List<Long> ordinals = new ArrayList<>();
        List<PassedOn> passedOn = new ArrayList<>();
        PeExports exports = pe.exports();
        if (exports != null) {
            for (PeExports.Symbol symbol : exports.symbols()) {
                String target = symbol.forwarder();
                if (target != null) {
                    if (symbol.name() != null) {
                        passedOn.add(new PassedOn(symbol.name(), target));
                    }
                    passedOn.add(new PassedOn("#" + symbol.ordinal(), target));
                } else {
                    ordinals.add(symbol.ordinal());
                    if (symbol.name() != null) {
                        names.add(symbol.name());
                    }
                }
            }
        }
        return new PeLinkage(
                pe.header().architecture(),
                exports == null || exports.dll().isEmpty() ? null : exports.dll(),
                pe.imports().stream()
                        .map(each -> new Import(
                                each.dll(),
                                each.symbols().stream()
                                        .map(PeImport.Symbol::toString)
                                        .toList()))
                        .toList(),
                pe.delayImports().stream().map(PeImport::dll).toList(),
                names.stream().distinct().sorted().toList(),
                ranges(ordinals.stream().distinct().sorted().toList()),
                passedOn,
                pe.isWhole(BinaryPart.IMPORTS) && pe.isWhole(BinaryPart.SECTIONS),
                pe.isWhole(BinaryPart.EXPORTS) && pe.isWhole(BinaryPart.SECTIONS),
                pe.notes().isEmpty() ? "" : pe.notes().getFirst().text());
    }

    private static List<Range> ranges(List<Long> ordinals) {
        List<Range> ranges = new ArrayList<>();
        for (long ordinal : ordinals) {
            if (!ranges.isEmpty() && ranges.getLast().last == ordinal - 1) {
                ranges.set(ranges.size() - 1, new Range(ranges.getLast().first, ordinal));
            } else {
                ranges.add(new Range(ordinal, ordinal));
            }
        }
        return ranges;
    }

    @Override
    public String format() {
        return "PE";
    }

    @Override
    public List<String> needed() {
        return imports.stream().map(Import::dll).distinct().toList();
    }

    /// Whether it defines this name itself, or this number, written `#7`.
    public boolean exports(String symbol) {
        return symbol.startsWith("#") ? hasNumber(symbol) : Collections.binarySearch(exports, symbol) >= 0;
    }

    private boolean hasNumber(String symbol) {
        String digits = symbol.substring(1);
        // Files may have any text after the `#`; numbers are of 16 bits.
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
            return false;
        }
        long number = Long.parseLong(digits);
        return numbers.stream().anyMatch(range -> range.first <= number && number <= range.last);
    }

    /// Where a name or number is that it passes on; null where it does not.
    public @Nullable String passedOn(String symbol) {
        for (PassedOn each : passedOn) {
            if (each.symbol.equals(symbol)) {
                return each.target;
            }
        }
        return null;
    }

    /// Gives every exported name that starts so.
    public void eachExported(String prefix, Consumer<String> sink) {
        SortedNames.each(exports, prefix, sink);
    }
}
