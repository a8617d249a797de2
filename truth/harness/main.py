"""The command line of the truth harness."""

import argparse
import fnmatch
import json
import shutil
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .combinations import Assembler, Missing, Table
from .extensions import Extensions
from .predict import Prediction
from .reality import Reality
from .report import write
from .wheels import Wheels, pip_folders

ROOT = Path(__file__).resolve().parent.parent.parent


def main():
    options = arguments()
    table = Table()
    wheels = Wheels([Path(w) for w in options.wheels] or pip_folders(), options.store)
    rows = [r for r in table.rows if not options.only or any(fnmatch.fnmatch(r["name"], p) for p in options.only)]
    if not rows:
        print("no combination is so named", file=sys.stderr)
        return 2
    results = options.run / "results"
    results.mkdir(parents=True, exist_ok=True)
    assembler = Assembler(table, wheels, Extensions(table.extensions, wheels, options.store), options.store, options.run)
    reality = None if options.predictions_only else Reality(table, options.run / "truth")
    prediction = None if options.reality_only else Prediction(
        options.parallax, options.run / "predictions", options.whole_host)
    laying_out = threading.Lock()
    count = [0]

    def one(row):
        started = time.monotonic()
        file = results / f"{row['name']}.json"
        result = {"row": row}
        try:
            with laying_out:
                combination = assembler.assemble(row, lay_out=reality is not None)
            result.update(missing=None, trouble=None)
            result["builds"] = [{"name": b.name, "kind": b.kind, "file": b.file.name, "subject": b.subject}
                                for b in combination.builds]
            if prediction:
                result["predicted"] = prediction.of(combination)
            if reality:
                result["reality"] = reality.look(combination)
            for folder in combination.temporary:
                shutil.rmtree(folder, ignore_errors=True)
        except Missing as missing:
            result["missing"] = str(missing)
        except Exception as error:
            result["trouble"] = f"{type(error).__name__}: {error}"[:4000]
        before = json.loads(file.read_text()) if file.exists() else {}
        result = {**before, **result}
        file.write_text(json.dumps(result, indent=1))
        count[0] += 1
        really = result.get("reality", {}).get("really", {})
        print(f"{count[0]}/{len(rows)} {row['name']}: predicted {result.get('predicted', {}).get('verdict', '-')}, really "
              f"{really.get('verdict', '-')} {really.get('words', '')[:110]!r} {result.get('missing') or ''}"
              f"{(result.get('trouble') or '')[-300:]} {time.monotonic() - started:.1f} s", flush=True)

    with ThreadPoolExecutor(options.jobs) as pool:
        list(pool.map(one, rows))
    write(table, results, options.report)
    return 0


def arguments():
    parser = argparse.ArgumentParser(prog="truth/run", description=__doc__)
    parser.add_argument("--wheels", action="append", default=[], metavar="FOLDER",
                        help="a folder of wheels; default: those that pip is configured with")
    parser.add_argument("--store", type=Path, default=ROOT / "target/truth/store",
                        help="where unpacked builds are kept, about 12 GB (default: %(default)s)")
    parser.add_argument("--run", type=Path, default=ROOT / "target/truth/run",
                        help="where this run's results go (default: %(default)s)")
    parser.add_argument("--report", type=Path, default=ROOT / "docs/accuracy.md", help="the page to write")
    parser.add_argument("--parallax", default=str(ROOT / "parallax"), help="the command that predicts")
    parser.add_argument("--only", action="append", metavar="GLOB", help="combinations so named; may be repeated")
    parser.add_argument("--jobs", type=int, default=2, help="combinations at once (default: %(default)s)")
    parser.add_argument("--whole-host", action="store_true", help="tell the prediction every library that the host has")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--reality-only", action="store_true", help="predict nothing")
    which.add_argument("--predictions-only", action="store_true", help="keep what was seen before, predict again")
    options = parser.parse_args()
    options.store, options.run = options.store.absolute(), options.run.absolute()
    return options


__all__ = ["main"]
