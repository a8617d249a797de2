package parallax.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;
import parallax.binary.ElfFile;
import parallax.binary.ElfReader;
import parallax.binary.ElfSymbolTable;
import parallax.binary.MalformedBinaryException;
import parallax.testkit.ElfBuilder;

/// The ELF reader beside `readelf` of binutils and `eu-readelf` of elfutils: the same headers, sections, dynamic
/// entries, symbols with their versions, build ids and comments.
@Tag("peer")
class ElfPeerTest {

    /// Folders with libraries, with `:` between them.
    private static final String LIBRARIES = System.getProperty("parallax.libraries", "/usr/lib:/lib");

    /// Folders with wheels, with `:` between them.
    private static final String WHEELS = System.getProperty("parallax.wheels", "");

    private static final int MAX_LIBRARIES = 300;

    @TempDir
    Path folder;

    @Test
    void readsTheLibrariesOfTheSystemAlike() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String root : LIBRARIES.split(":", -1)) {
            if (Files.isDirectory(Path.of(root))) {
                try (Stream<Path> found = Files.walk(Path.of(root))) {
                    found.filter(file ->
                                    Files.isRegularFile(file) && file.toString().contains(".so"))
                            .filter(ElfPeerTest::isElf)
                            .sorted()
                            .forEach(files::add);
                }
            }
        }
        assumeTrue(!files.isEmpty(), "skipped: needs ELF files in " + LIBRARIES);
        // Spread over the whole, so that neighbours of one package do not fill the quota.
        int step = Math.max(1, files.size() / MAX_LIBRARIES);
        for (int index = 0; index < files.size(); index += step) {
            compare(files.get(index), files.get(index).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"torchvision-", "torch-"})
    void readsTheLibrariesOfWheelsAlike(String prefix) throws Exception {
        int count = 0;
        for (String root : WHEELS.split(":", -1)) {
            if (!root.isEmpty()) {
                try (Stream<Path> found = Files.list(Path.of(root))) {
                    List<Path> wheels = found.filter(
                                    file -> file.getFileName().toString().startsWith(prefix))
                            .filter(file -> file.toString().endsWith(".whl"))
                            .sorted()
                            .toList();
                    for (Path wheel : wheels) {
                        count += compareLibrariesOf(wheel);
                    }
                }
            }
        }
        assumeTrue(count > 0, "skipped: needs -Dparallax.wheels=FOLDER with " + prefix + "*.whl");
    }

    private int compareLibrariesOf(Path wheel) throws Exception {
        int count = 0;
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().contains(".so")) {
                    Path library = folder.resolve("library.so");
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.deleteIfExists(library);
                        Files.copy(content, library);
                    }
                    if (isElf(library)) {
                        compare(library, wheel.getFileName() + " › " + entry.getName());
                        count++;
                    }
                }
            }
        }
        return count;
    }

    /// readelf is the judge of our builder, too.
    @ParameterizedTest(name = "{0} bits, big endian {1}")
    @CsvSource({"64, false", "64, true", "32, false", "32, true"})
    void readsBuiltFilesOfEveryClassAndByteOrderAlike(int bits, boolean bigEndian) throws Exception {
        ElfBuilder builder = new ElfBuilder()
                .soname("libx.so.1")
                .needed("libc.so.6", "libm.so.6")
                .runpath("$ORIGIN:/opt")
                .interpreter("/lib/ld.so")
                .buildId((byte) 1, (byte) 2)
                .undefined("puts", "libc.so.6", "GLIBC_2.2.5")
                .undefined("sin", "libm.so.6", "GLIBC_2.2.5")
                .weakUndefined("perhaps")
                .version("X_1")
                .version("X_2", "X_1")
                .definedHidden("one", "X_1")
                .defined("one", "X_2")
                .defined("two", "three")
                .relocation(8, 0)
                .initFunctions(2)
                .executableStack(false)
                .comment("GCC: 13");
        if (bits == 32) {
            builder.bits32();
        }
        if (bigEndian) {
            builder.bigEndian().machine(bits == 32 ? 20 : 21);
        }
        Path file = folder.resolve("built.so");
        Files.write(file, builder.build());

        compare(file, "built");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x86_64",
                "i386",
                "aarch64",
                "aarch64_be",
                "arm",
                "armeb",
                "powerpc",
                "powerpc64",
                "powerpc64le",
                "s390x",
                "mips",
                "mips64",
                "sparc",
                "sparcv9",
                "riscv64"
            })
    void readsObjectFilesOfOtherMachinesAlike(String machine) throws Exception {
        Path source = folder.resolve("source.s");
        Files.writeString(source, """
                .globl here
                .type here,%function
                here:
                .long 0
                .size here, 4
                .section .note.x,"a",%note
                .long 4,4,1
                .asciz "ABC"
                .long 7
                .section .comment,"MS",%progbits,1
                .asciz "made by hand"
                """);
        Path object = folder.resolve("object.o");
        run(
                "llvm-mc",
                "-filetype=obj",
                "-triple=" + machine + "-linux-gnu",
                source.toString(),
                "-o",
                object.toString());

        compare(object, machine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Wl,--hash-style=sysv", "-Wl,--hash-style=both", "-Wl,-z,pack-relative-relocs"})
    void readsLinkedLibrariesOfBothClassesAlike(String option) throws Exception {
        Path source = folder.resolve("source.c");
        Files.writeString(source, """
                extern int puts(const char *);
                static int (*table[])(const char *) = {puts, puts};
                __thread int local;
                int run(int n) { return table[n & 1]("x") + local; }
                """);
        for (String bits : new String[] {"-m64", "-m32"}) {
            Path library = folder.resolve("linked.so");
            run(
                    "gcc",
                    bits,
                    "-shared",
                    "-fPIC",
                    "-nostdlib",
                    option,
                    "-Wl,-soname,libx.so.1",
                    source.toString(),
                    "-o",
                    library.toString());
            compare(library, bits);
        }
    }

    private static void compare(Path file, String name) throws IOException, MalformedBinaryException {
        try (FileChannel channel = FileChannel.open(file);
                Arena arena = Arena.ofConfined()) {
            ElfFile ours = ElfReader.read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
            assertThat(ours.problems()).as(name).isEmpty();
            assertSame(name + " by readelf", ElfListing.of(ours), ReadelfOutput.ofReadelf(file));
            assertSame(name + " by eu-readelf", ElfListing.forElfutils(ours), ReadelfOutput.ofElfutils(file));
            assertEveryExportIsFound(name, ours);
        }
    }

    /// As often on both sides, in any order; what differs alone is shown, of tens of thousands of lines.
    private static void assertSame(String name, List<String> ours, List<String> theirs) {
        assertThat(without(ours, theirs)).as(name + " does not have").isEmpty();
        assertThat(without(theirs, ours)).as(name + " has besides").isEmpty();
    }

    private static List<String> without(List<String> some, List<String> taken) {
        Map<String, Integer> left = new HashMap<>();
        taken.forEach(line -> left.merge(line, 1, Integer::sum));
        return some.stream()
                .filter(line -> left.merge(line, -1, Integer::sum) < 0)
                .toList();
    }

    private static void assertEveryExportIsFound(String name, ElfFile file) {
        ElfSymbolTable symbols = file.symbols();
        if (file.hash() != null) {
            for (int symbol : symbols.exported()) {
                // The loader takes a symbol without a place for one that is not there.
                if (symbols.value(symbol) != 0) {
                    assertThat(file.hash().lookup(symbols, symbol))
                            .as(name + ": " + symbols.name(symbol))
                            .isEqualTo(symbol);
                }
            }
        }
    }

    private static boolean isElf(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return ElfReader.isElf(content.readNBytes(4));
        } catch (IOException _) {
            return false;
        }
    }

    private static void run(String... command) throws InterruptedException {
        try {
            int status = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            assumeTrue(status == 0, "skipped: " + String.join(" ", command) + " does not work here");
        } catch (IOException e) {
            throw new TestAbortedException("skipped: needs " + command[0], e);
        }
    }
}
