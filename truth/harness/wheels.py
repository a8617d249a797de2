"""Finding wheels by name in folders, unpacking each once, and packing trees into wheels."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Missing(Exception):
    """A build that the table names is not on this machine."""


def pip_folders():
    """The local folders that pip is configured to install from."""
    text = subprocess.run([sys.executable, "-m", "pip", "config", "list"],
                          capture_output=True, text=True, check=False).stdout
    folders = []
    for line in text.splitlines():
        key, _, value = line.partition("=")
        if not key.endswith(("find-links", "index-url")):
            continue
        for word in value.strip().strip("'\"").replace("\\n", " ").split():
            path = Path(unquote(urlsplit(word).path) if "://" in word else word)
            if "://" in word and not word.startswith("file:"):
                continue
            # A simple index of files keeps its pages beside the folder of the files themselves.
            for folder in (path, path.parent / "files"):
                if folder.is_dir() and any(folder.glob("*.whl")) and folder not in folders:
                    folders.append(folder)
    return folders


class Wheels:
    """Wheels found in folders. A name is a file name or an unambiguous beginning `name-version`."""

    def __init__(self, folders, store):
        self.store = Path(store) / "wheels"
        self.files = {}
        for folder in folders:
            for file in sorted(Path(folder).glob("*.whl")):
                self.files.setdefault(file.name, file)

    def find(self, name):
        """The file of the wheel so named; raises `Missing`."""
        if name in self.files:
            return self.files[name]
        found = [f for n, f in self.files.items() if n.startswith(name + "-")]
        if not found:
            raise Missing(f"no wheel {name}")
        if len(found) > 1:
            raise Missing(f"{name} is ambiguous: " + ", ".join(sorted(f.name for f in found)))
        return found[0]

    def unpacked(self, name):
        """The wheel's tree as it lies in site-packages, unpacked once into the store."""
        return unpack(self.find(name), self.store)


def unpack(wheel, store):
    """Unpacks a wheel into the store unless it is there, and gives the folder."""
    target = store / wheel.name
    if target.is_dir():
        return target
    partial = store / (wheel.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    with zipfile.ZipFile(wheel) as archive:
        for info in archive.infolist():
            parts = Path(info.filename).parts
            if info.is_dir():
                continue
            if parts[0].endswith(".data"):
                if parts[1] not in ("purelib", "platlib"):
                    continue
                parts = parts[2:]
            if ".." in parts or parts[0] == "/":
                raise ValueError(f"{wheel.name}: member {info.filename} leaves the tree")
            file = partial.joinpath(*parts)
            file.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(info) as source, open(file, "wb") as sink:
                shutil.copyfileobj(source, sink, 1 << 20)
    partial.rename(target)
    return target


def link_tree(source, target):
    """Makes `target` hold the files of `source` by hard links; what is there already is replaced."""
    for folder, _, files in os.walk(source):
        there = target / Path(folder).relative_to(source)
        there.mkdir(parents=True, exist_ok=True)
        for name in files:
            file = there / name
            if file.is_symlink() or file.exists():
                file.unlink()
            os.link(os.path.join(folder, name), file, follow_symlinks=False)


def pack(tree, target):
    """Packs a tree with its dist-info into a wheel, with a RECORD of what is in it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    info = next(tree.glob("*.dist-info"))
    record = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(p for p in tree.rglob("*") if p.is_file()):
            name = file.relative_to(tree).as_posix()
            if name == f"{info.name}/RECORD":
                continue
            digest = hashlib.sha256()
            with open(file, "rb") as source:
                while block := source.read(1 << 20):
                    digest.update(block)
            text = base64.urlsafe_b64encode(digest.digest()).rstrip(b"=").decode()
            record.append(f"{name},sha256={text},{file.stat().st_size}")
            archive.write(file, name)
        record.append(f"{info.name}/RECORD,,")
        archive.writestr(f"{info.name}/RECORD", "\n".join(record) + "\n")
    return target
