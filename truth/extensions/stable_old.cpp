// A function of torch's stable C interface that it has had for years.
#include "module.h"

struct AtenTensorOpaque;
extern "C" int aoti_torch_get_dim(AtenTensorOpaque*, long*);

// Volatile, so that the reference is not optimised away.
static int (*volatile found)(AtenTensorOpaque*, long*) = aoti_torch_get_dim;

long sample_call() { return found != nullptr; }
