// A function whose parameters differ between two releases of torch, under the same name.
#include <ATen/ATen.h>
#include <ATen/DLConvertor.h>
#include "module.h"

long sample_call() {
    DLTensor tensor;
    at::toDLPackNonOwning(at::ones({2, 3}), &tensor);
    return tensor.ndim;
}
