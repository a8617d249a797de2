// A function that libstdc++ has in a symbol version later than Debian 12's: what GCC 13 makes of <iostream>.
#include "module.h"

namespace std {
void ios_base_library_init();
}

long sample_call() {
    std::ios_base_library_init();
    return 1;
}
