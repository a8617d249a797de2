"""The table of combinations, and what each is made of: trees to lay out and files to give to the prediction."""

import fnmatch
import glob
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from .debian import Suite, merge
from .wheels import Missing, link_tree, pack

HERE = Path(__file__).resolve().parent.parent
# What `--host` speaks of; everything else of a Debian root is given to the prediction as packages.
HOST_PACKAGES = re.compile(r"(libc6|libc-bin|libgcc-s1|libstdc\+\+6|gcc-\d+-base)$")
MOST_PACKAGES = 150
DEBIAN_PATH = "/usr/lib/python3/dist-packages"


@dataclass
class Build:
    """One build of a combination: what the table calls it, its tree, and the file that stands for it."""
    name: str
    kind: str
    tree: Path
    file: Path
    subject: bool


@dataclass
class Combination:
    """A combination with everything it needs in place."""
    row: dict
    host: dict
    root: Path
    builds: list = field(default_factory=list)
    site: Path = None
    paths: list = field(default_factory=list)
    temporary: list = field(default_factory=list)
    offered: bool = False


class Table:
    """`combinations.json`, with groups of builds, hosts and extensions, and the rows."""

    def __init__(self, path=HERE / "combinations.json"):
        data = json.loads(path.read_text())
        self.groups = data["groups"]
        self.hosts = data["hosts"]
        self.extensions = data["extensions"]
        self.prepare = data["prepare"]
        self.rows = data["combinations"]
        names = [r["name"] for r in self.rows]
        repeated = {n for n in names if names.count(n) > 1}
        if repeated:
            raise ValueError(f"names used twice: {sorted(repeated)}")

    def expand(self, names, without=()):
        """Builds with groups (`@name`) put in, less those that match `without`; each once, in order."""
        result = []
        for name in names:
            inner = self.expand(self.groups[name[1:]]) if name.startswith("@") else [name]
            result += [n for n in inner if n not in result and not any(fnmatch.fnmatch(n, w) for w in without)]
        return result


class Assembler:
    """Puts a combination's builds where a process can use them."""

    def __init__(self, table, wheels, extensions, store, run):
        self.table = table
        self.wheels = wheels
        self.extensions = extensions
        self.store = Path(store)
        self.run = Path(run)
        self.suites = {}

    def suite(self, name):
        if name not in self.suites:
            self.suites[name] = Suite(name, self.store)
        return self.suites[name]

    def assemble(self, row, lay_out=True):
        """The combination of a row, its site-packages only if asked for; raises `Missing` if a build is not here."""
        host = self.table.hosts[row["host"]]
        suite = self.suite(host["suite"])
        names = self.table.expand(row["builds"], row.get("without", ()))
        others = [n for n in self.table.expand(row.get("with", []), row.get("without", ())) if n not in names]
        packages = [n[4:] for n in names + others if n.startswith("deb:")]
        combination = Combination(row, host, self._root(row["host"], host, packages))
        if packages:
            named = {n[4:] for n in names if n.startswith("deb:")}
            debs = linked(suite, suite.closure(host["packages"] + packages), {n[4:] for n in names + others})
            if len(debs) > MOST_PACKAGES:
                # More than can be asked about: the host offers the libraries of all but the packages named.
                debs = [d for d in debs if d.name.split("_")[0] in {n[4:] for n in names + others}]
                combination.offered = True
            # A wheel that comes first on the path hides Debian's build of the same project.
            hidden = {"python3-" + n.split("-")[0] for n in names + others if ":" not in n}
            for deb in debs:
                if deb.name.split("_")[0] in hidden:
                    continue
                package = deb.name.split("_")[0]
                combination.builds.append(Build(f"deb:{package}", "deb", suite.unpacked(deb), deb, package in named))
            combination.paths.append(DEBIAN_PATH)
        changes = row.get("changes", [])
        site = self.run / "sites" / row["name"]
        shutil.rmtree(site, ignore_errors=True)
        site.mkdir(parents=True)
        combination.site = site
        combination.temporary.append(site)
        wheel_builds = []
        for name in names + others:
            if name.startswith("deb:"):
                continue
            if name.startswith("ext:"):
                tree, file = self.extensions.unpacked(name[4:])
                build = Build(name, "extension", tree, file, name in names)
            else:
                build = Build(name, "wheel", self.wheels.unpacked(name), self.wheels.find(name), name in names)
            for change in changes:
                if change["build"] == name:
                    build = self._changed(build, change, row, combination)
            wheel_builds.append(build)
        # What is named first wins where two builds hold the same file, as it does when it is installed last.
        for build in reversed(wheel_builds) if lay_out else ():
            link_tree(build.tree, site)
        combination.builds = wheel_builds + combination.builds
        combination.paths.insert(0 if row.get("first", "site") == "site" else len(combination.paths), "/site")
        return combination

    def _root(self, name, host, packages):
        suite = self.suite(host["suite"])
        debs = suite.closure(host["packages"] + packages)
        label = "+".join([name, *packages]).replace(":", "_")
        fresh = not (suite.home / "roots" / label / "etc" / "ld.so.cache").exists()
        if "machine_libraries" in host and not machine_libraries(host):
            raise Missing(f"this machine has no {host['machine_libraries']}")
        root = suite.root(label, debs)
        if "machine_libraries" in host and fresh:
            folder = machine_libraries(host)
            merge_files(folder, root / "usr/local/machine-libraries")
            (root / "etc/ld.so.conf.d").mkdir(parents=True, exist_ok=True)
            (root / "etc/ld.so.conf.d/machine.conf").write_text("/usr/local/machine-libraries\n")
            conf = root / "etc/ld.so.conf"
            if not conf.exists():
                conf.write_text("include /etc/ld.so.conf.d/*.conf\n")
            subprocess.run(["ldconfig", "-r", root], check=True)
        return root

    def _changed(self, build, change, row, combination):
        """The build with files taken away, cut short or replaced, packed anew for the prediction."""
        tree = self.run / "changed" / row["name"] / build.name.replace(":", "_")
        shutil.rmtree(tree, ignore_errors=True)
        tree.mkdir(parents=True)
        link_tree(build.tree, tree)
        matched = sorted(p for p in tree.rglob("*") if p.is_file() and fnmatch.fnmatch(
            p.relative_to(tree).as_posix(), change["path"]))
        if not matched:
            raise Missing(f"{build.name} has no {change['path']}")
        for file in matched:
            if change["do"] == "delete":
                file.unlink()
            elif change["do"] == "cut":
                data = file.read_bytes()
                file.unlink()
                file.write_bytes(data[: len(data) // 2])
            elif change["do"] == "rename":
                file.rename(file.with_name(change["to"]))
            elif change["do"] == "replace-from-wheel":
                file.unlink()
                shutil.copy(self.wheels.unpacked(change["wheel"]) / change["by"], file)
            elif change["do"] == "replace":
                suite = self.suite(combination.host["suite"])
                other = suite.unpacked(suite.single(change["package"]))
                sources = sorted(p for p in other.glob(change["by"]) if p.is_file())
                if not sources:
                    raise Missing(f"{change['package']} has no {change['by']}")
                file.unlink()
                shutil.copy(sources[0].resolve(), file)
        target = tree.parent / "wheels" / build.file.name
        if not target.exists():
            pack(tree, target)
        combination.temporary.append(tree.parent)
        return Build(build.name, "changed", tree, target, build.subject)


def linked(suite, debs, packages):
    """Of a closure, the packages named, the Python packages, and those whose libraries these need, through others too.

    What a closure holds besides (data, documents, programs) decides nothing of linking, and is too much to ask about.
    """
    trees = {deb: suite.unpacked(deb) for deb in debs if not HOST_PACKAGES.match(deb.name.split("_")[0])}
    holders = {}
    for deb, tree in trees.items():
        for file in tree.rglob("*.so*"):
            holders.setdefault(file.name, deb)
    wanted = [d for d, tree in trees.items()
              if d.name.split("_")[0] in packages or (tree / DEBIAN_PATH[1:]).is_dir()]
    found = set()
    while wanted:
        deb = wanted.pop()
        if deb not in found:
            found.add(deb)
            wanted += {holders[n] for n in suite.needs(deb) if n in holders} - found
    return [deb for deb in debs if deb in found]


def machine_libraries(host):
    """The machine's folder with the libraries that this host offers besides Debian's, or None."""
    found = sorted(glob.glob(host["machine_libraries"]))
    return Path(os.path.realpath(found[-1])) if found else None


def merge_files(source, target):
    """Hard links, or copies from another disk, the files of one folder; symbolic links stay what they are."""
    target.mkdir(parents=True, exist_ok=True)
    for file in sorted(Path(source).iterdir()):
        if file.is_symlink() and os.path.isabs(os.readlink(file)):
            continue
        if file.is_dir() or os.path.lexists(target / file.name):
            continue
        try:
            os.link(file, target / file.name, follow_symlinks=False)
        except OSError:
            shutil.copy2(file, target / file.name, follow_symlinks=False)


__all__ = ["Assembler", "Build", "Combination", "Missing", "Table", "machine_libraries", "merge"]
