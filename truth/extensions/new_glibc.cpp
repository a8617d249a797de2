// A function that glibc has in a symbol version later than Debian 12's.
#include "module.h"

extern "C" long __isoc23_strtol(const char*, char**, int);

long sample_call() { return __isoc23_strtol("7", nullptr, 10); }
