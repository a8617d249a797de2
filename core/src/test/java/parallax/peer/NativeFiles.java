package parallax.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import parallax.binary.ElfFile;
import parallax.binary.ElfReader;
import parallax.binary.ElfSection;
import parallax.binary.MalformedBinaryException;
import parallax.library.CodeRange;

/// Real ELF files: those of wheels in the folders that the system property `parallax.wheels` lists, divided by `:`, and
/// the libraries of the JDK that runs the test.
final class NativeFiles {

    /// @param wheel file name of the wheel; empty for none
    record NativeFile(String wheel, String member, MemorySegment bytes, ElfFile elf) {

        List<MemorySegment> readOnlyData() {
            List<MemorySegment> data = new ArrayList<>();
            for (ElfSection section : elf.sections()) {
                boolean isConstant = section.name().startsWith(".rodata")
                        || section.name().startsWith(".data.rel.ro")
                        || section.name().equals(".data");
                if (isConstant && section.isInFile()) {
                    data.add(bytes.asSlice(section.offset(), section.size()));
                }
            }
            return data;
        }

        List<MemorySegment> symbolNames() {
            List<MemorySegment> names = new ArrayList<>();
            for (ElfSection section : elf.sections()) {
                if (section.name().equals(".dynstr") || section.name().equals(".strtab")) {
                    names.add(bytes.asSlice(section.offset(), section.size()));
                }
            }
            return names;
        }

        List<CodeRange> code() {
            List<CodeRange> code = new ArrayList<>();
            for (ElfSection section : elf.sections()) {
                if (section.isExecutable() && section.isInFile()) {
                    code.add(new CodeRange(section.address(), bytes.asSlice(section.offset(), section.size())));
                }
            }
            return code;
        }

        boolean defines(String symbol) {
            return elf.hash() != null && elf.hash().lookup(symbol) >= 0;
        }
    }

    private NativeFiles() {}

    /// Wheels whose file name starts like this; skips the test where there are none.
    static List<Path> wheels(String... prefixes) throws IOException {
        List<Path> wheels = new ArrayList<>();
        for (String folder : System.getProperty("parallax.wheels", "").split(":", -1)) {
            if (!folder.isEmpty()) {
                try (Stream<Path> files = Files.list(Path.of(folder))) {
                    files.sorted()
                            .filter(file -> Stream.of(prefixes)
                                    .anyMatch(prefix ->
                                            file.getFileName().toString().startsWith(prefix)))
                            .filter(file -> file.toString().endsWith(".whl"))
                            .forEach(wheels::add);
                }
            }
        }
        Assumptions.assumeFalse(
                wheels.isEmpty(), "needs wheels " + String.join(", ", prefixes) + " in a folder of -Dparallax.wheels");
        return wheels;
    }

    /// The ELF files of a wheel.
    static List<NativeFile> of(Path wheel) throws IOException {
        List<NativeFile> found = new ArrayList<>();
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().contains(".so") && entry.getSize() < 1 << 28) {
                    try (InputStream stream = zip.getInputStream(entry)) {
                        add(wheel.getFileName().toString(), entry.getName(), stream.readAllBytes(), found);
                    }
                }
            }
        }
        return found;
    }

    /// The libraries of the JDK; none where they are not ELF.
    static List<NativeFile> ofJdk() throws IOException {
        List<NativeFile> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.home"), "lib"))) {
            files.sorted().filter(file -> file.toString().endsWith(".so")).forEach(file -> {
                try {
                    add("", file.toString(), Files.readAllBytes(file), found);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return found;
    }

    private static void add(String wheel, String member, byte[] bytes, List<NativeFile> found) {
        if (ElfReader.isElf(bytes)) {
            MemorySegment segment = MemorySegment.ofArray(bytes);
            try {
                found.add(new NativeFile(wheel, member, segment, ElfReader.read(segment)));
            } catch (MalformedBinaryException e) {
                throw new IllegalStateException(member, e);
            }
        }
    }
}
