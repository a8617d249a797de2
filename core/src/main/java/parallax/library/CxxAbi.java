package parallax.library;

/// Which C++ standard library, and of libstdc++ which `std::string`, a library speaks at its border.
public enum CxxAbi {
    /// libstdc++ with `std::__cxx11::basic_string` (`_GLIBCXX_USE_CXX11_ABI=1`).
    CXX11("libstdc++, std::__cxx11::string"),
    /// libstdc++ with the `std::string` of before GCC 5 (`_GLIBCXX_USE_CXX11_ABI=0`).
    BEFORE_CXX11("libstdc++, std::string of before C++11"),
    /// libstdc++ with both.
    BOTH("libstdc++, both kinds of std::string"),
    /// libstdc++, and no string that would tell.
    LIBSTDCXX("libstdc++, no std::string at the border"),
    /// LLVM's libc++.
    LIBCXX("libc++"),
    /// No C++ standard library at the border.
    NONE("no C++ at the border");

    private final String title;

    CxxAbi(String title) {
        this.title = title;
    }

    /// For people.
    public String title() {
        return title;
    }
}
