"""Writes all files of tests/reference/numbers anew: runs every other script of this folder.

    /usr/bin/python3 tests/reference/generator/generate.py
"""

import os
import subprocess
import sys
from pathlib import Path


def main():
    # Several threads would share out sums, and so round them, by the machine's number of cores.
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    for script in sorted(Path(__file__).resolve().parent.glob("*.py")):
        if script.name == Path(__file__).name:
            continue
        print(script.stem, flush=True)
        subprocess.run([sys.executable, str(script)], env=environment, check=True)


if __name__ == "__main__":
    main()
