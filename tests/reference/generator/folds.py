"""Folds of scikit-learn, without shuffling."""

import random
import warnings

import numpy
from numbers_file import NumbersFile
from sklearn.model_selection import KFold, StratifiedKFold

HEAD = """
The fold of every sample, counted from 0, by scikit-learn's KFold (kFold) and StratifiedKFold
(stratified, with the class of every sample), which do not shuffle here.
"""


def folds_of(splitter, classes):
    folds = numpy.full(len(classes), -1)
    for number, (_, held_out) in enumerate(splitter.split(classes, classes)):
        folds[held_out] = number
    return folds


def write_k_fold(file):
    for samples in (2, 3, 5, 10, 11, 23, 40):
        for count in sorted({2, 3, 4, 5, 7, 10, samples - 1, samples}):
            if 2 <= count <= samples:
                file.case("kFold", f"{samples}Samples", {"folds": count})
                file.array("fold", folds_of(KFold(count), [0] * samples))


def write_stratified(file):
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
                file.case("stratified", f"{len(classes)}Samples", {"folds": count})
                file.array("classes", classes)
                file.array("fold", folds_of(StratifiedKFold(count), classes))


def main():
    # Classes with fewer members than there are folds are meant to be there.
    warnings.filterwarnings("ignore", "The least populated class")
    with NumbersFile("folds", HEAD) as file:
        write_k_fold(file)
        write_stratified(file)


if __name__ == "__main__":
    main()
