"""What runs inside a root: imports, operations, and loading each library. Alone, for Python 3.9 and newer.

The task is a JSON file; its answer is written beside it with `.answer` at the end, step by step, so that a crash
leaves what was known before it.
"""

import ctypes
import importlib
import importlib.machinery
import json
import os
import signal
import subprocess
import sys
import traceback
import warnings

LOADER = "/lib64/ld-linux-x86-64.so.2"


def nms():
    import torch
    import torchvision
    boxes = torch.tensor([[0.0, 0.0, 10.0, 10.0], [1.0, 1.0, 10.0, 10.0], [20.0, 20.0, 30.0, 30.0]])
    kept = torchvision.ops.nms(boxes, torch.tensor([0.9, 0.8, 0.7]), 0.5)
    assert kept.tolist() == [0, 2], kept


def jpeg():
    """A grey 8x8 JPEG, as bytes: the smallest that every decoder takes."""
    import base64
    return base64.b64decode(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0"
        "Hyc5PTgyPC4zNDL/wAALCAAIAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9"
        "AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZn"
        "aGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP0"
        "9fb3+Pn6/9oACAEBAAA/AOf/2Q==")


def decode_jpeg():
    import torch
    import torchvision
    image = torchvision.io.decode_jpeg(torch.frombuffer(bytearray(jpeg()), dtype=torch.uint8))
    assert tuple(image.shape) == (1, 8, 8), image.shape


def add():
    import torch
    assert (torch.ones(2) + torch.ones(2)).tolist() == [2.0, 2.0]


def numpy_both_ways():
    import numpy
    import torch
    assert torch.from_numpy(numpy.arange(3)).numpy().tolist() == [0, 1, 2]


def numpy_dot():
    import numpy
    assert numpy.dot(numpy.ones((3, 3)), numpy.ones(3)).tolist() == [3, 3, 3]


def scipy_solve():
    import numpy
    import scipy.linalg
    import scipy.sparse
    import scipy.special
    assert abs(scipy.linalg.solve(numpy.eye(2) * 2, numpy.ones(2)).sum() - 1) < 1e-9
    assert scipy.sparse.csr_matrix(numpy.eye(3)).sum() == 3
    assert abs(scipy.special.gamma(5) - 24) < 1e-9


def pandas_frame():
    import pandas
    frame = pandas.DataFrame({"a": [1, 1, 2], "b": [1.0, 2.0, 3.0]})
    assert frame.groupby("a")["b"].sum().tolist() == [3.0, 3.0]


def sklearn_fit():
    import numpy
    from sklearn.linear_model import LinearRegression
    from sklearn.tree import DecisionTreeClassifier
    x = numpy.arange(4.0).reshape(-1, 1)
    assert abs(LinearRegression().fit(x, x[:, 0]).coef_[0] - 1) < 1e-6
    DecisionTreeClassifier().fit(x, [0, 0, 1, 1])


def matplotlib_draw():
    import io
    import matplotlib
    matplotlib.use("agg")
    import matplotlib.pyplot as plot
    plot.plot([1, 2])
    plot.savefig(io.BytesIO(), format="png")


def h5py_write():
    import h5py
    import numpy
    with h5py.File("/tmp/x.h5", "w") as file:
        file["a"] = numpy.arange(3)
        assert file["a"][2] == 2


def numba_jit():
    import numba
    assert numba.njit(lambda x: x + 1)(1) == 2


def cv2_resize():
    import cv2
    import numpy
    assert cv2.resize(numpy.zeros((4, 4), numpy.uint8), (2, 2)).shape == (2, 2)


def pyarrow_sum():
    import pyarrow
    import pyarrow.compute
    assert pyarrow.compute.sum(pyarrow.array([1, 2])).as_py() == 3


def pyarrow_numpy():
    import numpy
    import pyarrow
    assert pyarrow.array(numpy.arange(3)).to_numpy().tolist() == [0, 1, 2]


def pillow_decode():
    import io
    from PIL import Image
    image = Image.open(io.BytesIO(jpeg()))
    image.load()
    assert image.size == (8, 8)


def shapely_area():
    import shapely
    assert shapely.box(0, 0, 2, 2).area == 4


def contourpy_lines():
    import contourpy
    import numpy
    assert len(contourpy.contour_generator(z=numpy.eye(3)).lines(0.5)) >= 1


def call_sample():
    import sample_extension
    print("sample extension says", sample_extension.call())


def tables_write():
    import tables
    with tables.open_file("/tmp/t.h5", "w") as file:
        file.create_array("/", "a", [1, 2])


def nothing():
    pass


def failure(error):
    """An exception as data: its type, its words, and the innermost lines."""
    chain = []
    seen = error
    while seen is not None and len(chain) < 6:
        chain.append({"type": type(seen).__name__, "message": str(seen)})
        seen = seen.__cause__ or seen.__context__
    return {"type": type(error).__name__, "message": str(error), "chain": chain,
            "traceback": traceback.format_exception(type(error), error, error.__traceback__)[-6:]}


class Answer:
    def __init__(self, path):
        self.path = path
        self.data = {}

    def put(self, key, value):
        self.data[key] = value
        with open(self.path + ".part", "w") as file:
            json.dump(self.data, file)
        os.replace(self.path + ".part", self.path)


def together(task, answer):
    """Imports and operations of one combination, in order, in this process; the first failed import ends it."""
    imports, operations = [], []
    for name in task["imports"]:
        answer.put("trying", "import " + name)
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            step = {"name": name}
            try:
                importlib.import_module(name)
                step["ok"] = True
            except BaseException as error:
                step.update(ok=False, failure=failure(error))
            step["warnings"] = [str(w.message)[:1500] for w in said][:5]
        imports.append(step)
        answer.put("imports", imports)
        if not step["ok"]:
            break
    if all(step["ok"] for step in imports):
        for name in task["operations"]:
            answer.put("trying", "operation " + name)
            step = {"name": name}
            with warnings.catch_warnings(record=True) as said:
                warnings.simplefilter("always")
                try:
                    globals()[name]()
                    step["ok"] = True
                except BaseException as error:
                    step.update(ok=False, failure=failure(error))
                step["warnings"] = [str(w.message)[:1500] for w in said][:5]
            operations.append(step)
            answer.put("operations", operations)
    answer.put("trying", None)
    answer.put("modules", sorted(
        {m.__file__ for m in list(sys.modules.values()) if isinstance(getattr(m, "__file__", None), str)
         and ".so" in m.__file__}))
    with open("/proc/self/maps") as maps:
        answer.put("mapped", sorted({line.split(None, 5)[5].strip() for line in maps if ".so" in line}))
    answer.put("versions", {name: getattr(sys.modules[name], "__version__", None)
                            for name in ("torch", "torchvision", "numpy", "scipy") if name in sys.modules})


def forked(action, seconds=60):
    """Does the action in a child process and gives what it returned, or how the child ended."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        signal.alarm(seconds)
        # A child's standard error is kept apart, for messages that compiled code prints there.
        error_file = os.open("/tmp/stderr.%d" % os.getpid(), os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        os.dup2(error_file, 2)
        try:
            value = action()
        except BaseException as error:
            value = {"ok": False, "failure": failure(error)}
        if not value.get("ok"):
            os.lseek(error_file, 0, os.SEEK_SET)
            value["stderr"] = os.read(error_file, 4000).decode(errors="replace")
        data = json.dumps(value).encode()
        while data:
            data = data[os.write(write, data):]
        os._exit(0)
    os.close(write)
    data = b""
    while True:
        block = os.read(read, 65536)
        if not block:
            break
        data += block
    os.close(read)
    _, status = os.waitpid(child, 0)
    try:
        os.unlink("/tmp/stderr.%d" % child)
    except OSError:
        pass
    if data:
        return json.loads(data)
    return {"ok": False, "failure": {"type": "Crash", "message": "ended by signal %d" % (status & 127)}}


def load(path):
    ctypes.CDLL(path, mode=os.RTLD_NOW | os.RTLD_LOCAL)
    return {"ok": True}


def import_module(name):
    importlib.import_module(name)
    return {"ok": True}


def module_alone(name, path):
    """Loads and initialises the module from its file, without its package being imported first."""
    loader = importlib.machinery.ExtensionFileLoader(name, path)
    specification = importlib.machinery.ModuleSpec(name, loader, origin=path)
    module = loader.create_module(specification)
    loader.exec_module(module)
    return {"ok": True}


def grouped(libraries):
    """Libraries by the package that their modules are in, in order."""
    groups = {}
    for library in libraries:
        groups.setdefault((library.get("module") or "").rpartition(".")[0], []).append(library)
    return groups.items()


def modules_of(parent, modules):
    """The import of each of a package's modules, each in a child that has the package already."""
    if parent:
        try:
            importlib.import_module(parent)
        except BaseException as error:
            told = {"ok": False, "failure": failure(error)}
            return {"ok": True, **{m["module"]: told for m in modules}}
    return {"ok": True, **{m["module"]: forked(lambda: import_module(m["module"])) for m in modules}}


def libraries(task, answer):
    """Loads each library in a child of this process, after what has to be there first was imported."""
    prepared = []
    for name in task["prepare"]:
        answer.put("trying", "import " + name)
        try:
            importlib.import_module(name)
            prepared.append({"name": name, "ok": True})
        except BaseException as error:
            prepared.append({"name": name, "ok": False, "failure": failure(error)})
    answer.put("prepared", prepared)
    suffixes = tuple(importlib.machinery.EXTENSION_SUFFIXES)
    answer.put("suffixes", suffixes)
    results = []
    for parent, group in grouped(task["libraries"]):
        for library in group:
            answer.put("trying", library["path"])
            library["load"] = forked(lambda: load(library["path"]))
        modules = [library for library in group if library.get("module")]
        answer.put("trying", "modules of " + parent)
        # Python imports a module's package before the module; done once in a child, each module in a child of that.
        told = forked(lambda: modules_of(parent, modules), 110) if modules else {}
        for library in modules:
            library["import"] = told.get(library["module"]) or forked(lambda: import_module(library["module"]))
            if not library["import"]["ok"]:
                library["alone"] = forked(lambda: module_alone(library["module"], library["path"]))
            stem = library["module"].rpartition(".")[2]
            library["suffix_known"] = os.path.basename(library["path"]) in [stem + s for s in suffixes]
        results += group
        answer.put("libraries", results)
    answer.put("trying", None)


def trace(task, answer):
    """What the loader itself says of each library: `ldd -r`, and LD_DEBUG's lines on what failed."""
    results = {}
    for library in task["libraries"]:
        path = library["path"]
        environment = {"LD_TRACE_LOADED_OBJECTS": "1", "LD_WARN": "yes", "LD_BIND_NOW": "yes", "PATH": "/usr/bin:/bin"}
        done = subprocess.run([LOADER, path], capture_output=True, text=True, errors="replace", env=environment)
        result = {"ldd": (done.stdout + done.stderr).splitlines()[:400]}
        if library.get("failed"):
            words = library["words"]
            code = ("import sys,importlib,ctypes,os\nsys.path[:0]=%r\nfor m in %r:\n  try: importlib.import_module(m)\n"
                    "  except BaseException: pass\nos.write(2,b'===load===\\n')\nctypes.CDLL(%r, mode=os.RTLD_NOW)\n"
                    % (task["paths"], task["prepare"], path))
            kinds = "libs,symbols" if words else "libs"
            process = subprocess.Popen(["/usr/bin/python3", "-I", "-S", "-B", "-c", code], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.PIPE, text=True, errors="replace",
                                       env={"LD_DEBUG": kinds, "PATH": "/usr/bin:/bin"})
            lines, started = [], False
            for line in process.stderr:
                started = started or "===load===" in line
                if started and len(lines) < 300 and ("error" in line or (
                        any(w in line for w in words) if words else "symbol=" not in line)):
                    lines.append(line.rstrip())
            process.wait()
            result["ld_debug"] = lines
        results[path] = result
        answer.put("traces", results)


def main():
    with open(sys.argv[1]) as file:
        task = json.load(file)
    answer = Answer(sys.argv[1] + ".answer")
    answer.put("python", sys.version.split()[0])
    sys.path[:] = task["paths"] + [p for p in sys.path if p not in ("/probe", "")]
    {"together": together, "libraries": libraries, "trace": trace}[task["kind"]](task, answer)


if __name__ == "__main__":
    main()
