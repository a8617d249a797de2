// One function of the CUDA runtime; which major version is a matter of linking.
#include "module.h"

extern "C" int cudaRuntimeGetVersion(int*);

long sample_call() {
    int version = 0;
    cudaRuntimeGetVersion(&version);
    return version / 1000;
}
