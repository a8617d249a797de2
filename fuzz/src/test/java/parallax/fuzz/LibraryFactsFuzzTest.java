package parallax.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.binary.MalformedBinaryException;
import parallax.library.LibraryFacts;
import parallax.library.LibraryFactsReader;
import parallax.testkit.ElfBuilder;
import parallax.testkit.FatbinBuilder;

/// Any bytes are either refused as no library or give all the facts that are known of one, the same each time.
class LibraryFactsFuzzTest {

    private static final int PROGBITS = 1;
    private static final long ALLOCATED = 2;
    private static final long EXECUTABLE = 6;

    @MethodSource("libraries")
    @FuzzTest(maxDuration = "10m")
    void anyBytesHaveFactsOrAreRefused(byte[] bytes) {
        MemorySegment content = MemorySegment.ofArray(bytes);
        for (String name : List.of("_C.cpython-313t-x86_64-linux-gnu.so", "_C.abi3.so", "_C.cp312-win_amd64.pyd")) {
            List<LibraryFacts> facts;
            try {
                facts = LibraryFactsReader.read(name, content);
            } catch (MalformedBinaryException problem) {
                assertThat(problem).hasMessageNotContaining("null");
                continue;
            }
            assertThat(facts).isNotEmpty();
            assertThat(read(name, content)).isEqualTo(facts);
        }
    }

    private static List<LibraryFacts> read(String name, MemorySegment content) {
        try {
            return LibraryFactsReader.read(name, content);
        } catch (MalformedBinaryException e) {
            throw new AssertionError("read once, and then refused", e);
        }
    }

    static Stream<Arguments> libraries() {
        byte[] extension = new ElfBuilder()
                .machine(62)
                .soname("_C.so")
                .needed("libtorch.so", "libstdc++.so.6", "libc.so.6")
                .undefined("_ZNSt7__cxx1112basic_stringIcE9_M_createERmm", "libstdc++.so.6", "GLIBCXX_3.4.21")
                .undefined("puts", "libc.so.6", "GLIBC_2.34")
                .undefined("_ZN3c104cuda9getStreamEv", "_ZN5torch7LibraryC1Ev", "torch_call_dispatcher")
                .undefined("aoti_torch_empty_strided", "PyObject_Call", "PyModule_Create2", "_Py_Dealloc")
                .defined("PyInit__C", "png_create_read_struct", "deflateInit_")
                .comment("GCC: (GNU) 11.2.1", "clang version 17.0.6")
                .relro()
                .executableStack(true)
                .section(".text", PROGBITS, EXECUTABLE, new byte[] {(byte) 0xc5, (byte) 0xed, (byte) 0xfe, (byte) 0xd9})
                .section(
                        ".rodata",
                        PROGBITS,
                        ALLOCATED,
                        "x\0my::op(Tensor(a!)? x, int[2] y=[1]) -> Tensor\0 deflate 1.3.1 Copyright 1995-2024 \0_ARRAY_API\0"
                                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .section(
                        ".nv_fatbin",
                        PROGBITS,
                        ALLOCATED,
                        new FatbinBuilder()
                                .entry(FatbinBuilder.CUBIN, 90, 0, new byte[8])
                                .container()
                                .build())
                .build();
        return Stream.of(
                        Stream.of(Arguments.of((Object) extension)),
                        ElfFuzzTest.libraries(),
                        MachOFuzzTest.seeds().map(bytes -> Arguments.of((Object) bytes)),
                        PeFuzzTest.seeds().map(bytes -> Arguments.of((Object) bytes)))
                .flatMap(seeds -> seeds);
    }
}
