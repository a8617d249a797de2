"""What really happens when a combination is used."""

import json
import mmap
import re
import shutil
from pathlib import Path

from . import sandbox

TIME_LIMIT = 120
CHUNK = 40

LOADER_WORDS = re.compile(
    r"cannot open shared object file|undefined symbol|version `[^']+' not found|invalid ELF header|wrong ELF class"
    r"|file too short|ELF load command|cannot allocate memory in static TLS|symbol lookup error|ELF file's phentsize"
    r"|cannot open object file|not defined in file|no version information|only ET_DYN|ELF file data encoding"
    r"|does not define module export function|dynamic module does not define|failed to map segment")
NUMPY_WORDS = re.compile(
    r"numpy\.dtype size changed|compiled against (NumPy C-)?API version|compiled using NumPy 1\.x"
    r"|numpy\.core\.multiarray failed to import|numpy\._core\.multiarray failed to import|_ARRAY_API not found"
    r"|module compiled against|ABI version 0x|C-API version")
SWALLOWED_WORDS = re.compile(r"operator \S+::\S+ does not exist|has no attribute '\S+' .*_C|Could not load this library"
                             r"|Couldn't load custom C\+\+ ops|Couldn't load the image extension|built with libjpeg|image_stable|Failed to load image")


def sort_of(failure, stderr=""):
    """Whether a failure is the loader's, numpy's or none of linking: `loader`, `numpy`, `swallowed`, `crash`, `python`."""
    if failure["type"] == "Crash":
        return "crash"
    text = "\n".join([failure["message"], *(c["message"] for c in failure.get("chain", []))])
    if re.search(r"No module named '?numpy'?$", text + "\n" + stderr.strip(), re.MULTILINE):
        return "python"
    if LOADER_WORDS.search(text):
        return "loader"
    if NUMPY_WORDS.search(text) or NUMPY_WORDS.search(stderr):
        return "numpy"
    if SWALLOWED_WORDS.search(text):
        return "swallowed"
    return "python"


def library_files(build):
    """The libraries of a build, by their path in it: (path, path in the root, module or None)."""
    found = []
    for file in sorted(build.tree.rglob("*.so*")):
        if file.is_symlink() or not file.is_file() or not re.search(r"\.so(\.[\w.]+)?$", file.name):
            continue
        inner = file.relative_to(build.tree).as_posix()
        if build.kind == "deb":
            there = "/" + inner
            dotted = inner.removeprefix("usr/lib/python3/dist-packages/")
        else:
            there = "/site/" + inner
            dotted = inner
        module = None
        stem = file.name.split(".")[0]
        if file.name.endswith(".so") and exports(file, b"\0PyInit_" + stem.encode() + b"\0"):
            module = dotted[: -len(file.name)].replace("/", ".") + stem
            if build.kind == "deb" and not inner.startswith("usr/lib/python3/dist-packages/"):
                module = None
        found.append((inner, there, module))
    return found


def exports(file, words):
    """Whether the file's bytes hold these; a name in a string table is between two zeros."""
    if file.stat().st_size == 0:
        return False
    with open(file, "rb") as data, mmap.mmap(data.fileno(), 0, access=mmap.ACCESS_READ) as view:
        return view.find(words) >= 0


class Reality:
    """Runs the probe for a combination and gathers the answers."""

    def __init__(self, table, folder):
        self.table = table
        self.folder = Path(folder)

    def look(self, combination):
        """Everything that happened, as data."""
        row = combination.row
        out = self.folder / row["name"]
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        together = self._run(combination, out, "together", {
            "kind": "together", "imports": row["imports"], "operations": row.get("run", [])})
        libraries = []
        for build in combination.builds:
            if build.subject:
                libraries += self._libraries(combination, out, build, together)
        return {"together": together, "really": self._judge(together), "libraries": libraries}

    def _run(self, combination, out, name, task):
        task["paths"] = combination.paths
        (out / f"{name}.json").write_text(json.dumps(task))
        status, output, errors = sandbox.run(combination.root, out, f"{name}.json", TIME_LIMIT, combination.site)
        answer = out / f"{name}.json.answer"
        data = json.loads(answer.read_text()) if answer.exists() else {}
        data["status"] = status
        data["stderr"] = errors[-6000:]
        data["stdout"] = output[-2000:]
        if status != 0 and not data.get("python"):
            raise RuntimeError(f"{name} of {combination.row['name']}: {status}: {errors[-2000:]}")
        return data

    def _judge(self, together):
        """The outcome of imports and operations: works, breaks or `not a linking matter`, with the first failure."""
        for step in together.get("imports", []) + together.get("operations", []):
            if not step["ok"]:
                sort = sort_of(step["failure"], together["stderr"])
                if sort == "python" and any(LOADER_WORDS.search(w) or SWALLOWED_WORDS.search(w) for s in together["imports"]
                                            for w in s["warnings"]):
                    sort = "swallowed"
                verdict = "not a linking matter" if sort == "python" else "breaks"
                return {"verdict": verdict, "sort": sort, "step": step["name"], "words": words_of(step["failure"])}
        if together["status"] != 0 or together.get("trying"):
            return {"verdict": "breaks", "sort": "crash", "step": str(together.get("trying")),
                    "words": f"ended with {together['status']} in {together.get('trying')}"}
        return {"verdict": "works"}

    def _libraries(self, combination, out, build, together):
        files = library_files(build)
        package = build.name.removeprefix("deb:python3-").removeprefix("deb:").split("-")[0]
        if build.kind == "extension":
            package = "sample_extension"
        prepare = combination.row.get("prepare", self.table.prepare.get(package, []))
        imported = set(together.get("modules", []))
        rows = []
        for start in range(0, len(files), CHUNK):
            part = files[start:start + CHUNK]
            name = f"libraries-{package}-{start // CHUNK}"
            answer = self._run(combination, out, name, {
                "kind": "libraries", "prepare": prepare,
                "libraries": [{"path": there, "module": None if there in imported else module}
                              for _, there, module in part]})
            answer["mapped"] = set(together.get("mapped", []))
            results = {r["path"]: r for r in answer.get("libraries", [])}
            for inner, there, module in part:
                rows.append(self._library(build, inner, there, module, results.get(there), there in imported, answer))
        failed = [r for r in rows if r["really"] == "breaks"][:4]
        # The loader's trace of what loads is of use for few: those of a package with few of them.
        shown = failed + ([r for r in rows if r["really"] != "breaks"][:8] if len(rows) <= 12 else [])
        if shown:
            self._run(combination, out, f"trace-{package}", {
                "kind": "trace", "prepare": prepare,
                "libraries": [{"path": r["there"], "failed": r in failed, "words": symbols_in(r.get("words", ""))}
                              for r in shown]})
        for row in rows:
            del row["there"]
        return rows

    def _library(self, build, inner, there, module, result, imported, answer):
        row = {"package": build.name, "path": inner, "there": there, "module": module}
        if result is None:
            row.update(really="unknown", words=f"not reached: {answer['status']} at {answer.get('trying')}")
            return row
        loaded = result["load"]
        row["loads"] = loaded["ok"]
        if not loaded["ok"]:
            row["words"] = words_of(loaded["failure"])
        if imported:
            row.update(imports=True, really="works")
        elif "import" in result:
            done = result["import"]
            row["imports"] = done["ok"]
            if done["ok"]:
                row["really"] = "works"
            elif not result["suffix_known"]:
                row.update(really="breaks", sort="name",
                           words=row.get("words", "this Python does not look for a file so named"))
            else:
                row.update(self._alone(there, loaded, done, result["alone"]))
        elif there in answer["mapped"]:
            row["really"] = "works"
        elif ".libs/" in inner and not loaded["ok"]:
            # Companions find each other through the module that needs them; alone they say nothing.
            row["really"] = "unknown"
        else:
            row["really"] = "works" if loaded["ok"] else "breaks"
        return row


    def _alone(self, there, loaded, done, alone):
        """Of a module whose import failed: whether the fault is its own or that of another it comes with."""
        said = {"import_words": words_of(done["failure"])}
        if alone["ok"]:
            return {**said, "really": "works", "unusable": True}
        sort = sort_of(alone["failure"], alone.get("stderr", ""))
        words = words_of(alone["failure"])
        if sort == "loader" and loaded["ok"] and there.rsplit("/", 1)[-1] not in words:
            return {**said, "really": "works", "unusable": True, "words": words}
        # An initialisation that ran Python code of a package failed in another module, and so do numpy's own modules
        # when numpy's first one does.
        nested = any('File "/site/' in t or "dist-packages" in t for t in alone["failure"].get("traceback", []))
        if loaded["ok"] and (sort == "python" or sort == "numpy" and (nested or "/numpy/" in there)):
            return {**said, "really": "works", "unusable": True, "words": words}
        return {**said, "really": "breaks", "sort": sort, "words": words}


def words_of(failure):
    """The words of a failure; of a chain, the one in which the loader or numpy speaks."""
    messages = [failure["message"], *(c["message"] for c in failure.get("chain", []))]
    for pattern in (LOADER_WORDS, NUMPY_WORDS):
        for message in reversed(messages):
            if pattern.search(message):
                return message
    return f"{failure['type']}: {failure['message']}"


def symbols_in(words):
    """The symbol, version or library that a loader's message names."""
    found = re.search(r"undefined symbol: ([^\s,]+)", words)
    return [found.group(1)] if found else []
