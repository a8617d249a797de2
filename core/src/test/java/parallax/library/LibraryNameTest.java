package parallax.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LibraryNameTest {

    @ParameterizedTest(name = "{0} is {1}, version {2}")
    @CsvSource(nullValues = "-", textBlock = """
            # a SONAME
            libz.so.1,                                                  libz,                    1
            libjpeg.so.62.4.0,                                          libjpeg,                 62.4.0
            libtorch_cpu.so,                                            libtorch_cpu,            ''
            libstdc++.so.6,                                             libstdc++,               6
            # a release within the link name stays
            libglib-2.0.so.0,                                           libglib-2.0,             0
            libpython3.12.so.1.0,                                       libpython3.12,           1.0
            libdb-5.3.so,                                               libdb-5.3,               ''
            libclang-18.so.18,                                          libclang-18,             18
            # auditwheel
            libpng16-7f72a3c5.so.16,                                    libpng16,                16
            libgomp-a34b3233.so.1.0.0,                                  libgomp,                 1.0.0
            libXau-154567c4.so.6.0.0,                                   libXau,                  6.0.0
            libscipy_openblas64_-32a4b2a6.so,                           libscipy_openblas64_,    ''
            # repaired twice
            libquadmath-96973f99-934c22de.so.0.0.0,                     libquadmath,             0.0.0
            # torchvision's own
            libjpeg.1b9e2b47.so.62,                                     libjpeg,                 62
            libcudart.faf08d9a.so.13,                                   libcudart,               13
            # OpenBLAS has its version behind -r
            libopenblas64_p-r0-0cf96a72.3.23.dev.so,                    libopenblas64_p,         0.3.23.dev
            libopenblasp-r0-37b5f859.3.3.so,                            libopenblasp,            0.3.3
            libopenblasp-r0.3.26.so,                                    libopenblasp,            0.3.26
            # a date is no digest
            libfoo-20240116.so,                                         libfoo-20240116,         ''
            libfoo-20249916.so,                                         libfoo,                  ''
            # in a path
            pillow.libs/libtiff-fc87e79d.so.6.2.0,                      libtiff,                 6.2.0
            @rpath/libomp.dylib,                                        libomp,                  ''
            C:\\python\\zlib1.dll,                                      zlib1,                   ''
            # macOS
            libjpeg.62.4.0.dylib,                                       libjpeg,                 62.4.0
            libpng16.16.dylib,                                          libpng16,                16
            libfoo.1.2.dylib,                                           libfoo,                  1.2
            libgcc_s.1.1.dylib,                                         libgcc_s,                1.1
            libc10.dylib,                                               libc10,                  ''
            # Windows
            msvcp140-263139962577ecda4cd9469ca360a746.dll,              msvcp140,                ''
            libscipy_openblas64_-c16e4918366c6bc1f1cd71e28ca36fc0.dll,  libscipy_openblas64_,    ''
            MSVCP140.dll,                                               msvcp140,                ''
            libpng16-16.dll,                                            libpng16,                16
            jpeg-0ba04f42.dll,                                          jpeg,                    ''
            # extension modules
            _C.cpython-312-x86_64-linux-gnu.so,                         _C,                      ''
            _C.cpython-313t-x86_64-linux-gnu.so,                        _C,                      ''
            _imaging.abi3.so,                                           _imaging,                ''
            _imaging.cpython-311-darwin.so,                             _imaging,                ''
            _imaging.cp312-win_amd64.pyd,                               _imaging,                ''
            _imaging.pypy310-pp73-x86_64-linux-gnu.so,                  _imaging,                ''
            _multiarray_umath.pyd,                                      _multiarray_umath,       ''
            # no convention at all
            libfoo,                                                     libfoo,                  ''
            .so,                                                        .so,                     ''
            foo.so.,                                                    foo.so.,                 ''
            -deadbeef.so,                                               -deadbeef,               ''
            """)
    void nameAndVersionStandWithoutWhatBuildsAdd(String file, String name, String version) {
        assertThat(LibraryName.of(file)).isEqualTo(new LibraryName(name, version));
    }

    @Test
    void theMajorVersionIsItsFirstNumber() {
        assertThat(LibraryName.of("libjpeg.so.62.4.0").major()).isEqualTo("62");
        assertThat(LibraryName.of("libc10.so").major()).isEmpty();
    }

    @Test
    void emptyTextIsItsOwnName() {
        assertThat(LibraryName.of("")).isEqualTo(new LibraryName("", ""));
    }
}
