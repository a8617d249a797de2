"""Debian packages, fetched with their closure and unpacked beside the machine, and roots made of them.

Nothing is installed: apt gets folders of its own, and a root is the sum of unpacked packages.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

MIRROR = "http://deb.debian.org/debian"
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
MERGED = ("bin", "sbin", "lib", "lib64")


class Suite:
    """One release of Debian for one or more architectures."""

    def __init__(self, name, store, mirror=MIRROR):
        self.name = name
        self.mirror = mirror
        self.home = Path(store) / "debian" / name
        self.debs = self.home / "archives"

    def _apt(self, *words):
        home = self.home
        return subprocess.run(
            ["apt-get", "-o", f"Dir::State::lists={home}/lists", "-o", f"Dir::Cache={home}",
             "-o", f"Dir::State::status={home}/status", "-o", f"Dir::Etc::sourcelist={home}/sources.list",
             "-o", "Dir::Etc::sourceparts=/dev/null", "-o", "APT::Architectures::=amd64",
             "-o", "APT::Architectures::=arm64", "-o", "APT::Install-Recommends=false",
             "-o", "Debug::NoLocking=true", "-o", "APT::Sandbox::User=root", *words],
            capture_output=True, text=True, check=False, cwd=self.debs)

    def prepare(self):
        """Reads the package lists, once."""
        if (self.home / "ready").exists():
            return
        for folder in ("lists/partial", "archives/partial", "none/partial", "closures"):
            (self.home / folder).mkdir(parents=True, exist_ok=True)
        (self.home / "status").touch()
        (self.home / "sources.list").write_text(f"deb [signed-by={KEYRING}] {self.mirror} {self.name} main\n")
        done = self._apt("update")
        if done.returncode or not any((self.home / "lists").glob("*Packages*")):
            raise RuntimeError(f"apt-get update for {self.name}: {done.stderr.strip()}")
        (self.home / "ready").touch()

    def closure(self, packages):
        """The .deb files of these packages and of all they depend on (not what they recommend)."""
        self.prepare()
        memory = self.home / "closures" / ("+".join(packages).replace(":", "_")[:120] + ".json")
        if memory.exists():
            return [self.debs / n for n in json.loads(memory.read_text())]
        # apt leaves out of its plan what it has downloaded, so the plan is made with an empty folder.
        planned = self._apt("install", "--print-uris", "-y", "--no-install-recommends",
                            "-o", f"Dir::Cache::archives={self.home}/none", *packages)
        if planned.returncode:
            raise RuntimeError(f"closure of {packages}: {planned.stderr.strip()}")
        names = sorted(line.split()[1] for line in planned.stdout.splitlines() if line.startswith("'"))
        if not names:
            raise RuntimeError(f"closure of {packages} is empty")
        done = self._apt("install", "--download-only", "-y", "--no-install-recommends", *packages)
        if done.returncode:
            raise RuntimeError(f"download of {packages}: {done.stderr.strip()}")
        files = []
        for name in names:
            file = self.debs / name
            if not file.exists():
                raise RuntimeError(f"{name} was not downloaded")
            files.append(name)
        memory.write_text(json.dumps(files))
        return [self.debs / n for n in files]

    def single(self, package):
        """The .deb file of one package alone."""
        self.prepare()
        stem = package.split(":")[0]
        arch = package.split(":")[1] if ":" in package else "*"
        found = sorted(self.debs.glob(f"{stem}_*_{arch}.deb"))
        found = [f for f in found if arch != "*" or f.name.endswith(("_amd64.deb", "_all.deb"))]
        if not found:
            done = self._apt("download", package)
            if done.returncode:
                raise RuntimeError(f"download of {package}: {done.stderr.strip()}")
            found = sorted(self.debs.glob(f"{stem}_*_{arch}.deb"))
            found = [f for f in found if arch != "*" or f.name.endswith(("_amd64.deb", "_all.deb"))]
        return found[0]

    def unpacked(self, deb):
        """The tree of a .deb, unpacked once, with /lib and its like merged into /usr."""
        target = self.home / "unpacked" / deb.name
        if target.is_dir():
            return target
        partial = target.with_name(deb.name + ".partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        subprocess.run(["dpkg-deb", "-x", deb, partial], check=True)
        for name in MERGED:
            old = partial / name
            if old.is_dir() and not old.is_symlink():
                merge(old, partial / "usr" / name)
                shutil.rmtree(old)
        partial.rename(target)
        return target

    def needs(self, deb):
        """The names of all libraries that the package's libraries need, looked up once."""
        memory = self.home / "needs" / (deb.name + ".json")
        if not memory.exists():
            memory.parent.mkdir(exist_ok=True)
            files = [p for p in self.unpacked(deb).rglob("*.so*") if p.is_file() and not p.is_symlink()]
            told = subprocess.run(["readelf", "-dW", *files], capture_output=True, text=True, errors="replace",
                                  check=False).stdout if files else ""
            memory.write_text(json.dumps(sorted(set(re.findall(r"\(NEEDED\).*\[(.*)\]", told)))))
        return json.loads(memory.read_text())

    def root(self, name, debs):
        """A root made of unpacked packages, with the loader's cache made anew; kept under its name."""
        root = self.home / "roots" / name
        if (root / "etc" / "ld.so.cache").exists():
            return root
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
        for link in MERGED:
            (root / "usr" / link).mkdir(parents=True, exist_ok=True)
            (root / link).symlink_to("usr/" + link)
        for deb in debs:
            merge(self.unpacked(deb), root)
        for folder in ("proc", "dev", "tmp", "site", "probe", "out", "host", "etc"):
            (root / folder).mkdir(exist_ok=True)
        for device in ("null", "zero", "random", "urandom"):
            (root / "dev" / device).touch()
        offer_alternatives(root)
        subprocess.run(["ldconfig", "-r", root], check=True)
        return root


def merge(source, target):
    """Hard links the files of `source` into `target`, keeping symbolic links; the first to come stays."""
    for folder, folders, files in os.walk(source):
        there = target / Path(folder).relative_to(source)
        there.mkdir(parents=True, exist_ok=True)
        for name in files + [d for d in folders if os.path.islink(os.path.join(folder, d))]:
            if not os.path.lexists(there / name):
                os.link(os.path.join(folder, name), there / name, follow_symlinks=False)


def offer_alternatives(root):
    """What update-alternatives would have done for the linear algebra libraries."""
    for folder in (root / "usr" / "lib").glob("*-linux-gnu"):
        for provider in ("openblas-pthread", "blas", "lapack"):
            for name in ("libblas.so.3", "liblapack.so.3", "libopenblas.so.0"):
                if (folder / provider / name).exists() and not os.path.lexists(folder / name):
                    (folder / name).symlink_to(f"{provider}/{name}")
