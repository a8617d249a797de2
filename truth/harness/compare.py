"""What was predicted against what really happened, for combinations and for libraries."""

AGREES, WRONG, CANNOT_TELL, NOT_PREDICTED, NOT_LINKING = (
    "agrees", "wrong", "cannot tell", "not predicted", "not a linking matter")


def really(result):
    """What happened to a combination: works, breaks, or `not a linking matter`.

    Where Python stops before anything is linked, as it does without torch, the combination still breaks by its
    libraries if one of the package that failed does not load.
    """
    verdict = result["reality"]["really"]["verdict"]
    if verdict != NOT_LINKING:
        return verdict
    package = result["reality"]["really"]["step"].partition(".")[0]
    own = [r for r in result["reality"]["libraries"] if package in plain(r["path"]).split("/")[:-1]]
    return "breaks" if any(r["really"] == "breaks" for r in own) else NOT_LINKING


def combination(result):
    """The agreement of one combination's verdict."""
    predicted = result.get("predicted", {}).get("verdict", "none")
    truth = really(result)
    if predicted == "none":
        return NOT_PREDICTED
    if truth == "not a linking matter":
        return NOT_LINKING
    if predicted == "unknown":
        return CANNOT_TELL
    return AGREES if predicted == truth else WRONG


def libraries(result):
    """Each library that was looked at or predicted: (path, predicted, really, agreement, prediction, observation)."""
    predicted = {plain(p["path"]): p for p in result.get("predicted", {}).get("libraries", [])}
    seen = {plain(r["path"]): r for r in result["reality"]["libraries"]}
    rows = []
    for path in sorted(predicted.keys() | seen.keys()):
        p, r = predicted.get(path), seen.get(path)
        word = p["verdict"] if p else "none"
        happened = really_of(r)
        if not p or happened == "not looked at":
            agreement = NOT_PREDICTED
        elif word == "unknown":
            agreement = CANNOT_TELL
        elif happened == "loads, its package does not":
            # Either word is true of it: the file loads, and nobody can import it.
            agreement = AGREES
        else:
            agreement = AGREES if (word == "works") == (happened == "loads") else WRONG
        rows.append((path, word, happened, agreement, p, r))
    return rows


def really_of(row):
    """What happened to a library, in a few words."""
    if row is None or row["really"] == "unknown":
        return "not looked at"
    if row["really"] == "breaks":
        return "does not load"
    return "loads, its package does not" if row.get("unusable") else "loads"


def plain(path):
    """A path in a build, however it is written."""
    while path.startswith(("./", "/")):
        path = path[1:] if path.startswith("/") else path[2:]
    return path
