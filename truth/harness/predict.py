"""Asking `parallax check` beforehand."""

import json
import os
import subprocess
import time
from pathlib import Path

from .combinations import machine_libraries


class Prediction:
    """Runs the command for a combination and keeps its words."""

    def __init__(self, command, folder, whole_host=False):
        self.whole_host = whole_host
        self.command = command
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def words(self, combination):
        """The command line of a combination."""
        host = combination.host["parallax"]
        folders = []
        if "machine_libraries" in combination.host:
            folders.append(machine_libraries(combination.host))
        if self.whole_host or combination.offered or combination.host.get("whole"):
            # The loader's default folders, in its order.
            folders += [f for f in (combination.root / "usr/lib/x86_64-linux-gnu", combination.root / "usr/lib") if f.is_dir()]
        if folders:
            host += ",libs=" + ":".join(map(str, folders))
        words = ["check", *(str(b.file) for b in combination.builds if b.subject)]
        for build in combination.builds:
            if not build.subject:
                words += ["--with", str(build.file)]
        words += ["--host", host, *combination.host.get("arguments", []), "--complete", "--offline", "--format", "json"]
        return words

    def of(self, combination):
        """What was predicted, or what the command said where it predicted nothing."""
        started = time.monotonic()
        try:
            done = subprocess.run([self.command, *self.words(combination)], capture_output=True, text=True, timeout=300,
                                  check=False, env={**os.environ, "NO_COLOR": "1"})
        except subprocess.TimeoutExpired:
            return {"verdict": "none", "trouble": "no answer after 300 s"}
        seconds = round(time.monotonic() - started, 2)
        (self.folder / f"{combination.row['name']}.json").write_text(done.stdout)
        if done.returncode not in (0, 1):
            return {"verdict": "none", "trouble": f"exit {done.returncode}: {done.stderr.strip()[-1500:]}", "seconds": seconds}
        try:
            data = json.loads(done.stdout)
        except ValueError as error:
            return {"verdict": "none", "trouble": f"not JSON: {error}: {done.stderr.strip()[-500:]}", "seconds": seconds}
        return {"verdict": data["verdict"], "metadata": data.get("metadata", {}).get("allowed"),
                "libraries": data.get("libraries", []), "unknown": data.get("unknown", []), "seconds": seconds,
                "findings": [{"rule": f.get("rule") or f.get("id"), "impact": f.get("impact"), "title": f.get("title")}
                             for f in data.get("findings", [])]}
