"""Answers questions about versions and specs with conda's own classes, one line each.

In:  compare TAB left TAB right   |   contains TAB spec TAB version   |   matchspec TAB spec
Out: lt, eq, gt                   |   true, false                     |   name TAB version TAB build
     error where conda refuses the text
"""
import logging
import sys
import warnings

from conda.models.match_spec import MatchSpec
from conda.models.version import VersionOrder, VersionSpec

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")


def compare(left, right):
    left, right = VersionOrder(left), VersionOrder(right)
    return "lt" if left < right else "gt" if right < left else "eq"


def contains(spec, version):
    return "true" if VersionSpec(spec).match(version) else "false"


def matchspec(text):
    fields = MatchSpec(text)._match_components
    return "\t".join(str(fields.get(field) or "") for field in ("name", "version", "build"))


for line in sys.stdin:
    question, *arguments = line.rstrip("\n").split("\t")
    try:
        answer = {"compare": compare, "contains": contains, "matchspec": matchspec}[question](*arguments)
    except Exception:
        answer = "error"
    print(answer)
