package parallax.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parallax.library.NumpyApi.Generation;

final class NumpyApisTest {

    private static final String ABI = "module compiled against ABI version 0x%x but this version of numpy is 0x%x";
    private static final String API_1 = "module compiled against API version 0x%x but this version of numpy is 0x%x";
    private static final String API_2 =
            "module was compiled against NumPy C-API version 0x%x (NumPy 1.20) but the running"
                    + " NumPy has C-API version 0x%x. Check the section C-API incompatibility";

    @Test
    void headersOfNumpy1LookForTheOldModuleAlone() {
        NumpyApi api = of("numpy.core._multiarray_umath", "_ARRAY_API", ABI, API_1);

        assertThat(api.generation()).isEqualTo(Generation.NUMPY_1);
        assertThat(api.evidence()).containsExactly(API_1, ABI, "numpy.core._multiarray_umath");
    }

    @Test
    void headersOfNumpy2NameTheTargetRelease() {
        NumpyApi api = of("numpy._core._multiarray_umath", "numpy.core._multiarray_umath", "_ARRAY_API", ABI, API_2);

        assertThat(api.generation()).isEqualTo(Generation.NUMPY_2);
        assertThat(api.oldestNumpy()).isEqualTo("1.20");
    }

    @Test
    void withoutTheRefusalTheNewModuleTellsNumpy2() {
        NumpyApi api = of("numpy._core._multiarray_umath", "numpy.core._multiarray_umath", "_ARRAY_API", ABI);

        assertThat(api).isEqualTo(new NumpyApi(Generation.NUMPY_2, "", List.of("numpy._core._multiarray_umath")));
    }

    @Test
    void pybind11FillsItsTableWhenTheModuleRuns() {
        NumpyApi api = of("multiarray", "_ARRAY_API", "FAILURE obtaining numpy _ARRAY_API pointer.");

        assertThat(api.generation()).isEqualTo(Generation.PYBIND11);
        assertThat(api.evidence()).containsExactly("FAILURE obtaining numpy _ARRAY_API pointer.");
    }

    @Test
    void olderPybind11IsToldByItsSharedState() {
        NumpyApi api = of("numpy.core.multiarray", "_ARRAY_API", "__pybind11_internals_v4_gcc_libstdcpp_cxxabi1019__");

        assertThat(api.generation()).isEqualTo(Generation.PYBIND11);
        assertThat(api.evidence())
                .containsExactly("__pybind11_internals_v4_gcc_libstdcpp_cxxabi1019__", "numpy.core.multiarray");
    }

    @Test
    void aModuleWithPybind11AndNumpysHeadersIsOfItsHeaders() {
        assertThat(of("_ARRAY_API", "__pybind11_internals_v5_", ABI, API_1, "numpy.core._multiarray_umath")
                        .generation())
                .isEqualTo(Generation.NUMPY_1);
    }

    @Test
    void rustNumpyRefusesInNumpysWordsButHasNoneOfItsHeaders() {
        NumpyApi api = of(
                "&module compiled against ABI version 0x but this version of numpy is 0x",
                "2module was compiled against NumPy C-API version 0x but the running NumPy has C-API version 0x",
                "RangeLimited_ARRAY_APImodule compiled as little endian, but detected different endianness at"
                        + " runtimenumpy.libNumpyVersionmajornumpy.corenumpy._coreFailed to access NumPy array API"
                        + " capsuleInternal borrow checking API error_RUST_NUMPY_BORROW_CHECKING_API");

        assertThat(api).isEqualTo(new NumpyApi(Generation.RUST_NUMPY, "", List.of("_RUST_NUMPY_BORROW_CHECKING_API")));
    }

    @Test
    void rustsWordsWithoutItsStateDoNotTell() {
        assertThat(of(
                                "_ARRAY_APImodule",
                                "numpy._core",
                                "&module compiled against ABI version 0x",
                                "2module was" + " compiled against NumPy C-API version 0x")
                        .generation())
                .isEqualTo(Generation.UNTOLD);
    }

    @Test
    void theTableAloneDoesNotTell() {
        assertThat(of("_ARRAY_API", "numpy").generation()).isEqualTo(Generation.UNTOLD);
    }

    @Test
    void aModuleWithoutTheTableDoesNotUseIt() {
        assertThat(of("numpy", "numpy.core.multiarray failed to import"))
                .isEqualTo(new NumpyApi(Generation.NOT_SEEN, "", List.of()));
    }

    @Test
    void numpysOwnModuleOffersIt() {
        assertThat(NumpyApis.of(
                                List.of(Blobs.texts("_ARRAY_API")),
                                "numpy/_core/_multiarray_umath.cpython-311-x86_64-linux-gnu.so")
                        .generation())
                .isEqualTo(Generation.NUMPY_ITSELF);
    }

    private static NumpyApi of(String... texts) {
        return NumpyApis.of(List.of(Blobs.texts(texts)), "pkg/module.abi3.so");
    }
}
