# Loads extension libraries into PyTorch and prints the names of the operators that they add.
import sys
try:
    import torch
except ImportError:
    sys.exit(3)
before = set(torch._C._dispatch_get_all_op_names())
for library in sys.argv[1:]:
    try:
        torch.ops.load_library(library)
    except OSError as e:
        print(e, file=sys.stderr)
        sys.exit(3)
for name in sorted(set(torch._C._dispatch_get_all_op_names()) - before):
    print(name)
