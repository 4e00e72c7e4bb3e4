"""Writes the files of tests/reference/numbers anew: runs the other scripts of this folder.

    /usr/bin/python3 tests/reference/generator/generate.py             # all of them
    /usr/bin/python3 tests/reference/generator/generate.py activations # some of them
"""

import os
import subprocess
import sys
from pathlib import Path


def main():
    here = Path(__file__).resolve()
    subjects = sys.argv[1:] or sorted(
        script.stem for script in here.parent.glob("*.py") if script != here
    )
    # Several threads would share out sums, and so round them, by the machine's number of cores.
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    for subject in subjects:
        print(subject, flush=True)
        script = here.with_name(f"{subject}.py")
        subprocess.run([sys.executable, str(script)], env=environment, check=True)


if __name__ == "__main__":
    main()
