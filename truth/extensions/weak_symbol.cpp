// A function that may be missing: the reference is weak.
#include "module.h"

extern "C" int nowhere_to_be_found() __attribute__((weak));

long sample_call() { return nowhere_to_be_found == nullptr; }
