"""Every metric, by scikit-learn."""

import warnings

import numpy
from numbers_file import Draws, NumbersFile
from sklearn import metrics

HEAD = """
value of each metric by scikit-learn in double; case <id> <task>.<situation>. predictions and
targets are samples x outputs; float holds them exactly. binary: a prediction above the threshold is
the positive class; precision, recall and f1 are the positive class's. multiclass: the first largest
output is the class; precision, recall, f1 and rocAuc (one against the rest) are unweighted means
over the classes that occur, and 0 where 0 is divided by 0. balancedAccuracy leaves out classes that
no target has. Over several outputs, r2 compares the sums of all their squares (scikit-learn's
variance_weighted), meanAbsoluteError is the mean over all samples and outputs, and rootMeanSquare
the mean of the outputs' roots.
The case of accuracy has the confusion_matrix too, which counts samples: a row for each target's
class, a column for each predicted class.
"""

def binary_situations():
    """Name, scores, whether the target is the positive class, targets of the two classes."""
    draws = Draws(51)
    # Multiples of 1/16, so that scores tie with each other and with the threshold.
    scores = draws.whole(17, 60) / 16
    positive = draws.uniform(0, 1, 60) < 0.25 + scores / 2
    yield "ties", scores, positive, (0, 1)
    yield "signs", scores * 2 - 1, positive, (-1, 1)
    yield "distinct", draws.uniform(0, 1, 40), draws.whole(2, 40) == 1, (0, 1)
    yield "perfect", numpy.where(positive, 0.75, 0.25), positive, (0, 1)
    yield "noPositivePredictions", scores[:20] / 4, positive[:20], (0, 1)
    yield "noPositiveTargets", scores[:20], numpy.zeros(20, dtype=bool), (0, 1)


def write_binary(file):
    for name, scores, positive, (low, high) in binary_situations():
        threshold = (low + high) / 2
        truth, predicted = positive.astype(int), (scores > threshold).astype(int)
        options = {"average": "binary", "zero_division": 0}
        values = {
            "accuracy": metrics.accuracy_score(truth, predicted),
            "balancedAccuracy": metrics.balanced_accuracy_score(truth, predicted),
            "precision": metrics.precision_score(truth, predicted, **options),
            "recall": metrics.recall_score(truth, predicted, **options),
            "f1": metrics.f1_score(truth, predicted, **options),
        }
        if truth.any():
            values["rocAuc"] = metrics.roc_auc_score(truth, scores)
        confusion = metrics.confusion_matrix(truth, predicted, labels=[0, 1])
        targets = numpy.where(positive, high, low)[:, None]
        write_values(file, f"binary.{name}", scores[:, None], targets, threshold, values, confusion)


def multiclass_situations():
    """Name, probabilities that sum to 1, classes of the targets."""
    draws = Draws(52)
    # Of sixteen equal parts each class gets some, so that many probabilities tie.
    parts = numpy.stack([numpy.bincount(row, minlength=4) for row in draws.whole(4, 60, 16)]) / 16
    likely = numpy.argmax(parts + draws.uniform(0, 0.3, 60, 4), axis=1)
    yield "ties", parts, likely
    never_last = parts[:30, [0, 1, 2]] * [1, 1, 0]
    never_last[:, 2] = 1 / 8
    never_last[:, 0] = 1 - never_last[:, 1:].sum(axis=1)
    yield "classWithoutPredictions", never_last, likely[:30] % 3
    yield "classWithoutTargets", parts[:25], likely[:25] % 3
    halves = (1 + parts[:20, :1] - parts[:20, 1:2]) / 2
    yield "twoClasses", numpy.concatenate([halves, 1 - halves], axis=1), likely[:20] % 2


def write_multiclass(file):
    for name, probabilities, truth in multiclass_situations():
        classes = probabilities.shape[1]
        predicted = numpy.argmax(probabilities, axis=1)
        options = {"average": "macro", "zero_division": 0}
        values = {
            "accuracy": metrics.accuracy_score(truth, predicted),
            "balancedAccuracy": metrics.balanced_accuracy_score(truth, predicted),
            "precision": metrics.precision_score(truth, predicted, **options),
            "recall": metrics.recall_score(truth, predicted, **options),
            "f1": metrics.f1_score(truth, predicted, **options),
        }
        if len(set(truth)) == classes:
            # For two classes as well: each against the other, and the mean.
            against_rest = [
                metrics.roc_auc_score(truth == number, probabilities[:, number])
                for number in range(classes)
            ]
            values["rocAuc"] = numpy.mean(against_rest)
            if classes > 2:
                ovr = metrics.roc_auc_score(
                    truth, probabilities, multi_class="ovr", average="macro"
                )
                numpy.testing.assert_allclose(values["rocAuc"], ovr, rtol=1e-14)
        confusion = metrics.confusion_matrix(truth, predicted, labels=range(classes))
        targets = numpy.eye(classes)[truth]
        write_values(file, f"multiclass.{name}", probabilities, targets, 0.5, values, confusion)


def write_regression(file):
    draws = Draws(53)
    for name, samples, outputs in [("oneOutput", 30, 1), ("threeOutputs", 12, 3)]:
        targets = draws.uniform(-2, 2, samples, outputs) * [8, 1, 2][:outputs]
        predictions = targets + draws.uniform(-1, 1, samples, outputs)
        values = {
            "r2": metrics.r2_score(targets, predictions, multioutput="variance_weighted"),
            "meanAbsoluteError": metrics.mean_absolute_error(targets, predictions),
            "rootMeanSquare": metrics.mean_squared_error(targets, predictions, squared=False),
        }
        write_values(file, f"regression.{name}", predictions, targets, 0, values)


def write_values(file, name, predictions, targets, threshold, values, confusion=None):
    """One case for each metric; the confusion matrix is the accuracy's, since no metric has it."""
    for entry_id, value in values.items():
        file.case(entry_id, name)
        file.array("predictions", predictions)
        file.array("targets", targets)
        file.array("threshold", threshold)
        file.array("value", value)
        if entry_id == "accuracy":
            file.array("confusion_matrix", confusion)


def main():
    with warnings.catch_warnings():
        # Classes without targets are wanted here.
        warnings.filterwarnings("ignore", message="y_pred contains classes not in y_true")
        with NumbersFile("metrics", HEAD) as file:
            write_binary(file)
            write_multiclass(file)
            write_regression(file)


if __name__ == "__main__":
    main()
