// A function of a helper library, which needs another in turn.
#include "module.h"

extern "C" long outer();

long sample_call() { return outer(); }
