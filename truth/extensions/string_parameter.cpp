// A function with a std::string parameter, whose name holds the C++ ABI. Declared here, so that no
// other part of torch's headers comes with it.
#include <string>
#include "module.h"

namespace c10::detail {
[[noreturn]] void torchCheckFail(const char*, const char*, unsigned int, const std::string&);
}

long sample_call() {
    try {
        c10::detail::torchCheckFail("sample", "sample.cpp", 1, std::string("said"));
    } catch (const std::exception&) {
        return 1;
    }
}
