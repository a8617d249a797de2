package parallax.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompilersTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GCC: (GNU) 14.3.0                                                             | GCC         | 14.3.0           | ''
            GCC: (GNU) 11.2.1 20220127 (Red Hat 11.2.1-9)                                 | GCC         | 11.2.1           | Red Hat 11.2.1-9
            GCC: (Debian 12.2.0-14) 12.2.0                                                | GCC         | 12.2.0           | Debian 12.2.0-14
            GCC: (Ubuntu 9.4.0-1ubuntu1~20.04.1) 9.4.0                                    | GCC         | 9.4.0            | Ubuntu 9.4.0-1ubuntu1~20.04.1
            GCC: (conda-forge gcc 12.3.0-3) 12.3.0                                        | GCC         | 12.3.0           | conda-forge gcc 12.3.0-3
            GCC: (crosstool-NG 1.23.0 (x)) 7.3.0                                          | GCC         | 7.3.0            | crosstool-NG 1.23.0 (x)
            GCC: (GNU                                                                     | GCC         | ''               | ''
            clang version 17.0.6 (https://github.com/llvm/llvm-project 6009708b)          | Clang       | 17.0.6           | ''
            Ubuntu clang version 14.0.0-1ubuntu1.1                                        | Clang       | 14.0.0-1ubuntu1.1| Ubuntu
            Apple clang version 15.0.0 (clang-1500.3.9.4)                                 | Clang       | 15.0.0           | Apple
            rustc version 1.75.0 (82e1608df 2023-12-21)                                   | rustc       | 1.75.0           | 82e1608df 2023-12-21
            clang LLVM (rustc version 1.75.0 (82e1608df 2023-12-21))                      | rustc       | 1.75.0           | 82e1608df 2023-12-21
            Linker: LLD 21.1.6 (https://github.com/llvm/llvm-project.git a832a522)        | LLD         | 21.1.6           | ''
            Linker: Ubuntu LLD 14.0.0                                                     | LLD         | 14.0.0           | Ubuntu
            mold 2.4.0 (compatible with GNU ld)                                           | mold        | 2.4.0            | ''
            gold 1.16                                                                     | gold        | 1.16             | ''
            Intel(R) oneAPI DPC++/C++ Compiler 2024.2.0 (2024.2.0.20240602)               | ICX         | 2024.2.0         | Intel
            Intel(R) C Intel(R) 64 Compiler Classic for applications running on Intel(R) 64, Version 2021.6.0 Build 20220226_000000 | ICC | 2021.6.0 | Intel
            GNU C++17 11.2.1 20220127 (Red Hat 11.2.1-9) -mtune=generic -O2               | GCC         | 11.2.1           | C++17; Red Hat 11.2.1-9
            GNU Fortran2008 10.2.1 20210130 -mtune=generic                                | GNU Fortran | 10.2.1           | Fortran2008
            GNU AS 2.35.2                                                                 | GNU as      | 2.35.2           | ''
            NVIDIA Compiler NVVM 7.0.1                                                    | NVCC        | 7.0.1            | ''
            flang-new version 18.1.0                                                      | Flang       | 18.1.0           | ''
            Go cmd/compile go1.21.5                                                       | Go          | 1.21.5           | ''
            """)
    void compilersAreReadFromTheirSignatures(String text, String name, String version, String detail) {
        assertThat(Compilers.of(List.of(text), List.of())).containsExactly(new Compiler(name, version, detail));
    }

    @Test
    void eachCompilerIsNamedOnceInTheOrderOfTheTexts() {
        assertThat(Compilers.of(
                        List.of("GCC: (GNU) 13.3.1", "GCC: (GNU) 8.5.0", "GCC: (GNU) 13.3.1"),
                        List.of("clang version 17.0.6")))
                .extracting(Compiler::name, Compiler::version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("GCC", "13.3.1"),
                        org.assertj.core.groups.Tuple.tuple("GCC", "8.5.0"),
                        org.assertj.core.groups.Tuple.tuple("Clang", "17.0.6"));
    }

    @Test
    void otherTextsAreLeftOut() {
        assertThat(Compilers.of(List.of("", " ", "hello", "GNU ", "(", "Intel(R) CPU", "x".repeat(10_000)), List.of()))
                .isEmpty();
    }
}
