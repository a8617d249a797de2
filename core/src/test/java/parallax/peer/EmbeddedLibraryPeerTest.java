package parallax.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.library.Certainty;
import parallax.library.EmbeddedLibraries;
import parallax.library.EmbeddedLibrary;
import parallax.library.NumpyApi;
import parallax.library.NumpyApis;
import parallax.peer.NativeFiles.NativeFile;

/// What real wheels are known to have in them, by their own release notes and build scripts.
@Tag("peer")
final class EmbeddedLibraryPeerTest {

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({
        "torchvision-0.29.0-, torchvision.libs/libjpeg., libjpeg-turbo 3.1.3",
        "torchvision-0.29.0-, torchvision.libs/libpng16., libpng 1.6.56",
        "torchvision-0.29.0-, torchvision.libs/libz., zlib 1.3.2",
        "torchvision-0.29.0-, torchvision/image_stable.so, giflib",
        "torchvision-0.29.0-, torchvision/_C_stable.so, ''",
        "pillow-12.3.0-, pillow.libs/libjpeg-, libjpeg-turbo 3.1.4.1",
        "pillow-12.3.0-, pillow.libs/libtiff-, libtiff 4.7.1",
        "pillow-12.3.0-, pillow.libs/libopenjp2-, openjpeg 2.5.4",
        "pillow-12.3.0-, pillow.libs/libwebp-, libwebp",
        "pillow-12.3.0-, pillow.libs/libxcb-, ''",
        "numpy-1.26.4-, numpy.libs/libopenblas64_p-, OpenBLAS 0.3.23.dev",
        "numpy-2.4.6-, numpy.libs/libscipy_openblas64_-, OpenBLAS 0.3.31.188.0",
        "scipy-1.17.1-, scipy.libs/libscipy_openblas-, OpenBLAS 0.3.30",
        "numpy-2.4.6-, numpy.libs/libgfortran-, ''",
        "scikit_learn-1.9.1-, scikit_learn.libs/libgomp-, libgomp",
        "av-18.1.0-, av.libs/libavcodec-, FFmpeg 8.1.2",
        "h5py-3.16.0-, h5py.libs/libhdf5-, HDF5 2.0.0"
    })
    void copiesAreFound(String wheel, String member, String expected) throws Exception {
        NativeFile file = file(wheel, member);
        List<String> copies = new ArrayList<>();
        for (EmbeddedLibrary library : EmbeddedLibraries.scan(file.readOnlyData(), file::defines)) {
            if (library.certainty() == Certainty.COPY) {
                copies.add((library.library() + " " + library.version()).strip());
            }
        }
        assertThat(copies).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({
        "numpy-1.26.4-, numpy/random/mtrand., NUMPY_1",
        "numpy-2.4.6-, numpy/random/mtrand., NUMPY_2",
        "numpy-2.4.6-, numpy/_core/_multiarray_umath., NUMPY_ITSELF",
        "scipy-1.10.1-, scipy/linalg/_fblas., NUMPY_1",
        "scipy-1.13.0-, scipy/linalg/_fblas., NUMPY_2",
        "scipy-1.17.1-, scipy/linalg/_fblas., NUMPY_2",
        "pandas-3.0.6-, pandas/_libs/lib., NUMPY_2",
        "opencv_python_headless-5.0.0.93-, cv2/cv2.abi3.so, NUMPY_2",
        "matplotlib-3.11.2-, matplotlib/ft2font., PYBIND11",
        "stim-1.16.0-, stim/_stim_polyfill., PYBIND11",
        "polars_runtime_32-, _polars_runtime_32/_polars_runtime., RUST_NUMPY",
        "tokenizers-, tokenizers/tokenizers., RUST_NUMPY",
        "pillow-12.3.0-, PIL/_imaging., NOT_SEEN"
    })
    void numpysGenerationIsTold(String wheel, String member, NumpyApi.Generation generation) throws Exception {
        NativeFile file = file(wheel, member);

        assertThat(NumpyApis.of(file.readOnlyData(), file.member()).generation())
                .isEqualTo(generation);
    }

    private static NativeFile file(String wheelPrefix, String memberPrefix) throws Exception {
        for (Path wheel : NativeFiles.wheels(wheelPrefix)) {
            for (NativeFile file : NativeFiles.of(wheel)) {
                if (file.member().startsWith(memberPrefix)) {
                    return file;
                }
            }
        }
        Assumptions.abort("needs " + memberPrefix + " in " + wheelPrefix);
        throw new IllegalStateException();
    }
}
