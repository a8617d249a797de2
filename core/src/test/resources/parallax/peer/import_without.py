"""Imports modules, each in a process of its own, from a folder where one library cannot be loaded.

Arguments: the folder, then the modules. One line for each: `runs`, or `fails`, the exception's name, its message and
the places that the import went through, from the outermost, as `path:line` below the folder. Python itself, and what
lies outside of the folder, are left out.
"""

import os
import subprocess
import sys
import urllib.parse

CHILD = """
import sys, traceback
folder, module = sys.argv[1:]
sys.path.insert(0, folder)
try:
    __import__(module)
except BaseException as e:
    print(type(e).__name__)
    print(str(e).replace(chr(10), ' '))
    # The first error of a chain tells where it went wrong; the last one what the user sees.
    places = []
    while e is not None:
        for frame in traceback.extract_tb(e.__traceback__):
            if frame.filename.startswith(folder):
                place = frame.filename[len(folder) + 1:] + ':' + str(frame.lineno)
                if place not in places:
                    places.append(place)
        e = e.__cause__ or e.__context__
    print(' '.join(places))
    sys.exit(9)
"""

folder = os.path.realpath(sys.argv[1])
for module in sys.argv[2:]:
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", CHILD, folder, module], capture_output=True, text=True)
    if run.returncode == 0:
        fields = ["runs"]
    else:
        fields = ["fails"] + (run.stdout.splitlines() if run.returncode == 9 else ["", "", ""])
    print("\t".join(urllib.parse.quote(field, safe="") for field in fields), flush=True)
