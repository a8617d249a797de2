package parallax.binary;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.testkit.ElfBuilder;

class ElfHashTest {

    private static ElfFile read(ElfBuilder builder) throws MalformedBinaryException {
        ElfFile file = ElfReader.read(MemorySegment.ofArray(builder.build()));
        assertThat(file.problems()).isEmpty();
        return file;
    }

    private static Stream<ElfHash> bothTablesOfAVersionedLibrary() throws MalformedBinaryException {
        ElfFile file = read(new ElfBuilder()
                .withSysvHash()
                .undefined("elsewhere")
                .version("V_1")
                .version("V_2")
                .version("V_3")
                .definedHidden("run", "V_1")
                .defined("run", "V_2")
                .definedHidden("old", "V_2")
                .defined("fresh", "V_3")
                .defined("bare"));
        return Stream.of(file.gnuHash(), file.sysvHash());
    }

    /// Exactly the defined symbols, whatever their number; the undefined ones and others are not found.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsExactlyTheDefinedSymbols(long seed) throws MalformedBinaryException {
        Random random = new Random(Long.getLong("seed", seed));
        Set<String> defined = new HashSet<>();
        Set<String> undefined = new HashSet<>();
        int count = random.nextInt(400);
        for (int number = 0; number < count; number++) {
            String name = name(random);
            if (!defined.contains(name) && !undefined.contains(name)) {
                (random.nextInt(4) == 0 ? undefined : defined).add(name);
            }
        }
        ElfBuilder builder = new ElfBuilder().withSysvHash();
        if (random.nextBoolean()) {
            builder.bits32();
        }
        if (random.nextBoolean()) {
            builder.bigEndian();
        }
        builder.undefined(undefined.toArray(String[]::new)).defined(defined.toArray(String[]::new));
        ElfFile file = read(builder);

        for (ElfHash hash : new ElfHash[] {file.gnuHash(), file.sysvHash()}) {
            for (String name : defined) {
                int symbol = hash.lookup(name);
                assertThat(symbol).as(name).isPositive();
                assertThat(file.symbols().name(symbol)).isEqualTo(name);
                assertThat(hash.lookup(file.symbols(), symbol)).isEqualTo(symbol);
            }
            for (String name : undefined) {
                assertThat(hash.lookup(name)).as(name).isEqualTo(-1);
            }
            for (int number = 0; number < 400; number++) {
                String name = name(random);
                assertThat(hash.lookup(name) >= 0).as(name).isEqualTo(defined.contains(name));
            }
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder("_Z");
        int length = 1 + random.nextInt(5);
        for (int at = 0; at < length; at++) {
            name.append((char) ('a' + random.nextInt(6)));
        }
        return name.append(random.nextInt(20) == 0 ? "é" : "").toString();
    }

    @ParameterizedTest
    @MethodSource("bothTablesOfAVersionedLibrary")
    void findsTheVersionThatIsAskedFor(ElfHash hash) {
        assertThat(hash.lookup("run", "V_1")).isPositive().isNotEqualTo(hash.lookup("run", "V_2"));
        assertThat(hash.lookup("run", "V_2")).isPositive();
        assertThat(hash.lookup("run", "V_3")).isEqualTo(-1);
        assertThat(hash.lookup("fresh", "V_3")).isPositive();
    }

    @ParameterizedTest
    @MethodSource("bothTablesOfAVersionedLibrary")
    void findsASymbolWithoutAVersionForAnyVersion(ElfHash hash) {
        assertThat(hash.lookup("bare", "V_9")).isPositive();
        assertThat(hash.lookup("bare")).isPositive();
    }

    @ParameterizedTest
    @MethodSource("bothTablesOfAVersionedLibrary")
    void findsTheOldestVersionWithoutOne(ElfHash hash) {
        assertThat(hash.lookup("run")).isEqualTo(hash.lookup("run", "V_1"));
        assertThat(hash.lookup("fresh")).isEqualTo(hash.lookup("fresh", "V_3"));
    }

    @ParameterizedTest
    @MethodSource("bothTablesOfAVersionedLibrary")
    void findsNoHiddenSymbolOfALaterVersionWithoutOne(ElfHash hash) {
        assertThat(hash.lookup("old")).isEqualTo(-1);
        assertThat(hash.lookup("old", "V_2")).isPositive();
    }

    @ParameterizedTest
    @MethodSource("bothTablesOfAVersionedLibrary")
    void findsNoUndefinedSymbol(ElfHash hash) {
        assertThat(hash.lookup("elsewhere")).isEqualTo(-1);
        assertThat(hash.lookup("")).isEqualTo(-1);
    }

    @Test
    void answersTheReferenceOfAnotherLibraryByItsVersion() throws MalformedBinaryException {
        ElfFile library = read(new ElfBuilder().version("V_1").defined("run", "V_1"));
        ElfFile user = read(new ElfBuilder().undefined("run", "libx.so", "V_1").undefined("walk", "libx.so", "V_1"));
        ElfFile tooNew = read(new ElfBuilder().undefined("run", "libx.so", "V_2"));

        ElfHash hash = requireNonNull(library.hash());
        assertThat(hash.lookup(user.symbols(), 1)).isEqualTo(1);
        assertThat(hash.lookup(user.symbols(), 2)).isEqualTo(-1);
        assertThat(hash.lookup(tooNew.symbols(), 1)).isEqualTo(-1);
    }

    /// Values of the specifications: glibc's `_dl_new_hash` and the gABI's `elf_hash`.
    @Test
    void hashesNamesAsTheLoadersDo() {
        byte[] name = ElfSymbolTable.bytesOf("printf");
        byte[] version = ElfSymbolTable.bytesOf("GLIBC_2.2.5");

        assertThat(ElfGnuHash.hash(name, 0, name.length)).isEqualTo(0x156b2bb8);
        assertThat(ElfSysvHash.hash(name, 0, name.length)).isEqualTo(0x077905a6);
        assertThat(ElfSysvHash.hash(version, 0, version.length)).isEqualTo(0x09691a75);
    }
}
