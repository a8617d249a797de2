// A function that is nowhere.
#include "module.h"

extern "C" int nowhere_to_be_found();

long sample_call() { return nowhere_to_be_found(); }
