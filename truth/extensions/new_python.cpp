// A function of a later Python.
#include "module.h"

extern "C" int PyDict_GetItemRef(PyObject*, PyObject*, PyObject**);

long sample_call() {
    PyObject* found = nullptr;
    return PyDict_GetItemRef(PyDict_New(), Py_None, &found);
}
