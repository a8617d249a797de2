package parallax.library;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells which numpy's headers a module was built with. Each module carries its own copy of `import_array` from
/// `numpy/__multiarray_api.h` (numpy, `numpy/_core/code_generators/generate_numpy_api.py`), whose texts differ: headers
/// of numpy 2 look for `numpy._core` first, and their refusal names the target release that
/// `NPY_TARGET_VERSION` chose. pybind11 and rust-numpy look the table up when the module runs, with texts of their own
/// and none of numpy's headers: rust-numpy words its refusals as numpy does, but puts the numbers in without `%x`.
public final class NumpyApis {

    private static final String TABLE = "_ARRAY_API";
    private static final String OLD_MODULE = "numpy.core._multiarray_umath";
    private static final String NEW_MODULE = "numpy._core._multiarray_umath";
    private static final String ABI_CHECK = "module compiled against ABI version 0x%x";
    private static final String API_CHECK_1 = "module compiled against API version 0x%x";
    private static final String API_CHECK_2 = "module was compiled against NumPy C-API version 0x%x";
    private static final String PYBIND11 = "FAILURE obtaining numpy _ARRAY_API pointer";

    /// Names the key of pybind11's shared state; before 2.11 its lookup of the table had no text of its own.
    private static final String PYBIND11_STATE = "__pybind11_internals_v";

    /// Names the capsule that modules with rust-numpy share, and its refusal where numpy is missing.
    private static final String RUST_STATE = "_RUST_NUMPY_BORROW_CHECKING_API";

    private static final String RUST = "Failed to access NumPy array API capsule";
    private static final String OLDER_MODULE = "numpy.core.multiarray";
    private static final String NUMPY_VERSION = "NumpyVersion";

    private static final List<String> LITERALS = List.of(
            TABLE,
            OLD_MODULE,
            NEW_MODULE,
            ABI_CHECK,
            API_CHECK_1,
            API_CHECK_2,
            PYBIND11,
            PYBIND11_STATE,
            RUST_STATE,
            RUST,
            OLDER_MODULE,
            NUMPY_VERSION);

    private static final int MAX_HITS = 64;

    private NumpyApis() {}

    /// @param readOnlyData the sections with constants: `.rodata` and its like
    /// @param moduleName name of the file or module, which tells numpy's own; may be a path
    public static NumpyApi of(List<MemorySegment> readOnlyData, String moduleName) {
        @Nullable String[] texts = new @Nullable String[LITERALS.size()];
        int[] hits = new int[LITERALS.size()];
        new TextSearch(LITERALS).run(readOnlyData, (literal, segment, offset) -> {
            // Later texts count where the first has no target release: compilers keep one copy per unit.
            if (hits[literal]++ < MAX_HITS
                    && (texts[literal] == null || release(texts[literal]).isEmpty())) {
                texts[literal] = TextSearch.around(segment, offset, 80, 160);
            }
        });
        return judge(Arrays.asList(texts), LibraryName.of(moduleName).name());
    }

    private static NumpyApi judge(List<@Nullable String> texts, String module) {
        String refusal = texts.get(LITERALS.indexOf(API_CHECK_2));
        boolean isImport = has(texts, ABI_CHECK) || refusal != null || has(texts, API_CHECK_1);
        boolean isOffered = module.equals("_multiarray_umath") || module.equals("multiarray");
        if (has(texts, TABLE) && isOffered && !isImport) {
            return new NumpyApi(NumpyApi.Generation.NUMPY_ITSELF, "", evidence(texts, TABLE));
        }
        if (refusal != null || (has(texts, NEW_MODULE) && has(texts, ABI_CHECK))) {
            return new NumpyApi(
                    NumpyApi.Generation.NUMPY_2,
                    refusal == null ? "" : release(refusal),
                    evidence(texts, API_CHECK_2, NEW_MODULE));
        }
        if (isImport && (has(texts, OLD_MODULE) || has(texts, OLDER_MODULE))) {
            return new NumpyApi(
                    NumpyApi.Generation.NUMPY_1, "", evidence(texts, API_CHECK_1, ABI_CHECK, OLD_MODULE, OLDER_MODULE));
        }
        if (has(texts, RUST_STATE) || has(texts, RUST)) {
            // Rust's constants have no end, so that what stands around is of others.
            return new NumpyApi(
                    NumpyApi.Generation.RUST_NUMPY, "", List.of(has(texts, RUST_STATE) ? RUST_STATE : RUST));
        }
        if (has(texts, PYBIND11) || (has(texts, TABLE) && has(texts, PYBIND11_STATE) && !isImport)) {
            return new NumpyApi(
                    NumpyApi.Generation.PYBIND11,
                    "",
                    evidence(texts, PYBIND11, PYBIND11_STATE, NUMPY_VERSION, OLDER_MODULE));
        }
        return has(texts, TABLE)
                ? new NumpyApi(NumpyApi.Generation.UNTOLD, "", evidence(texts, TABLE, OLD_MODULE, NEW_MODULE))
                : new NumpyApi(NumpyApi.Generation.NOT_SEEN, "", List.of());
    }

    private static boolean has(List<@Nullable String> texts, String literal) {
        return texts.get(LITERALS.indexOf(literal)) != null;
    }

    private static List<String> evidence(List<@Nullable String> texts, String... literals) {
        List<String> evidence = new ArrayList<>();
        for (String literal : literals) {
            String text = texts.get(LITERALS.indexOf(literal));
            if (text != null) {
                evidence.add(text);
            }
        }
        return evidence;
    }

    /// The release in `module was compiled against NumPy C-API version 0x%x (NumPy 1.20) but the running`.
    private static String release(@Nullable String refusal) {
        if (refusal == null) {
            return "";
        }
        int at = refusal.indexOf("(NumPy ");
        int end = at < 0 ? -1 : refusal.indexOf(')', at);
        return end < 0 ? "" : refusal.substring(at + 7, end);
    }
}
