// A function of torch's stable C interface that came with a later release.
#include "module.h"

struct AtenTensorOpaque;
extern "C" int torch_has_storage(AtenTensorOpaque*, int*);

long sample_call() { return torch_has_storage != nullptr; }
