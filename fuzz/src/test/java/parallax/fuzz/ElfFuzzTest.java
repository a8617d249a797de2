package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.binary.ElfFile;
import parallax.binary.ElfHash;
import parallax.binary.ElfReader;
import parallax.binary.ElfSymbolTable;
import parallax.binary.MalformedBinaryException;
import parallax.testkit.ElfBuilder;

/// Any bytes are either refused as malformed or give an answer all of which can be looked at: symbols, versions,
/// lookups, notes.
class ElfFuzzTest {

    /// Sound files of both classes and byte orders, so that the fuzzer starts from something.
    static Stream<Arguments> libraries() {
        List<Arguments> files = new ArrayList<>();
        for (int kind = 0; kind < 8; kind++) {
            ElfBuilder builder = new ElfBuilder()
                    .soname("libx.so.1")
                    .needed("libc.so.6", "libm.so.6")
                    .runpath("$ORIGIN:/lib")
                    .interpreter("/lib/ld.so")
                    .buildId((byte) 1, (byte) 2)
                    .note("GNU", 5, new byte[] {2, 0, 0, (byte) 0xc0, 4, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0})
                    .note("FDO", 0xcafe1a7e, new byte[] {'{', '}'})
                    .undefined("puts", "libc.so.6", "GLIBC_2.2.5")
                    .undefined("sin", "libm.so.6", "GLIBC_2.2.5")
                    .version("X_1")
                    .version("X_2", "X_1")
                    .definedHidden("one", "X_1")
                    .defined("one", "X_2")
                    .defined("two", "three")
                    .relocation(8, 0)
                    .relocation(7, 1)
                    .initFunctions(2)
                    .debugLink("x.debug", 1)
                    .comment("GCC: 13");
            if ((kind & 1) != 0) {
                builder.bits32();
            }
            if ((kind & 2) != 0) {
                builder.bigEndian();
            }
            if ((kind & 4) != 0) {
                builder.withSysvHash().withoutSectionHeaders();
            }
            files.add(Arguments.of((Object) builder.build()));
        }
        return files.stream();
    }

    @MethodSource("libraries")
    @FuzzTest
    void readsOrRefuses(byte[] bytes) {
        ElfFile file;
        try {
            file = ElfReader.read(MemorySegment.ofArray(bytes));
        } catch (MalformedBinaryException _) {
            return;
        }
        ElfSymbolTable symbols = file.symbols();
        lookUpAll(file.gnuHash(), symbols);
        lookUpAll(file.sysvHash(), symbols);
        int found = symbols.names(symbols.exported()).size();
        if (found > symbols.exported().length) {
            throw new AssertionError("more names than symbols");
        }
        symbols.nameBlob(symbols.imported());
        for (int symbol = 0; symbol < symbols.size(); symbol++) {
            symbols.symbol(symbol);
        }
        if (file.notes().toString().isEmpty() || file.problems().toString().isEmpty()) {
            throw new AssertionError("a list without brackets");
        }
        file.buildId();
        file.hash();
        file.tlsSize();
        file.executableStack();
        file.hasDebugInformation();
    }

    private static void lookUpAll(@Nullable ElfHash hash, ElfSymbolTable symbols) {
        if (hash == null) {
            return;
        }
        for (int symbol = 0; symbol < symbols.size(); symbol++) {
            int found = hash.lookup(symbols, symbol);
            if (found >= 0 && !symbols.name(found).equals(symbols.name(symbol))) {
                throw new AssertionError("another symbol than asked for");
            }
        }
    }
}
