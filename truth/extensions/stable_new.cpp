// A function of torch's stable C interface that came with a later release.
#include "module.h"

struct AtenTensorOpaque;
extern "C" int torch_has_storage(AtenTensorOpaque*, int*);

// Volatile, so that the reference is not optimised away.
static int (*volatile found)(AtenTensorOpaque*, int*) = torch_has_storage;

long sample_call() { return found != nullptr; }
