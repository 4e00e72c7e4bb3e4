"""Writes all files of tests/reference/numbers anew: runs every other script of this folder.

    /usr/bin/python3 tests/reference/generator/generate.py
"""

import runpy
from pathlib import Path

import torch


def main():
    # Several threads would share out sums, and so round them, by the machine's number of cores.
    torch.set_num_threads(1)
    for script in sorted(Path(__file__).resolve().parent.glob("*.py")):
        if script.name != Path(__file__).name:
            runpy.run_path(str(script), run_name="__main__")


if __name__ == "__main__":
    main()
