// A module on numpy's C interface.
#include <Python.h>
#ifdef SAMPLE_TARGET
#define NPY_TARGET_VERSION SAMPLE_TARGET
#define NPY_NO_DEPRECATED_API SAMPLE_TARGET
#endif
#include <numpy/arrayobject.h>

static PyObject* module_call(PyObject*, PyObject*) {
    npy_intp shape[1] = {3};
    PyObject* array = PyArray_ZEROS(1, shape, NPY_DOUBLE, 0);
    return array;
}
static PyMethodDef module_methods[] = {{"call", module_call, METH_NOARGS, nullptr}, {nullptr, nullptr, 0, nullptr}};
static PyModuleDef module_definition = {PyModuleDef_HEAD_INIT, "_sample", nullptr, -1, module_methods,
                                        nullptr, nullptr, nullptr, nullptr};
PyMODINIT_FUNC PyInit__sample() {
    import_array();
    return PyModule_Create(&module_definition);
}
