"""Writes tests/reference/numbers/folds.txt: folds of scikit-learn 1.2.1, without shuffling.

One case a line: kFold k N, then the fold of every sample; or stratified k N, then the class of
every sample, then its fold.
"""

import random
import warnings
from pathlib import Path

import numpy
from sklearn.model_selection import KFold, StratifiedKFold


def folds_of(splitter, classes):
    folds = numpy.full(len(classes), -1)
    for number, (_, held_out) in enumerate(splitter.split(classes, classes)):
        folds[held_out] = number
    return [int(fold) for fold in folds]


def line(name, count, *lists):
    numbers = [number for values in lists for number in values]
    return " ".join([name, str(count), str(len(lists[0])), *map(str, numbers)])


def k_fold_cases():
    for samples in (2, 3, 5, 10, 11, 23, 40):
        for count in sorted({2, 3, 4, 5, 7, 10, samples - 1, samples}):
            if 2 <= count <= samples:
                yield line("kFold", count, folds_of(KFold(count), [0] * samples))


def stratified_cases():
    draws = random.Random(1)
    class_lists = [[0, 1] * 5, [1] * 7 + [0] * 6, [2, 2, 0, 1, 0, 2, 2, 1, 2, 2, 0, 2]]
    for samples in (9, 14, 25, 41, 60):
        for class_count in (1, 2, 3, 5):
            # Shares that differ: class c comes about c + 1 times as often as class 0.
            pool = [number for number in range(class_count) for _ in range(number + 1)]
            class_lists.append([draws.choice(pool) for _ in range(samples)])
    for classes in class_lists:
        largest = max(classes.count(number) for number in classes)
        for count in (2, 3, 5, 8):
            if count <= largest:
                yield line("stratified", count, classes, folds_of(StratifiedKFold(count), classes))


if __name__ == "__main__":
    # Classes with fewer members than there are folds are meant to be there.
    warnings.filterwarnings("ignore", "The least populated class")
    target = Path(__file__).resolve().parent.parent / "numbers" / "folds.txt"
    target.write_text("\n".join([*k_fold_cases(), *stratified_cases()]) + "\n", encoding="utf-8")
