// A function that no header promises to outsiders.
#include <ATen/Context.h>
#include "module.h"

long sample_call() { return at::globalContext().ckSupported(); }
