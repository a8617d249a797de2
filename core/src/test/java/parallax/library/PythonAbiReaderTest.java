package parallax.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.library.PythonAbi.Limits;

final class PythonAbiReaderTest {

    private static final List<String> SYSTEM =
            List.of("libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2");

    @ParameterizedTest(name = "{0} needs {1}")
    @CsvSource(delimiter = '|', textBlock = """
            PyModule_Create2                                   | 3.2
            PyModule_Create2 PyType_FromModuleAndSpec          | 3.9
            PyModule_Create2 PyAIter_Check                     | 3.10
            PyModule_Create2 PyBuffer_Release                  | 3.11
            PyModule_Create2 PyObject_Vectorcall               | 3.12
            PyModule_Create2 PyThread_get_thread_native_id     | 3.8
            PyModule_Create2 PyWeakref_GetRef                  | 3.13
            _PyArg_ParseTuple_SizeT PyOS_InputHook             | 3.2
            """)
    void theYoungestSymbolTellsTheLimitedApi(String names, String since) {
        PythonAbi abi = read(SYSTEM, null, names.split(" ", -1));

        assertThat(abi.limits()).isEqualTo(Limits.WITHIN);
        assertThat(abi.limitedSince()).isEqualTo(since);
    }

    @Test
    void aNameOfCPythonOutsideTheLimitedApiBreaksThePromise() {
        PythonAbi abi = read(SYSTEM, null, "PyModule_Create2", "PyMethod_New");

        assertThat(abi.claimsStable()).isTrue();
        assertThat(abi.limits()).isEqualTo(Limits.BEYOND);
        assertThat(abi.outside()).containsExactly("PyMethod_New");
    }

    @Test
    void aNameThatNoCPythonHasDoesNot() {
        PythonAbi abi =
                read(SYSTEM, null, "PyModule_Create2", "PySideProperty_TypeF", "PyDateTimeAPI", "PyEnumMeta_Check");

        assertThat(abi.limits()).isEqualTo(Limits.UNTOLD);
        assertThat(abi.outside()).isEmpty();
        assertThat(abi.unplaced()).containsExactly("PyDateTimeAPI", "PyEnumMeta_Check", "PySideProperty_TypeF");
    }

    @Test
    void anotherLibraryThatIsNeededMayHaveTheNameToo() {
        PythonAbi abi = read(List.of("libshiboken6.abi3.so.6.11", "libc.so.6"), null, "PyMethod_New");

        assertThat(abi.limits()).isEqualTo(Limits.UNTOLD);
        assertThat(abi.outside()).containsExactly("PyMethod_New");
        assertThat(abi.perhapsFrom()).containsExactly("libshiboken6.abi3.so.6.11");
    }

    @Test
    void whatIsLookedForInPythonsLibraryIsPythons() {
        for (String library : List.of(
                "libpython3.11.so.1.0",
                "python311.dll",
                "python3.dll",
                "/Library/Frameworks/Python.framework/Versions/3.11/Python")) {
            PythonAbi abi = read(List.of("libshiboken6.abi3.so.6.11"), library, "PyMethod_New");

            assertThat(abi.limits()).as(library).isEqualTo(Limits.BEYOND);
            assertThat(abi.perhapsFrom()).isEmpty();
        }
    }

    @Test
    void whatIsLookedForInAnotherLibraryIsNot() {
        PythonAbi abi = read(List.of(), "@rpath/libshiboken6.abi3.6.11.dylib", "PyMethod_New", "PySideSignal_TypeF");

        assertThat(abi.limits()).isEqualTo(Limits.WITHIN);
        assertThat(abi.importCount()).isZero();
    }

    @Test
    void aLibraryThatIsThereTellsWhatItDefines() {
        PythonAbi abi = read(
                List.of("libshiboken6.abi3.so.6.11", "@rpath/libpyside6.dylib"),
                null,
                "PyModule_Create2",
                "PyMethod_New",
                "PySideSignal_TypeF");
        ExportedSymbols shiboken = exports("PyMethod_New");
        ExportedSymbols pyside = exports("PySideSignal_TypeF");

        assertThat(abi.beside(Map.of("libshiboken6.abi3.so.6.11", shiboken, "libpyside6.dylib", pyside)))
                .satisfies(both -> {
                    assertThat(both.limits()).isEqualTo(Limits.WITHIN);
                    assertThat(both.importCount()).isEqualTo(1);
                });
        assertThat(abi.beside(Map.of("libpyside6.dylib", pyside))).satisfies(one -> {
            assertThat(one.limits()).isEqualTo(Limits.UNTOLD);
            assertThat(one.outside()).containsExactly("PyMethod_New");
            assertThat(one.unplaced()).isEmpty();
            assertThat(one.perhapsFrom()).containsExactly("libshiboken6.abi3.so.6.11");
        });
        assertThat(abi.beside(Map.of("libshiboken6.abi3.so.6.11", exports("x"), "libpyside6.dylib", exports("y")))
                        .limits())
                .isEqualTo(Limits.BEYOND);
    }

    @Test
    void aLibraryWhoseExportsAreNotKeptMayHaveAnything() {
        PythonAbi abi = read(List.of("libbig.so"), null, "PyMethod_New");

        assertThat(abi.beside(Map.of("libbig.so", new ExportedSymbols(30_000, "", List.of(), false)))
                        .perhapsFrom())
                .containsExactly("libbig.so");
    }

    @Test
    void theTablesAreSoundAndShareNoName() {
        Map<String, String> limited = SymbolTables.pythonLimitedApi();
        Map<String, String> others = SymbolTables.pythonOtherApi();

        assertThat(limited).hasSize(891).containsEntry("PyObject_Vectorcall", "3.12");
        assertThat(limited.values()).allMatch(version -> DottedVersion.compare(version, "3.1") > 0);
        assertThat(others).containsEntry("PyMethod_New", "3.6-3.13").doesNotContainKey("PyDateTimeAPI");
        assertThat(Set.copyOf(others.keySet())).doesNotContainAnyElementsOf(limited.keySet());
    }

    private static ExportedSymbols exports(String... names) {
        return new ExportedSymbols(names.length, "", List.of(names), true);
    }

    private static PythonAbi read(List<String> needed, @Nullable String from, String... names) {
        List<ImportedSymbol> imports = new ArrayList<>();
        for (String name : names) {
            imports.add(new ImportedSymbol(name, null, from, false));
        }
        return PythonAbiReader.read("m.abi3.so", imports, exports("PyInit_m"), needed)
                .toOptional()
                .orElseThrow();
    }
}
