package parallax.finding;

import java.util.Locale;

/// Why a native library does not load, as far as the binaries tell.
public enum Cause {
    VERSION_SKEW("it was built against another version of the library that should define its symbols"),
    CXX_ABI("the symbols are there under the other std::string, so both sides were built with different C++ ABIs"),
    SIGNATURE_CHANGED("the functions are there with other parameters"),
    PRIVATE_SYMBOL("it uses symbols that the library keeps to itself, and they have changed"),
    STABLE_ABI_TOO_NEW("it uses functions of torch's stable ABI that this torch does not have yet"),
    CPU_AND_CUDA("it was built for CUDA, and the torch beside it was built without"),
    CUDA_MISSING("the CUDA runtime it was built for is not there"),
    CUDA_MAJOR("it was built for another major version of CUDA"),
    OTHER_DISTRIBUTION("the library it asks for has another file name in the distribution beside it"),
    LIBRARY_MISSING("a library it asks for is not there"),
    SYMBOL_VERSION("a library is there without the symbol version that is asked of it"),
    GLIBC_TOO_OLD("the system's C library is older than the one it was built for"),
    LIBSTDCXX_TOO_OLD("the C++ standard library is older than the one it was built for"),
    WRONG_ARCHITECTURE("it is for another processor or operating system"),
    PYTHON_ABI("it was built for another Python"),
    NUMPY_GENERATION("it was built for another generation of numpy's C-API"),
    MALFORMED("the file is no library that can be loaded"),
    SYMBOL_MISSING("no library beside it defines the symbols");

    private final String title;

    Cause(String title) {
        this.title = title;
    }

    /// The spelling of the JSON contract: lower case, words joined by hyphens.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// For people, a clause.
    public String title() {
        return title;
    }
}
