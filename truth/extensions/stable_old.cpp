// A function of torch's stable C interface that it has had for years.
#include "module.h"

struct AtenTensorOpaque;
extern "C" int aoti_torch_get_dim(AtenTensorOpaque*, long*);

long sample_call() { return aoti_torch_get_dim != nullptr; }
