package parallax.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.library.Compilers;
import parallax.library.EmbeddedLibraries;
import parallax.library.LibraryName;
import parallax.library.NumpyApis;
import parallax.library.RegisteredOperators;

/// Any constants of a library can be read for what they tell: embedded libraries, numpy's C-API, operators, compilers.
class EmbeddedLibraryFuzzTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                        "",
                        " deflate 1.2.13 Copyright 1995-2022 \0libpng version 1.6.56\nCopyright (c)\0",
                        "\0001.3.1.zlib-ng\0OpenBLAS 0.3.30 DYNAMIC_ARCH\0OpenSSL 3.0.1 14 Dec 2021\0",
                        "_ARRAY_API\0module was compiled against NumPy C-API version 0x%x (NumPy 1.20) but",
                        "RegisterOperators\0image::read_file\0my::op(Tensor(a!)? x, *, int[2] y=[1]) -> (Tensor, ())\0",
                        "STABLE_TORCH_LIBRARY_FRAGMENT_static_init_image_0E\0nms(Tensor a) -> Tensor\0",
                        "GCC: (GNU) 11.2.1 (Red Hat (x) 1)\0GNU C++17 1.2 (a",
                        "libpng16-7f72a3c5.so.16\0a-b-00000000.dll")
                .map(text -> Arguments.of((Object) text.getBytes(ISO_8859_1)));
    }

    @MethodSource("texts")
    @FuzzTest
    void anyConstantsCanBeRead(byte[] data) {
        List<MemorySegment> segments = List.of(MemorySegment.ofArray(data));
        String text = new String(data, ISO_8859_1);
        EmbeddedLibraries.scan(segments, symbol -> text.contains(symbol));
        NumpyApis.of(segments, text);
        RegisteredOperators.of(segments, segments);
        Compilers.of(List.of(text), List.of(text));
        LibraryName.of(text).major();
    }
}
