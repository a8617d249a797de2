package parallax.library;

import java.util.List;

/// Whether a module uses numpy's C-API, and which numpy's headers it was built with.
///
/// @param oldestNumpy the oldest numpy that the module accepts, by what its own check says: `1.20`; empty where it does
///     not say
/// @param evidence texts in the module that show it; empty for {@link Generation#NOT_SEEN}
public record NumpyApi(Generation generation, String oldestNumpy, List<String> evidence) {

    public NumpyApi {
        evidence = List.copyOf(evidence);
    }

    /// What a module's copy of `import_array` tells.
    public enum Generation {
        /// No trace of `_ARRAY_API`: the module does not import the C-API.
        NOT_SEEN,
        /// Built with headers of numpy 1.x: numpy 2 refuses it.
        NUMPY_1,
        /// Built with headers of numpy 2: runs with that and with the 1.x releases that the target version allows.
        NUMPY_2,
        /// pybind11's own table, filled when the module runs: built without numpy's headers.
        PYBIND11,
        /// rust-numpy's own table, filled when the module runs: built without numpy's headers.
        RUST_NUMPY,
        /// numpy's own module, which offers the C-API.
        NUMPY_ITSELF,
        /// It names `_ARRAY_API`, but not in a way that tells.
        UNTOLD
    }
}
