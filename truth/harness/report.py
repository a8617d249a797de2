"""docs/accuracy.md, out of the results."""

import json
import re
import subprocess
from collections import Counter

from . import compare

HOW = """# How right `parallax check` is

This page is made by `truth/run` (`truth/README.md`); nobody edits it. Real builds were put together, `parallax check` was asked
beforehand whether they work, and then they were really imported, used, and each of their libraries loaded, in a root that holds
nothing but the host named: no library of the machine that ran it can help. `$SITE` stands for the combination's site-packages.

To make it again (some 12 GB of disk, and the right to make namespaces; about three quarters of an hour on two cores):

    truth/run                       # predicts, then runs everything, then writes this page
    truth/run --predictions-only    # predicts again, against what was seen before
    truth/run --only 'scipy-*'      # some combinations

"""


def write(table, results, target):
    """Writes the page for the combinations of the table that have a result."""
    found = []
    for row in table.rows:
        file = results / f"{row['name']}.json"
        if file.exists():
            result = json.loads(file.read_text())
            # The table may say more than it did when the combination ran.
            result["row"] = row
            found.append(result)
    ran = [r for r in found if "reality" in r and not r.get("missing")]
    left = [(r["row"]["name"], r.get("missing") or r.get("trouble")) for r in found if "reality" not in r or r.get("missing")]
    lines = [HOW.rstrip(), ""]
    lines += summary(ran, left)
    lines += disagreements(ran)
    lines += hosts(table)
    lines += combinations(ran)
    lines += groups(table)
    if left:
        lines += ["", "## Not run", ""] + [f"- `{name}`: {clean(why)}" for name, why in left]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines) + "\n")


def summary(ran, left):
    predicted = [r for r in ran if r.get("predicted", {}).get("verdict", "none") != "none"]
    pairs = Counter((r.get("predicted", {}).get("verdict", "none"), compare.really(r)) for r in ran)
    agreement = Counter(compare.combination(r) for r in ran)
    lines = ["## Result", "",
             f"{len(ran)} combinations ran, {len(predicted)} were predicted: {agreement[compare.AGREES]} agree, "
             f"{agreement[compare.WRONG]} are wrong, {agreement[compare.CANNOT_TELL]} were said to be unknown, "
             f"{agreement[compare.NOT_LINKING]} failed for a reason that has nothing to do with linking.", "",
             "| predicted | really works | really breaks | not a linking matter |", "| --- | --: | --: | --: |"]
    for word in ("works", "breaks", "unknown", "none"):
        if any(p == word for p, _ in pairs):
            cells = [pairs[(word, really)] for really in ("works", "breaks", "not a linking matter")]
            lines.append(f"| {word if word != 'none' else 'nothing'} | " + " | ".join(map(str, cells)) + " |")
    libraries = Counter()
    for result in ran:
        for _, word, really, _, _, _ in compare.libraries(result):
            libraries[(word, really)] += 1
    lines += ["", "The same for each library of the builds in question:", "",
              "| predicted | loads | does not load | loads, but its package cannot be imported | not looked at |",
              "| --- | --: | --: | --: | --: |"]
    for word in ("works", "breaks", "unknown", "none"):
        cells = [libraries[(word, really)] for really in
                 ("loads", "does not load", "loads, its package does not", "not looked at")]
        if any(cells):
            lines.append(f"| {word if word != 'none' else 'nothing'} | " + " | ".join(map(str, cells)) + " |")
    lines += ["", "By the cause that a combination exercises (a cause is what could go wrong; whether it does is what was tried):", "",
              "| cause | combinations | really work | really break | agree | wrong | unknown |",
              "| --- | --: | --: | --: | --: | --: | --: |"]
    for cause in sorted({r["row"]["cause"] for r in ran}):
        of = [r for r in ran if r["row"]["cause"] == cause]
        words = Counter(compare.really(r) for r in of)
        agree = Counter(compare.combination(r) for r in of)
        lines.append(f"| {cause} | {len(of)} | {words['works']} | {words['breaks']} | {agree[compare.AGREES]} | "
                     f"{agree[compare.WRONG]} | {agree[compare.CANNOT_TELL]} |")
    return lines


def disagreements(ran):
    lines = ["", "## Disagreements", ""]
    some = False
    for result in ran:
        name = result["row"]["name"]
        really = result["reality"]["really"]
        predicted = result.get("predicted", {})
        if predicted.get("trouble"):
            some = True
            lines.append(f"- `{name}`: nothing was predicted: {clean(predicted['trouble'])}")
        if compare.combination(result) == compare.WRONG:
            some = True
            lines.append(f"- `{name}`: predicted {predicted['verdict']}, really {compare.really(result)}"
                         + (f": {clean(really['words'])}" if "words" in really else ""))
        if compare.combination(result) == compare.NOT_LINKING and predicted["verdict"] == "breaks":
            some = True
            lines.append(f"- `{name}`: predicted breaks; it fails, in Python: {clean(really['words'])}")
        alike = {}
        for path, word, truth, agreement, p, r in compare.libraries(result):
            if agreement == compare.WRONG:
                alike.setdefault((word, cause_of(p), truth, r.get("words", "").replace(path, "…")), []).append(path)
        for (word, cause, truth, words), paths in alike.items():
            some = True
            lines.append(f"- `{name}`, predicted {word}" + (f" ({clean(cause)})" if cause else "") + f", really {truth}"
                         + (f" ({clean(words)})" if words else "") + ": " + ", ".join(f"`{p}`" for p in paths))
    if not some:
        lines.append("None." if any("predicted" in r for r in ran) else "Nothing was predicted yet.")
    return lines


def hosts(table):
    lines = ["", "## Hosts", "", "| host | what it is | said to `parallax check` |", "| --- | --- | --- |"]
    for name, host in table.hosts.items():
        said = f"--host {host['parallax']}"
        if "machine_libraries" in host or host.get("whole"):
            said += ",libs=FOLDER"
        said = " ".join([said, *host.get("arguments", []), "--complete"])
        lines.append(f"| {name} | {clean(host['text'])} | `{said}` |")
    return lines


def combinations(ran):
    lines = ["", "## Every combination", "",
             "*Builds* are those asked about, then those that come with them; `@name` is a group (below). *Libraries* are those that were",
             "predicted and looked at: how many agree, of how many. The last column holds the loader's own words, or Python's.", "",
             "| combination | builds | host | cause exercised | predicted | really | agreement | libraries | words |",
             "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
    for result in ran:
        row = result["row"]
        really = result["reality"]["really"]
        predicted = result.get("predicted", {})
        libraries = [w for w in compare.libraries(result) if w[3] != compare.NOT_PREDICTED]
        right = sum(1 for w in libraries if w[3] == compare.AGREES)
        builds = ", ".join(short(b) for b in row["builds"])
        if row.get("with"):
            builds += " with " + ", ".join(short(b) for b in row["with"])
        if row.get("without"):
            builds += " without " + ", ".join(short(b) for b in row["without"])
        for change in row.get("changes", []):
            builds += f"; `{change['path']}` {said(change)}"
        words = really.get("words", "")
        inner = loader_words(result)
        if inner and inner != words:
            words = f"{words} ← {inner}" if words else inner
        cells = [f"`{row['name']}`", builds, row["host"], row["cause"], predicted.get("verdict", "none"), compare.really(result),
                 compare.combination(result), f"{right}/{len(libraries)}" if libraries else "", clean(words)]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def loader_words(result):
    """What the loader said of the libraries that did not load, where Python's words hide it."""
    words = []
    for row in result["reality"]["libraries"]:
        if row["really"] == "breaks" and row.get("words") and row["words"] not in words:
            words.append(row["words"])
    return "; ".join(words[:2])


def groups(table):
    lines = ["", "## Groups of builds", ""]
    lines += [f"- `@{name}`: " + ", ".join(short(b) for b in builds) for name, builds in table.groups.items()]
    lines += ["", "## The extensions made for this", "",
              "Names beginning with `ext:` are compiled from `truth/extensions` as `truth/combinations.json` says."]
    return lines


def short(build):
    return build if build.startswith("@") else f"`{re.sub(r'-(cp|py)[0-9].*[.]whl$', '', build)}`"


def said(change):
    if change["do"] == "delete":
        return "deleted"
    if change["do"] == "cut":
        return "cut to half its length"
    if change["do"] == "rename":
        return f"renamed `{change['to']}`"
    return f"replaced by that of {change.get('package') or change.get('wheel')}"


def cause_of(prediction):
    cause = (prediction or {}).get("cause")
    return cause if isinstance(cause, str) else json.dumps(cause) if cause else ""


def clean(text):
    """Words fit for a table: one line, no machine's paths, no addresses, not too long."""
    text = re.sub(r"\s+", " ", str(text)).strip().replace("/site/", "$SITE/")
    text = re.sub(r"0x[0-9a-f]{6,}", "0x…", text).replace("|", "\\|").replace("<", "&lt;")
    symbols = re.findall(r"\b_Z\w+", text)
    if symbols:
        plain = demangled(symbols[0])
        if plain != symbols[0]:
            text += f" ({plain.replace('<', '&lt;')})"
    return text if len(text) <= 420 else text[:417] + "…"


def demangled(symbol):
    try:
        return subprocess.run(["c++filt", symbol], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return symbol


__all__ = ["write"]
