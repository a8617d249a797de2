// A function of torch's CUDA half.
#include "module.h"

namespace c10::cuda {
signed char device_count() noexcept;
}

long sample_call() { return c10::cuda::device_count(); }
