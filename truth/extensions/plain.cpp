// Functions that every torch of these years has.
#include <ATen/ATen.h>
#include "module.h"

long sample_call() { return at::ones({2, 3}).sum().item<long>(); }
