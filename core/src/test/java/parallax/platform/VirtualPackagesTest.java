package parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.name.PackageName;
import parallax.version.CondaVersion;

/// Virtual packages by CEP 30.
final class VirtualPackagesTest {

    @ParameterizedTest(name = "{0}, glibc {1}, CUDA {2}")
    @CsvSource(delimiter = ';', textBlock = """
            linux-64      ; 2.28 ; 12.9 ; '__archspec 1 x86_64, __cuda 12.9 0, __glibc 2.28 0, __linux 0 0, __unix 0 0'
            linux-64      ;      ;      ; '__archspec 1 x86_64, __glibc 2.17 0, __linux 0 0, __unix 0 0'
            linux-aarch64 ; 2.34 ;      ; '__archspec 1 aarch64, __glibc 2.34 0, __linux 0 0, __unix 0 0'
            osx-arm64     ; 2.28 ;      ; '__archspec 1 aarch64, __osx 0 0, __unix 0 0'
            osx-64        ;      ;      ; '__archspec 1 x86_64, __osx 0 0, __unix 0 0'
            win-64        ; 2.28 ; 13.0 ; '__archspec 1 x86_64, __cuda 13.0 0, __win 0 0'
            linux-newcpu  ;      ;      ; '__archspec 0 newcpu, __glibc 2.17 0, __linux 0 0, __unix 0 0'
            freebsd-64    ;      ;      ; '__archspec 1 x86_64, __unix 0 0'
            """)
    void aPlatformOffersWhatTheStandardSays(String subdir, String glibc, String cuda, String expected)
            throws Exception {
        VirtualPackages packages = VirtualPackages.of(
                Subdir.parse(subdir),
                glibc == null ? null : CondaVersion.parse(glibc),
                cuda == null ? null : CondaVersion.parse(cuda));
        assertThat(packages.packages().stream().map(VirtualPackage::toString)).containsExactly(expected.split(", "));
    }

    @Test
    void noarchIsNoMachine() {
        assertThat(VirtualPackages.of(Subdir.NOARCH, null, null).packages()).isEmpty();
    }

    @Test
    void aVersionMayBeNamed() throws Exception {
        VirtualPackages packages = VirtualPackages.of(Subdir.parse("osx-arm64"), null, null)
                .with(PackageName.conda("__osx"), CondaVersion.parse("14.5"))
                .with(PackageName.conda("__unix"), CondaVersion.parse("1"))
                .with(PackageName.conda("__win"), CondaVersion.parse("10"));
        assertThat(packages.find(PackageName.conda("__osx")).orElseThrow().version())
                .isEqualTo(CondaVersion.parse("14.5"));
        assertThat(packages.find(PackageName.conda("__unix")).orElseThrow().version())
                .isEqualTo(CondaVersion.parse("0"));
        assertThat(packages.find(PackageName.conda("__win"))).isEmpty();
    }
}
