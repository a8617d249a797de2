// The Python module that every sample is: `call()` does the one thing that the sample is about.
#pragma once
#include <Python.h>

long sample_call();

static PyObject* module_call(PyObject*, PyObject*) { return PyLong_FromLong(sample_call()); }
static PyMethodDef module_methods[] = {{"call", module_call, METH_NOARGS, nullptr}, {nullptr, nullptr, 0, nullptr}};
static PyModuleDef module_definition = {PyModuleDef_HEAD_INIT, "_sample", nullptr, -1, module_methods,
                                        nullptr, nullptr, nullptr, nullptr};
PyMODINIT_FUNC PyInit__sample() { return PyModule_Create(&module_definition); }
