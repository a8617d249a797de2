"""Running a program inside a root, where only that root's libraries exist."""

import os
import shlex
import signal
import subprocess
from pathlib import Path

PROBE = Path(__file__).with_name("probe.py")


def run(root, out, task, time_limit, site=None, libraries=None, folder_of_libraries="/host"):
    """Runs the probe in a root with namespaces of its own; gives (exit status, stdout, stderr).

    `site` is seen as /site, `out` (with the task in it, for results) as /out, and `libraries`, the host's own
    extra libraries, where `folder_of_libraries` says. No network, no other processes, no variables.
    """
    binds = [(out, "/out"), (PROBE.parent, "/probe")]
    if site:
        binds.append((site, "/site"))
    if libraries:
        binds.append((libraries, folder_of_libraries))
    script = ["set -e", f"mount --bind {shlex.quote(str(root))} {shlex.quote(str(root))}", f"cd {shlex.quote(str(root))}"]
    for source, there in binds:
        script.append(f"mount --rbind {shlex.quote(str(source))} .{there}")
    for device in ("null", "zero", "random", "urandom"):
        script.append(f"mount --bind /dev/{device} dev/{device}")
    script.append("mount -t proc proc proc; mount -t tmpfs tmpfs tmp")
    script.append("exec chroot . /usr/bin/python3 -I -S -B /probe/probe.py " + shlex.quote("/out/" + task))
    words = ["unshare", "--mount", "--pid", "--net", "--ipc", "--fork", "--kill-child"]
    if os.geteuid() != 0:
        words.append("--map-root-user")
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/tmp",
                   "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MPLCONFIGDIR": "/tmp"}
    process = subprocess.Popen([*words, "sh", "-c", "\n".join(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               text=True, errors="replace", env=environment, start_new_session=True)
    try:
        output, errors = process.communicate(timeout=time_limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        output, errors = process.communicate()
        return "timeout", output, errors
    return process.returncode, output, errors
