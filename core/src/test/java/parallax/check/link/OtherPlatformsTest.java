package parallax.check.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.artifact.MalformedArtifactException;
import parallax.artifact.Progress;
import parallax.content.LinkContentReader;
import parallax.content.LinkContents;
import parallax.finding.Cause;
import parallax.finding.LibraryCheck;
import parallax.finding.Verdict;
import parallax.link.HostOffer;
import parallax.testkit.MachOBuilder;
import parallax.testkit.PeBuilder;
import parallax.testkit.WheelBuilder;

/// Wheels for macOS and Windows from the archive to the verdict, with and without the cache.
final class OtherPlatformsTest {

    private static final int TRIE = 0x80000033;
    private static final int X86_64 = 62;

    private static final String IMPORTS = "import torch\n";

    @TempDir
    Path folder;

    private LinkContents read(Path file) throws IOException, MalformedArtifactException {
        LinkContents first = new LinkContentReader(folder.resolve("cache"), Progress.NONE).read(file);
        LinkContents kept = new LinkContentReader(folder.resolve("cache"), Progress.NONE).read(file);
        // What is read for ELF is no value; of other files it is.
        assertThat(kept.libraries().stream().filter(each -> each.image() != null))
                .containsExactlyElementsOf(first.libraries().stream()
                        .filter(each -> each.image() != null)
                        .toList());
        return kept;
    }

    private LinkContents wheel(String name, Map<String, byte[]> files) throws IOException, MalformedArtifactException {
        WheelBuilder wheel = new WheelBuilder(name, "1.0");
        files.forEach(wheel::file);
        Path file = folder.resolve(name + "-1.0-py3-none-any.whl");
        Files.write(file, wheel.build());
        return read(file);
    }

    private static LinkResult run(HostOffer.Platform platform, LinkContents... builds) {
        List<LinkedBuild> linked = new ArrayList<>();
        for (LinkContents contents : builds) {
            linked.add(new LinkedBuild(contents.claims().name(), contents, true));
        }
        return new LinkCheck(
                        linked,
                        11,
                        new HostOffer(platform, X86_64, null, null, false, Set.of(), List.of(), List.of()),
                        new TreeMap<>(),
                        List.of(),
                        false)
                .run();
    }

    private static LibraryCheck library(LinkResult result, String path) {
        return result.libraries().stream()
                .map(LinkResult.Judged::check)
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static MachOBuilder mac(int type, List<String> exports) {
        MachOBuilder builder = MachOBuilder.dylib64().fileType(type);
        return exports.isEmpty()
                ? builder
                : builder.data(TRIE, MachOBuilder.flatTrie(exports, Collections.nCopies(exports.size(), new byte[] {0, 1
                })));
    }

    private LinkContents macTorch(String... symbols) throws IOException, MalformedArtifactException {
        return wheel(
                "torch",
                Map.of(
                        "torch/lib/libtorch_cpu.dylib",
                        mac(6, List.of(symbols))
                                .library(0xd, "@rpath/libtorch_cpu.dylib", 0, 0)
                                .build(),
                        "torch/lib/libtorch_global_deps.dylib",
                        mac(6, List.of())
                                .library(0xd, "@rpath/libtorch_global_deps.dylib", 0, 0)
                                .library(0xc, "@loader_path/libtorch_cpu.dylib", 0, 0)
                                .build(),
                        "torch/_C.cpython-311-darwin.so",
                        mac(8, List.of("_PyInit__C"))
                                .library(0xc, "@rpath/libtorch_cpu.dylib", 0, 0)
                                .rpath("@loader_path/lib")
                                .build()));
    }

    /// @param source of its `__init__.py`
    private LinkContents macVision(String source) throws IOException, MalformedArtifactException {
        return wheel(
                "vision",
                Map.of(
                        "vision/__init__.py",
                        source.getBytes(StandardCharsets.UTF_8),
                        "vision/_C.so",
                        mac(8, List.of())
                                .library(0xc, "@rpath/libtorch_cpu.dylib", 0, 0)
                                .symbol("__ZN2at3addEi", 1, 0, 1 << 8, 0)
                                .build()));
    }

    @Test
    void torchOnAMacIsLoadedBeforeWhatStandsOnIt() throws IOException, MalformedArtifactException {
        LinkResult result = run(HostOffer.Platform.MACOS, macTorch("__ZN2at3addEi"), macVision(IMPORTS));

        assertThat(library(result, "vision/_C.so").verdict()).isEqualTo(Verdict.WORKS);
        assertThat(library(result, "torch/_C.cpython-311-darwin.so").verdict()).isEqualTo(Verdict.WORKS);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"__ZN2at3addEii, SIGNATURE_CHANGED, at::add(int)", "__ZN2at3subEi, VERSION_SKEW, at::add(int)"})
    void whatTorchOnAMacLacksIsNamed(String has, Cause cause, String named)
            throws IOException, MalformedArtifactException {
        LibraryCheck check = library(run(HostOffer.Platform.MACOS, macTorch(has), macVision(IMPORTS)), "vision/_C.so");

        assertThat(check.verdict()).isEqualTo(Verdict.BREAKS);
        assertThat(check.cause()).isEqualTo(cause);
        assertThat(check.explanation()).contains(named).contains("libtorch_cpu.dylib");
        assertThat(check.undefinedSymbols()).singleElement().satisfies(symbol -> {
            assertThat(symbol.name()).isEqualTo("__ZN2at3addEi");
            assertThat(symbol.wantedFrom()).isEqualTo("libtorch_cpu.dylib");
        });
    }

    private LinkContents windowsTorch(Map<String, List<String>> needs, String... symbols)
            throws IOException, MalformedArtifactException {
        return wheel(
                "torch",
                Map.of(
                        "torch/lib/torch_cpu.dll",
                        new PeBuilder(true)
                                .imports(needs)
                                .exports("torch_cpu.dll", 1, symbols)
                                .build(),
                        "torch/_C.cp311-win_amd64.pyd",
                        new PeBuilder(true)
                                .imports(Map.of("python311.dll", List.of("PyObject_Call")))
                                .exports("_C.cp311-win_amd64.pyd", 1, "PyInit__C")
                                .build()));
    }

    private LinkContents windowsVision(String source) throws IOException, MalformedArtifactException {
        return wheel(
                "vision",
                Map.of(
                        "vision/__init__.py",
                        source.getBytes(StandardCharsets.UTF_8),
                        "vision/_C.pyd",
                        new PeBuilder(true)
                                .imports(Map.of("torch_cpu.dll", List.of("?add@at@@YAXH@Z")))
                                .build()));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "?add@at@@YAXH@Z, WORKS,",
        "?add@at@@YAXHH@Z, BREAKS, SIGNATURE_CHANGED",
        "?sub@at@@YAXH@Z, BREAKS, VERSION_SKEW"
    })
    void torchOnWindows(String has, Verdict verdict, Cause cause) throws IOException, MalformedArtifactException {
        LibraryCheck check = library(
                run(HostOffer.Platform.WINDOWS, windowsTorch(Map.of(), has), windowsVision(IMPORTS)), "vision/_C.pyd");

        assertThat(check.verdict()).isEqualTo(verdict);
        assertThat(check.cause()).isEqualTo(cause);
    }

    @Test
    void dllOfTorchThatDoesNotLoadEndsItsImport() throws IOException, MalformedArtifactException {
        LinkResult result = run(
                HostOffer.Platform.WINDOWS,
                windowsTorch(Map.of("cudart64_12.dll", List.of("cudaFree")), "?add@at@@YAXH@Z"),
                windowsVision(IMPORTS));

        LibraryCheck torch = library(result, "torch/_C.cp311-win_amd64.pyd");
        assertThat(torch.verdict()).isEqualTo(Verdict.BREAKS);
        assertThat(torch.cause()).isEqualTo(Cause.CUDA_MISSING);
        assertThat(library(result, "vision/_C.pyd").verdict()).isEqualTo(Verdict.BREAKS);
    }

    @Test
    void whoDoesNotImportTorchMayNotFindIt() throws IOException, MalformedArtifactException {
        LinkResult mac = run(HostOffer.Platform.MACOS, macTorch("__ZN2at3addEi"), macVision(""));
        LinkResult windows =
                run(HostOffer.Platform.WINDOWS, windowsTorch(Map.of(), "?add@at@@YAXH@Z"), windowsVision(""));

        assertThat(library(mac, "vision/_C.so").verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(library(windows, "vision/_C.pyd").verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void platformWithoutAModelIsUnknown() throws IOException, MalformedArtifactException {
        LinkResult result = run(HostOffer.Platform.OTHER, macVision(IMPORTS));

        assertThat(library(result, "vision/_C.so").verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void filesOfOtherPlatformsAreRefused() throws IOException, MalformedArtifactException {
        assertThat(library(run(HostOffer.Platform.LINUX, macVision(IMPORTS)), "vision/_C.so")
                        .explanation())
                .contains("it is a Mach-O file");
        assertThat(library(run(HostOffer.Platform.MACOS, windowsVision(IMPORTS)), "vision/_C.pyd")
                        .explanation())
                .contains("it is a PE file");
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @CsvSource({
        "osx-64/zlib-1.2.11-h1de35cc_3.tar.bz2, MACOS, lib/libz.1.2.11.dylib, WORKS",
        "osx-64/zlib-1.2.11-h1de35cc_3.tar.bz2, LINUX, lib/libz.1.2.11.dylib, BREAKS",
        "win-64/zlib-1.2.11-h62dcd97_3.conda, WINDOWS, Library/bin/zlib.dll, UNKNOWN"
    })
    void packagesAsTheyAre(String resource, HostOffer.Platform platform, String path, Verdict verdict)
            throws IOException, MalformedArtifactException {
        Path file = folder.resolve(resource.substring(resource.indexOf('/') + 1));
        try (InputStream in =
                Objects.requireNonNull(OtherPlatformsTest.class.getResourceAsStream("/artifacts/" + resource))) {
            Files.copy(in, file);
        }

        LibraryCheck check = library(run(platform, read(file)), path);

        assertThat(check.verdict()).isEqualTo(verdict);
        assertThat(check.missingLibraries())
                .extracting(LibraryCheck.MissingLibrary::name)
                .containsExactlyElementsOf(verdict == Verdict.UNKNOWN ? List.of("VCRUNTIME140.dll") : List.of());
    }
}
