"""Answers with conda's own classes, one line for each line of standard input; fields are percent-encoded and stand
apart by tabs. `error` where conda refuses. `matchspec3` asks the parser that conda uses with the rattler solver."""
import logging
import sys
import warnings
from urllib.parse import quote, unquote_to_bytes

try:
    import conda
    from conda.base.context import context
    from conda.models import match_spec
    from conda.models.match_spec import MatchSpec
    from conda.models.records import PackageRecord
    from conda.models.version import VersionOrder, VersionSpec
except Exception:
    sys.exit(3)

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
context.known_subdirs  # the one thing that a spec asks of the configuration


def version(text):
    return [str(VersionOrder(text))]


def order(left, right):
    left, right = VersionOrder(left), VersionOrder(right)
    return ["-1" if left < right else "1" if right < left else "0"]


def starts(text, prefix):
    return [str(VersionOrder(text).startswith(VersionOrder(prefix))).lower()]


def contains(spec, text):
    VersionOrder(text)
    return [str(bool(VersionSpec(spec).match(text))).lower()]


def described(spec):
    fields = spec._match_components
    names = ("channel", "subdir", "name", "version", "build")
    others = sorted(set(fields) - set(names))
    described = [str(fields.get(field) or "") for field in names]
    for field in others:
        value = fields[field]
        items = field in ("features", "track_features")
        described.append(field + "=" + (",".join(sorted(value.exact_value)) if items else str(value.raw_value)))
    return described


def matchspec(text):
    return described(MatchSpec(text))


def matchspec3(text):
    return described(MatchSpec(**match_spec._parse_spec_str_v3(text)))


def matches(spec, *fields):
    record = dict(field.split("=", 1) for field in fields)
    record["build_number"] = int(record["build_number"])
    VersionOrder(record["version"])
    return [str(bool(MatchSpec(spec).match(PackageRecord.from_objects(record)))).lower()]


print(conda.__version__)
for line in sys.stdin:
    question, *arguments = (unquote_to_bytes(field).decode() for field in line.rstrip("\n").split("\t"))
    try:
        match_spec._PARSE_CACHE.clear()
        answer = globals()[question](*arguments)
    except Exception:
        answer = ["error"]
    print("\t".join(quote(field, safe="") for field in answer))
