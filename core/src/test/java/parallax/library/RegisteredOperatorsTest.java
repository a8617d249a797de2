package parallax.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegisteredOperatorsTest {

    private static final String NMS = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor";
    private static final MemorySegment LIBRARY = Blobs.texts("_ZNR5torch7Library4_defEON3c1014FunctionSchemaE");
    private static final MemorySegment STABLE = Blobs.texts(
            "aoti_torch_library_def", "_ZN6vision5imageL49STABLE_TORCH_LIBRARY_FRAGMENT_static_init_image_0E");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
                "_cuda_version() -> int",
                "foo.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)",
                "foo(Tensor[] xs, int[2] size=[1, 1], Scalar? alpha=1, str mode='(x)') -> (Tensor, Tensor[])",
                "foo(Tensor self) -> (Tensor values, Tensor indices)",
                "foo(Tensor(a!)? self, Dict(str, Tensor) d, ...) -> ()",
                "foo(SymInt[]? size, __torch__.torch.classes.quantized.Conv2dPackedParamsBase w) -> Tensor?",
                "foo(Tensor self, (int, str) pair) -> ..."
            })
    void schemasAreRead(String schema) {
        int open = schema.indexOf('(');

        assertThat(of(LIBRARY, "my::" + schema))
                .containsExactly(new RegisteredOperator("my", schema.substring(0, open), schema.substring(open)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            torch.jit.foo(x) -> y
            my::foo(Tensor dets) -> Tensorcsrc.ops.nms
            my::foo(Tensor dets) -> (Tensor, Tensor
            my::foo(thing x) -> Tensor
            (Tensor x) -> Tensor
            0foo(Tensor x) -> Tensor
            ({object}) -> None
            """)
    void otherTextsAreNoSchemas(String text) {
        assertThat(of(LIBRARY, text)).isEmpty();
    }

    @Test
    void aLibraryThatCannotRegisterHasNone() {
        assertThat(of(Blobs.texts("PyInit__C"), "torchvision::nms" + NMS)).isEmpty();
    }

    @Test
    void theMacrosSymbolTellsTheNamespace() {
        assertThat(of(STABLE, "nms" + NMS)).containsExactly(new RegisteredOperator("image", "nms", NMS));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "_ZL24TORCH_LIBRARY_init_imageRN5torch7LibraryE, image",
        "_ZN6visionL30TORCH_LIBRARY_static_init_imageE, image",
        "_ZL41TORCH_LIBRARY_FRAGMENT_init_torch_vision_1RN5torch7LibraryE, ''",
        "_ZN6vision3opsL41TORCH_LIBRARY_FRAGMENT_init_my_ops_12ERN5torch7LibraryE, my_ops",
        "_ZN6vision3opsL49STABLE_TORCH_LIBRARY_IMPL_init_torchvision_CUDA_0ERN5torch6stable6detail13StableLibraryE, ''"
    })
    void namespacesStandInTheMacrosSymbols(String symbol, String namespace) {
        assertThat(of(Blobs.texts(symbol), "nms" + NMS)).containsExactly(new RegisteredOperator(namespace, "nms", NMS));
    }

    @Test
    void withTwoNamespacesASchemaWithoutOneStaysOpen() {
        assertThat(of(LIBRARY, "a::x() -> int", "b::x() -> int", "nms" + NMS))
                .contains(new RegisteredOperator("", "nms", NMS));
    }

    @Test
    void ofTextsThatRunIntoEachOtherTheNamesAreLeft() {
        assertThat(
                        of(
                                LIBRARY,
                                "torchvision::roi_pool(Tensor x) -> Tensor",
                                "deform_conv2dtorchvision::nms(Tensor dets, float iou_thresholdshold) -> Tensorcsrc.ops.nms.nms"))
                .contains(new RegisteredOperator("torchvision", "nms", ""));
    }

    @Test
    void namesWithoutSchemaAreTakenFromRegisterOperators() {
        MemorySegment symbols = Blobs.texts("_ZN3c1017RegisterOperators25checkSchemaAndRegisterOp_EONS0_7OptionsE");

        assertThat(of(symbols, "image::read_file", "std::string", "vector::reserve", "image::decode_png and more"))
                .containsExactly(new RegisteredOperator("image", "read_file", ""));
    }

    @Test
    void namesInANamespaceOfTheLibraryAreTaken() {
        assertThat(of(LIBRARY, "my::foo() -> int", "my::bar", "aten::add", "my::foo"))
                .containsExactly(
                        new RegisteredOperator("my", "bar", ""), new RegisteredOperator("my", "foo", "() -> int"));
    }

    private static List<RegisteredOperator> of(MemorySegment symbols, String... texts) {
        return RegisteredOperators.of(List.of(Blobs.texts(texts)), List.of(symbols));
    }
}
