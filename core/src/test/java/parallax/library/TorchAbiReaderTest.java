package parallax.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TorchAbiReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_ZN5torch7Library4_defEv",
                "_ZNR5torch7Library4_defEOSt7variantIJN3c1012OperatorNameENS2_14FunctionSchemaEEEONS_11CppFunctionE",
                "_ZNO3c106IValue6moveToEv",
                "_ZNK2at10TensorBase8is_sameERKS0_",
                "_ZNKR3c106IValue6toListEv",
                "_ZNVK3c108SymbolId3getEv",
                "_ZNrVKO2at6Tensor3dimEv",
                "_ZTVN5torch8autograd4NodeE",
                "_ZGVZNK3c104Type3strEvE1a",
                "_ZN4c10d12ProcessGroup5getIdEv",
                "_ZN6caffe28TypeMeta2Id",
                "THPVariable_Wrap"
            })
    void namesInTorchsNamespacesArePrivate(String name) {
        TorchAbi abi = read(name);

        assertThat(abi.privateSymbols()).containsExactly(name);
        assertThat(abi.kind()).isEqualTo(TorchAbi.Kind.PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_ZNKSt6vectorIN2at6TensorESaIS1_EE4sizeEv",
                "_ZNR3foo5torch3barEv",
                "_ZN15torch_extension3runEv",
                "_ZNK11vision_5torch3runEv",
                "memcpy"
            })
    void otherNamesAreNot(String name) {
        assertThat(read(name).privateSymbols()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            aoti_torch_get_dim                            | 2.9 or older
            aoti_torch_get_dim torch_c10_cuda_check_msg   | 2.10
            torch_c10_cuda_check_msg torch_has_storage    | 2.14
            aoti_torch_of_tomorrow                        | an unknown release
            aoti_torch_of_tomorrow aoti_torch_get_dim     | 2.9 or older
            aoti_torch_of_tomorrow torch_has_storage      | 2.14
            """)
    void theYoungestStableSymbolTellsTheOldestTorch(String names, String since) {
        TorchAbi abi = read(names.split(" ", -1));

        assertThat(abi.kind()).isEqualTo(TorchAbi.Kind.STABLE);
        assertThat(abi.since()).isEqualTo(since);
    }

    @Test
    void onlyFunctionsThatNoTorchIsKnownToHaveAreUndated() {
        TorchAbi abi = read("aoti_torch_of_tomorrow", "aoti_torch_get_dim", "torch_has_storage");

        assertThat(abi.undated()).isEqualTo(1);
        assertThat(abi.decisive()).isEqualTo("torch_has_storage");
    }

    private static TorchAbi read(String... names) {
        return TorchAbiReader.read(Arrays.stream(names)
                .map(name -> new ImportedSymbol(name, null, null, false))
                .toList());
    }

    @Test
    void theTableIsSound() {
        assertThat(SymbolTables.torchStableAbi()).hasSize(564);
        assertThat(List.copyOf(SymbolTables.torchStableAbi().values()))
                .allMatch(release -> release.isEmpty() || release.startsWith("2.1"));
    }
}
