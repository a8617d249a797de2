package parallax.check.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.library.NumpyApi;

/// numpy 2.0 migration guide: modules built with 1.x are refused by 2.x; those built with 2.x run with both,
/// from the release on that they were built for.
class NumpyCheckTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            NUMPY_1,      '',   1.26.4,   true
            NUMPY_1,      1.23, 1.26.4,   true
            NUMPY_1,      1.23, 1.22.4,   false
            NUMPY_1,      1.23, 1.9,      false
            NUMPY_1,      '',   2.0.0,    false
            NUMPY_1,      '',   2.4.1,    false
            NUMPY_1,      '',   10.0,     false
            NUMPY_2,      1.23, 1.26.4,   true
            NUMPY_2,      1.23, 1.23,     true
            NUMPY_2,      1.23, 1.23.0,   true
            NUMPY_2,      1.23, 1.22.9,   false
            NUMPY_2,      2.1,  2.0.2,    false
            NUMPY_2,      2.1,  2.10.0,   true
            NUMPY_2,      '',   1.19.0,   true
            PYBIND11,     2.1,  1.26.4,   true
            RUST_NUMPY,   '',   2.0.0,    true
            NUMPY_ITSELF, '',   2.0.0,    true
            UNTOLD,       2.1,  1.26.4,   true
            NOT_SEEN,     '',   2.0.0,    true
            """)
    void modulesAreRefusedByTheirOwnWord(NumpyApi.Generation generation, String oldest, String numpy, boolean runs) {
        assertThat(NumpyCheck.refusal(new NumpyApi(generation, oldest, List.of()), numpy) == null)
                .isEqualTo(runs);
    }
}
