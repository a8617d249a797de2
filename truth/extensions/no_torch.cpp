// Nothing but Python and C.
#include "module.h"

long sample_call() { return 1; }
