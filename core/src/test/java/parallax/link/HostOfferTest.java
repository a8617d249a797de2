package parallax.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostOfferTest {

    private static HostOffer offer(@Nullable String glibc, @Nullable String libstdcxx, @Nullable Boolean driver) {
        return new HostOffer(62, glibc, libstdcxx, driver, Set.of("libz.so.1"), List.of(), List.of());
    }

    /// GCC manual, "ABI Policy and Guidelines", for what came with each GLIBCXX.
    @ParameterizedTest
    @CsvSource(textBlock = """
            GLIBC_2.2.5,     YES,      NOT_TOLD
            GLIBC_2.28,      YES,      NOT_TOLD
            GLIBC_2.29,      NO,       NOT_TOLD
            GLIBC_2.3,       YES,      NOT_TOLD
            GLIBC_PRIVATE,   YES,      YES
            GLIBCXX_3.4.9,   YES,      NOT_TOLD
            GLIBCXX_3.4.25,  YES,      NOT_TOLD
            GLIBCXX_3.4.26,  NO,       NOT_TOLD
            CXXABI_1.3.11,   YES,      NOT_TOLD
            CXXABI_1.3.12,   NO,       NOT_TOLD
            CXXABI_TM_1,     YES,      YES
            GCC_7.0.0,       YES,      NOT_TOLD
            GCC_12.0.0,      NO,       NOT_TOLD
            ZLIB_1.2.9,      YES,      YES
            """)
    void versionsAreOfferedUpToTheHighest(String version, HostOffer.Offered told, HostOffer.Offered untold) {
        assertThat(offer("2.28", "3.4.25", null).offers(version)).isEqualTo(told);
        assertThat(offer(null, null, null).offers(version)).isEqualTo(untold);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            libc.so.6,              true,  true
            ld-linux-x86-64.so.2,   true,  true
            libz.so.1,              true,  true
            libz.so.2,              false, false
            libcuda.so.1,           true,  false
            libnvidia-ml.so.1,      true,  false
            libcudart.so.12,        false, false
            """)
    void librariesAreOfferedByName(String soname, boolean withDriver, boolean without) {
        assertThat(offer(null, null, true).has(soname)).isEqualTo(withDriver);
        assertThat(offer(null, null, false).has(soname)).isEqualTo(without);
        assertThat(offer(null, null, null).has(soname)).isEqualTo(withDriver == without ? withDriver : null);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2.28, 2.28, 0
            2.9,  2.10, -1
            2.28.0, 2.28, 0
            3.4.30, 3.4.4, 1
            2, 2.1, -1
            """)
    void numbersAreComparedByTheirValue(String left, String right, int order) {
        assertThat(HostOffer.compare(left, right)).isEqualTo(order);
        assertThat(HostOffer.compare(right, left)).isEqualTo(-order);
    }
}
