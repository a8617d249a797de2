package parallax.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.binary.MachOExport;
import parallax.binary.MachOImage;
import parallax.binary.MachOReader;
import parallax.binary.MachOSymbol;
import parallax.binary.MalformedBinaryException;
import parallax.binary.PeExports;
import parallax.binary.PeFile;
import parallax.binary.PeImport;
import parallax.binary.PeReader;

/// What is read of Mach-O and PE files, beside `llvm-readobj`, `llvm-objdump` and `llvm-nm`, on every such
/// file in the wheels of the folders named by the system property `parallax.wheels`.
@Tag("peer")
final class LlvmPeerTest {

    @TempDir
    Path folder;

    private static final class Binary {
        private final String name;
        private final byte[] bytes;

        Binary(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }
    }

    private static List<Binary> binaries(String... suffixes) throws IOException {
        String folders = System.getProperty("parallax.wheels", "");
        Assumptions.assumeFalse(folders.isEmpty(), "skipped: needs wheels, -Dparallax.wheels=FOLDER:FOLDER");
        List<Binary> found = new ArrayList<>();
        for (String name : folders.split(":", -1)) {
            try (Stream<Path> wheels = Files.list(Path.of(name))) {
                for (Path wheel : wheels.filter(path -> path.toString().endsWith("-none-any.whl"))
                        .toList()) {
                    addFrom(wheel, List.of(suffixes), found);
                }
            }
        }
        return found;
    }

    private static void addFrom(Path wheel, List<String> suffixes, List<Binary> found) throws IOException {
        try (InputStream file = Files.newInputStream(wheel);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (suffixes.stream().anyMatch(name::endsWith)) {
                    found.add(new Binary(wheel.getFileName() + " " + name, zip.readAllBytes()));
                }
            }
        }
    }

    private Path put(Binary binary) throws IOException {
        Path file = folder.resolve("binary");
        Files.copy(new ByteArrayInputStream(binary.bytes), file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    @Test
    void peImportsAndExportsAreThoseOfReadobj() throws IOException, InterruptedException, MalformedBinaryException {
        List<Binary> binaries = binaries(".dll", ".exe", ".pyd");
        for (Binary binary : binaries) {
            PeFile file = PeReader.read(MemorySegment.ofArray(binary.bytes));
            List<String> theirs = new ArrayList<>();
            boolean export = false;
            for (String line : NativeTools.run(
                    folder,
                    List.of(
                            "llvm-readobj",
                            "--coff-imports",
                            "--coff-exports",
                            put(binary).toString()))) {
                String text = line.strip();
                export = text.startsWith("Export {") || (export && !text.startsWith("Import {"));
                if (text.startsWith("Symbol: ")) {
                    theirs.add(importName(text.substring(8)));
                } else if (export && text.startsWith("Name: ")) {
                    theirs.add("export " + text.substring(6));
                }
            }
            theirs.removeIf("export "::equals);
            assertThat(ours(file)).as(binary.name).containsExactlyInAnyOrderElementsOf(theirs);
            assertThat(file.notes()).as(binary.name).isEmpty();
        }
        assertThat(binaries).isNotEmpty();
    }

    /// `Sleep (7)`: with the hint, or the number of one without a name.
    private static String importName(String text) {
        int hint = text.lastIndexOf(" (");
        return text.startsWith("(") ? "#" + text.substring(1, text.length() - 1) : text.substring(0, hint);
    }

    private static List<String> ours(PeFile file) {
        List<String> ours = new ArrayList<>();
        Stream.concat(file.imports().stream(), file.delayImports().stream())
                .map(PeImport::symbols)
                .forEach(symbols -> symbols.forEach(symbol -> ours.add(symbol.toString())));
        PeExports exports = file.exports();
        if (exports != null) {
            exports.symbols().stream()
                    .filter(symbol -> symbol.name() != null)
                    .forEach(symbol -> ours.add("export " + symbol.name()));
        }
        return ours;
    }

    @Test
    void machOUndefinedSymbolsAndExportsAreThoseOfNmAndObjdump()
            throws IOException, InterruptedException, MalformedBinaryException {
        List<Binary> binaries = new ArrayList<>(binaries("/cbc", "/selenium-manager", ".dylib"));
        binaries.removeIf(binary -> !MachOReader.isMachO(MemorySegment.ofArray(binary.bytes)));
        for (Binary binary : binaries) {
            String file = put(binary).toString();
            for (MachOImage image :
                    MachOReader.read(MemorySegment.ofArray(binary.bytes)).images()) {
                String arch = "--arch=" + image.header().architecture();
                List<String> undefined = NativeTools.run(folder, List.of("llvm-nm", "-u", "-j", arch, file)).stream()
                        .filter(line -> !line.isBlank() && !line.endsWith(":"))
                        .toList();
                List<String> exports =
                        NativeTools.run(folder, List.of("llvm-objdump", "--macho", arch, "--exports-trie", file))
                                .stream()
                                .filter(line -> line.startsWith("0x"))
                                .map(line -> line.split(" +", -1)[1])
                                .toList();
                assertThat(image.symbols())
                        .as(binary.name)
                        .filteredOn(symbol -> symbol.kind() == MachOSymbol.Kind.UNDEFINED)
                        .extracting(MachOSymbol::name)
                        .containsExactlyInAnyOrderElementsOf(undefined);
                assertThat(image.exports())
                        .as(binary.name)
                        .extracting(MachOExport::name)
                        .containsExactlyInAnyOrderElementsOf(exports);
                assertThat(image.notes()).as(binary.name).isEmpty();
            }
        }
        assertThat(binaries).isNotEmpty();
    }
}
