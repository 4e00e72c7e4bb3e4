"""Writes the files of tests/reference/numbers, which tests/core/reference.h reads.

Every line is one of
    # a comment
    case <id> <name> <hyperparameter>=<value> ...
    <array> <rows>x<columns>x... <value> <value> ...
An array belongs to the case above it and is written row by row (the last index runs fastest).
Numbers have as many digits as give the same double again.
"""

import os
from pathlib import Path

import numpy

NUMBERS_FOLDER = Path(__file__).resolve().parent.parent / "numbers"


def number_text(value):
    """The shortest text that reads back as the same double; refuses what is not finite."""
    value = float(value)
    if not numpy.isfinite(value):
        raise ValueError(f"{value} is not a number that a test could compare with")
    return repr(value).removesuffix(".0")


class NumbersFile:
    """One file of reference numbers; written when its `with` block ends without an error."""

    def __init__(self, subject, head):
        # With more threads the last digits would depend on the machine.
        if os.environ.get("OMP_NUM_THREADS") != "1":
            raise RuntimeError(f"run generate.py {subject} instead, which sets one thread")
        self._path = NUMBERS_FOLDER / f"{subject}.txt"
        made_by = f"Made by tests/reference/generator/{subject}.py; not to be edited."
        self._lines = [f"# {line}".rstrip() for line in [made_by, *head.strip().splitlines()]]

    def __enter__(self):
        return self

    def __exit__(self, error_type, *_):
        if error_type is None:
            self._path.parent.mkdir(exist_ok=True)
            self._path.write_text("\n".join(self._lines) + "\n", encoding="utf-8")

    def case(self, entry_id, name, hyperparameters=None):
        """Begins a case of one entry of the catalogue."""
        values = [f"{key}={number_text(value)}" for key, value in (hyperparameters or {}).items()]
        self._lines.append(" ".join(["case", entry_id, name, *values]))

    def array(self, name, values):
        """Adds an array to the case; a single number has the shape 1."""
        array = numpy.atleast_1d(numpy.asarray(values, dtype=numpy.float64))
        shape = "x".join(str(length) for length in array.shape)
        self._lines.append(" ".join([name, shape, *map(number_text, array.ravel())]))


class Draws:
    """Random numbers that float holds exactly: float and double builds start from the same ones."""

    def __init__(self, seed):
        # The stream of RandomState is frozen, that of numpy's newer generators is not.
        self._random = numpy.random.RandomState(seed)

    def uniform(self, low, high, *shape):
        """Multiples of 1/1024 between low and high."""
        return numpy.round(self._random.uniform(low, high, shape) * 1024) / 1024 + 0.0

    def whole(self, bound, *shape):
        """Whole numbers from 0 to bound - 1."""
        return self._random.randint(0, bound, shape)

    def order(self, count):
        """The numbers from 0 to count - 1 in random order."""
        return self._random.permutation(count)
