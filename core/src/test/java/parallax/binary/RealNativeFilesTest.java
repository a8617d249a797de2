package parallax.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.junit.jupiter.api.Test;

/// A dylib and a DLL as compilers made them, out of the conda packages among the test resources. The numbers are those
/// of
/// `llvm-objdump` and `llvm-readobj`.
final class RealNativeFilesTest {

    private static InputStream resource(String name) {
        return Objects.requireNonNull(RealNativeFilesTest.class.getResourceAsStream("/artifacts/" + name), name);
    }

    private static MemorySegment member(InputStream tar, String name) throws IOException {
        TarArchiveInputStream entries = new TarArchiveInputStream(tar);
        for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().equals(name)) {
                return MemorySegment.ofArray(entries.readAllBytes());
            }
        }
        throw new IOException("no " + name);
    }

    @Test
    void dylibOfAnOldMacIsRead() throws IOException, MalformedBinaryException {
        MachOFile file;
        try (InputStream tar = new BZip2CompressorInputStream(resource("osx-64/zlib-1.2.11-h1de35cc_3.tar.bz2"))) {
            file = MachOReader.read(member(tar, "lib/libz.1.2.11.dylib"));
        }
        MachOImage image = file.images().getFirst();

        assertThat(image.notes()).isEmpty();
        assertThat(image.header().architecture()).isEqualTo("x86_64");
        assertThat(Objects.requireNonNull(image.id()).name()).isEqualTo("@rpath/libz.1.dylib");
        assertThat(image.libraries())
                .extracting(
                        MachOLibrary::name, library -> library.currentVersion().toString())
                .containsExactly(tuple("/usr/lib/libSystem.B.dylib", "1197.1.1"));
        assertThat(image.rpaths()).hasSize(2).last().isEqualTo("@loader_path/");
        assertThat(image.buildVersions())
                .extracting(
                        MachOBuildVersion::platformName, build -> build.minOs().toString())
                .containsExactly(tuple("macos", "10.9"));
        assertThat(image.symbols()).hasSize(161);
        assertThat(image.exports()).hasSize(88).contains(new MachOExport("_adler32_combine64", 0, 0x1c30, 0, null));
        assertThat(image.bindings()).hasSameSizeAs(image.imports()).hasSize(18);
    }

    @Test
    void dllOfVisualStudioIsRead() throws IOException, MalformedBinaryException {
        PeFile file = PeReader.read(dll());

        assertThat(file.notes()).isEmpty();
        assertThat(file.header().architecture()).isEqualTo("x64");
        assertThat(file.header().timestamp()).isEqualTo(0x5bf57dc8L);
        assertThat(file.imports())
                .extracting(PeImport::dll, symbols -> symbols.symbols().size())
                .containsExactly(
                        tuple("VCRUNTIME140.dll", 5),
                        tuple("api-ms-win-crt-stdio-l1-1-0.dll", 7),
                        tuple("api-ms-win-crt-heap-l1-1-0.dll", 2),
                        tuple("api-ms-win-crt-convert-l1-1-0.dll", 1),
                        tuple("api-ms-win-crt-runtime-l1-1-0.dll", 10),
                        tuple("KERNEL32.dll", 15));
        assertThat(Objects.requireNonNull(file.exports()).symbols()).hasSize(84);
        PeVersionInfo version = Objects.requireNonNull(file.versionInfo());
        assertThat(List.of(
                        version.fileVersion(),
                        Objects.requireNonNull(version.strings().get("FileVersion"))))
                .containsExactly("1.2.11.0", "1.2.11");
        assertThat(file.richHeader()).hasSize(12);
    }

    private static MemorySegment dll() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(resource("win-64/zlib-1.2.11-h62dcd97_3.conda"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("pkg-")) {
                    return member(new ZstdInputStreamNoFinalizer(zip), "Library/bin/zlib.dll");
                }
            }
        }
        throw new IOException("no pkg- member");
    }
}
