"""Answers what Python's `packaging` says of versions, specifiers, requirements, markers, file names and tags.

Reads one question per line from standard input, a kind and its fields separated by tabs, each field percent-encoded
UTF-8; writes one answer per line: the fields in the same encoding, or the single field `error`.
"""

import json
import sys
from urllib.parse import quote, unquote

import packaging
from packaging import _manylinux, _musllinux, markers, tags
from packaging.markers import Marker, UndefinedComparison, UndefinedEnvironmentName
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name, parse_sdist_filename, parse_wheel_filename
from packaging.version import Version

MODES = {"true": True, "false": False, "default": None}


def version(text):
    v = Version(text)
    pre = "" if v.pre is None else v.pre[0] + str(v.pre[1])
    post = "" if v.post is None else str(v.post)
    dev = "" if v.dev is None else str(v.dev)
    release = ".".join(map(str, v.release))
    flags = "".join("01"[f] for f in (v.is_prerelease, v.is_postrelease, v.is_devrelease))
    return [str(v), str(v.epoch), release, pre, post, dev, v.local or "", v.public, v.base_version, flags]


def order(left, right):
    a, b = Version(left), Version(right)
    return [str((a > b) - (a < b))]


def specifiers(text):
    s = SpecifierSet(text)
    return [str(s), str(bool(s.prereleases)).lower()]


def same_specifiers(left, right):
    return [str(SpecifierSet(left) == SpecifierSet(right)).lower()]


def contains(text, candidate, mode):
    return [str(SpecifierSet(text).contains(Version(candidate), prereleases=MODES[mode])).lower()]


def contains_text(text, candidate):
    return [str(SpecifierSet(text).contains(candidate, prereleases=True)).lower()]


def flags(*truths):
    return ["".join("01"[bool(truth)] for truth in truths)]


def range_relation(left, right):
    a, b = SpecifierSet(left).to_range(), SpecifierSet(right).to_range()
    return flags(a.is_subset(b), b.is_subset(a), a.is_disjoint(b), a.is_empty, b.is_empty, (~a).is_empty)


def range_contains(left, right, *candidates):
    a, b = SpecifierSet(left).to_range(), SpecifierSet(right).to_range()
    ranges = (a, b, a & b, a | b, ~a, a - b)
    return [flags(*(r.contains(Version(c)) for r in ranges))[0] for c in candidates]


def intersected(left, right, mode, *candidates):
    both = SpecifierSet(left) & SpecifierSet(right)
    return [str(both)] + [str(v) for v in both.filter(map(Version, candidates), prereleases=MODES[mode])]


def filtered(text, mode, *candidates):
    return [str(v) for v in SpecifierSet(text).filter(map(Version, candidates), prereleases=MODES[mode])]


def requirement(text):
    r = Requirement(text)
    extras = ",".join(sorted({canonicalize_name(e) for e in r.extras}))
    marker = "" if r.marker is None else printed(r.marker)
    return [canonicalize_name(r.name), extras, str(r.specifier), r.url or "", marker]


def marker(text):
    return [printed(Marker(text))]


def printed(marker):
    try:
        return str(marker)
    except ValueError:
        return "unprintable"


def evaluate(text, environment, context, extra, extras, groups):
    """No variable has a value but those given: what this Python is says nothing about a target."""
    markers._cached_default_environment = dict
    values = json.loads(environment)
    if context == "metadata":
        values["extra"] = extra
    elif context == "lock_file":
        values.update(extras=set(extras.split()), dependency_groups=set(groups.split()))
    try:
        return [str(Marker(text).evaluate(values, context)).lower()]
    except UndefinedComparison:
        return ["undefined"]
    except UndefinedEnvironmentName:
        return ["missing"]


def wheel(text):
    name, v, build, wheel_tags = parse_wheel_filename(text)
    return [name, str(v), str(build[0]) + build[1] if build else "", " ".join(sorted(map(str, wheel_tags)))]


def sdist(text):
    name, v = parse_sdist_filename(text)
    return [name, str(v)]


def platforms(kind, major, minor, machine):
    if kind == "macosx":
        return list(tags.mac_platforms((int(major), int(minor)), machine))
    if kind == "ios":
        return list(tags.ios_platforms((int(major), int(minor)), machine))
    if kind == "android":
        return list(tags.android_platforms(int(major), machine))
    if kind == "win":
        return [machine]
    if kind in ("pyodide", "emscripten"):
        tags.sysconfig.get_platform = lambda: "-".join((kind, major, minor, machine))
        return list(tags._emscripten_platforms())
    tags.sysconfig.get_platform = lambda: "linux-" + machine
    glibc = (int(major), int(minor)) if kind == "manylinux" else (-1, -1)
    _manylinux._get_glibc_version = lambda: _manylinux._GLibCVersion(*glibc)
    _manylinux._have_compatible_abi = lambda _, archs: bool(
        set(archs) & (_manylinux._ALLOWED_ARCHS | {"i686", "armv7l"})
    )
    musl = _musllinux._MuslVersion(int(major), int(minor)) if kind == "musllinux" else None
    _musllinux._get_musl_version = lambda _: musl
    return list(tags._linux_platforms(False))


def target(python, kind, major, minor, machine):
    names = platforms(kind, major, minor, machine)
    if python.startswith("pypy"):
        py = (3, int(python.split(".")[1]))
        ordered = list(tags.generic_tags(f"pp3{py[1]}", [f"pypy3{py[1]}_pp73"], names))
        return [str(t) for t in ordered + list(tags.compatible_tags(py, "pp3", names))]
    free_threaded = python.endswith("t")
    py = (3, int(python.rstrip("t")[2:]))
    interpreter = f"cp3{py[1]}"
    abi = interpreter + ("t" if free_threaded else "m" if py[1] < 8 else "")
    ordered = list(tags.cpython_tags(py, [abi], names))
    ordered += tags.compatible_tags(py, interpreter, names)
    return [str(t) for t in ordered]


def answered(line):
    """The `result` that `parallax eval` should give to a request, as JSON."""
    request = json.loads(line)
    result = EVAL[request["op"]](request)
    return [json.dumps(result, separators=(",", ":"), ensure_ascii=False)]


def eval_parse(request):
    v = Version(request["version"])
    return {
        "original": request["version"], "normalized": str(v), "public": v.public, "base": v.base_version,
        "local": v.local, "epoch": v.epoch, "release": list(v.release), "pre": list(v.pre) if v.pre else None,
        "post": v.post, "dev": v.dev, "is_prerelease": v.is_prerelease, "is_postrelease": v.is_postrelease,
        "is_devrelease": v.is_devrelease,
    }  # fmt: skip


def eval_compare(request):
    a, b = Version(request["a"]), Version(request["b"])
    return (a > b) - (a < b)


def eval_contains(request):
    return SpecifierSet(request["specifier"]).contains(request["version"], prereleases=request["prereleases"])


def eval_filter(request):
    return list(SpecifierSet(request["specifier"]).filter(request["versions"], prereleases=request["prereleases"]))


def eval_requirement(request):
    r = Requirement(request["requirement"])
    return {
        "name": r.name, "normalized_name": canonicalize_name(r.name), "extras": sorted(r.extras),
        "specifier": str(r.specifier), "url": r.url, "marker": str(r.marker) if r.marker else None,
    }  # fmt: skip


EVAL = {
    "pep440.parse": eval_parse,
    "pep440.compare": eval_compare,
    "pep440.sort": lambda request: sorted(request["versions"], key=Version),
    "pep440.contains": eval_contains,
    "pep440.filter": eval_filter,
    "pep508.parse": eval_requirement,
    "name.normalize": lambda request: canonicalize_name(request["name"]),
}

KINDS = {
    f.__name__: f
    for f in (
        version, order, specifiers, same_specifiers, contains, contains_text, filtered, requirement, marker,
        evaluate, wheel, sdist, target, range_relation, range_contains, intersected, answered,
    )
}  # fmt: skip

if __name__ == "__main__":
    print(packaging.__version__)
    for line in sys.stdin:
        kind, *fields = line.rstrip("\n").split("\t")
        try:
            answer = KINDS[kind](*(unquote(f) for f in fields))
        except (ValueError, AssertionError):
            answer = ["error"]
        print("\t".join(quote(f, safe="") for f in answer))
