"""Compiling the small extensions of truth/extensions and packing each into a wheel."""

import hashlib
import json
import shutil
import subprocess
import sysconfig
from pathlib import Path

from .wheels import pack

SOURCES = Path(__file__).resolve().parent.parent / "extensions"


class Extensions:
    """Extensions as the table describes them, compiled once for each description.

    Of a description: `source`; `against`, a wheel with headers and libraries (torch or numpy); `libraries`, linked
    from it; `stubs`, libraries made up on the spot that are there for linking alone; `bundled`, such libraries that
    are packed with the module; `defines`; `flags`; `linker`; `suffix` of the module's file; `tag` of the wheel.
    """

    def __init__(self, table, wheels, store):
        self.table = table
        self.wheels = wheels
        self.store = Path(store) / "extensions"

    def unpacked(self, name):
        """The tree of the extension's wheel and the wheel's file."""
        description = self.table[name]
        text = json.dumps(description, sort_keys=True)
        for source in sorted(SOURCES.iterdir()):
            text += source.read_text()
        digest = hashlib.sha256(text.encode()).hexdigest()[:16]
        home = self.store / f"{name}-{digest}"
        project = "sample-" + name.replace("_", "-")
        wheel = home / f"{project.replace('-', '_')}-1.0-{description.get('tag', 'cp311-cp311-linux_x86_64')}.whl"
        if not wheel.exists():
            shutil.rmtree(home, ignore_errors=True)
            self._build(description, home, project, wheel)
        return home / "tree", wheel

    def _build(self, description, home, project, wheel):
        package = home / "tree" / "sample_extension"
        package.mkdir(parents=True)
        suffix = description.get("suffix", ".cpython-311-x86_64-linux-gnu.so")
        words = ["g++", "-shared", "-fPIC", "-O1", "-std=c++20", f"-I{sysconfig.get_path('include')}",
                 *(f"-D{d}" for d in description.get("defines", [])), *description.get("flags", []),
                 str(SOURCES / description["source"])]
        if "against" in description:
            tree = self.wheels.unpacked(description["against"])
            for folder in ("torch/include", "torch/include/torch/csrc/api/include", "numpy/_core/include",
                           "numpy/core/include"):
                if (tree / folder).is_dir():
                    words.append(f"-I{tree / folder}")
            words.append(f"-L{tree / 'torch/lib'}")
        words += ["-Wl,--no-as-needed", "-Wl,--allow-shlib-undefined"]
        stubs = home / "stubs"
        for stub in description.get("stubs", []) + description.get("bundled", []):
            library = self._stub(stub, stubs)
            if stub.get("linked", True):
                words.append(str(library))
            if stub in description.get("bundled", []):
                shutil.copy(library, package / stub["soname"])
        words += [f"-l{library}" for library in description.get("libraries", [])]
        words += description.get("linker", [])
        words += ["-o", str(package / ("_sample" + suffix))]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{project}: {done.stderr[-3000:]}")
        for path in description.get("left_out", []):
            (package / path).unlink()
        before = description.get("before", "")
        (package / "__init__.py").write_text(f"{before}\nfrom ._sample import call\n".lstrip())
        info = home / "tree" / f"{project.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        needs = "".join(f"Requires-Dist: {r}\n" for r in description.get("requires", []))
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project}\nVersion: 1.0\n{needs}")
        tag = description.get("tag", "cp311-cp311-linux_x86_64")
        (info / "WHEEL").write_text(f"Wheel-Version: 1.0\nGenerator: truth\nRoot-Is-Purelib: false\nTag: {tag}\n")
        pack(home / "tree", wheel)

    def _stub(self, stub, folder):
        """A library with this soname that has these functions, each in a symbol version if one is given."""
        folder.mkdir(parents=True, exist_ok=True)
        library = folder / stub["soname"]
        source = folder / (stub["soname"] + ".c")
        needed = [str(self._stub(s, folder)) for s in stub.get("needs", [])]
        code = "".join(f"long {s}(void);\n" for s in stub.get("calls", []))
        body = "+".join([f"{s}()" for s in stub.get("calls", [])] + ["1"])
        code += "".join(f"long {s}(void) {{ return {body}; }}\n" for s in stub["symbols"])
        source.write_text(code)
        words = ["gcc", "-shared", "-fPIC", "-nostdlib", f"-Wl,-soname,{stub['soname']}", str(source), "-o", str(library),
                 "-fno-builtin", "-w", "-Wl,--no-as-needed", *needed, *stub.get("linker", [])]
        if "version" in stub:
            script = folder / (stub["soname"] + ".map")
            script.write_text(f"{stub['version']} {{ global: {'; '.join(stub['symbols'])}; }};\n")
            words.append(f"-Wl,--version-script={script}")
        subprocess.run(words, check=True, capture_output=True, text=True)
        return library
