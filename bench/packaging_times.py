"""Times Python's `packaging` on the texts of a folder: name and milliseconds a line, the best of several runs."""
import sys
import time
from pathlib import Path

from packaging import __version__
from packaging.specifiers import SpecifierSet
from packaging.version import Version

folder = Path(sys.argv[1])
texts = (folder / "versions").read_text().splitlines()
specifiers = (folder / "specifiers").read_text().splitlines()


def best(run, times=15):
    durations = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        durations.append(time.perf_counter() - start)
    return sorted(durations)[len(durations) // 2] * 1000


def fresh():
    return [Version(text) for text in texts]


def filter_all(versions, sets):
    return sum(len(list(one.filter(versions))) for one in sets)


print("version", __version__)
print("pep440Parse", best(fresh))
# `packaging` keeps the sort key in the version: each run gets new ones, and the time of making them is taken off.
both = best(lambda: sorted(fresh()))
print("pep440Sort", max(0.0, both - best(fresh)))
versions = fresh()
print("pep440Filter", best(lambda: filter_all(versions, [SpecifierSet(text) for text in specifiers]), 5))
sets = [SpecifierSet(text) for text in specifiers]
filter_all(versions, sets)
print("pep440FilterWarm", best(lambda: filter_all(versions, sets), 5))
