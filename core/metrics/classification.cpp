#include "core/metrics/classification.h"

#include <limits>
#include <vector>

#include "core/metrics/classes.h"

namespace descent {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Samples of one class, predictions of it, and how many were both.
struct ClassCounts {
  double actual = 0;
  double predicted = 0;
  double right = 0;
};

std::vector<ClassCounts> count_classes(const ConstMatrixView& predictions,
                                       const ConstMatrixView& targets, Task task,
                                       Scalar threshold) {
  std::vector<ClassCounts> counts(static_cast<std::size_t>(class_count(targets, task)));
  for (Index sample = 0; sample < targets.cols(); ++sample) {
    const Index actual = class_of(targets, sample, task, threshold);
    const Index predicted = class_of(predictions, sample, task, threshold);
    ++counts[static_cast<std::size_t>(actual)].actual;
    if (predicted < 0) continue;
    ++counts[static_cast<std::size_t>(predicted)].predicted;
    if (predicted == actual) ++counts[static_cast<std::size_t>(actual)].right;
  }
  return counts;
}

double share(double part, double whole) { return whole == 0 ? 0 : part / whole; }

/// The score of class 1, or the mean of those of all classes that occur; NaN without samples.
double mean_over_classes(const ConstMatrixView& predictions, const ConstMatrixView& targets,
                         Task task, Scalar threshold, double (*score)(const ClassCounts& one)) {
  if (targets.cols() == 0) return not_a_number;
  const std::vector<ClassCounts> counts = count_classes(predictions, targets, task, threshold);
  if (task != Task::multiclass) return score(counts[1]);
  double sum = 0;
  double occurring = 0;
  for (const ClassCounts& one : counts) {
    if (one.actual == 0 && one.predicted == 0) continue;
    sum += score(one);
    ++occurring;
  }
  return sum / occurring;
}

}  // namespace

double accuracy(ConstMatrixView predictions, ConstMatrixView targets, Task task, Scalar threshold) {
  const Index samples = targets.cols();
  if (samples == 0) return not_a_number;
  Index right = 0;
  for (Index sample = 0; sample < samples; ++sample) {
    if (class_of(predictions, sample, task, threshold) ==
        class_of(targets, sample, task, threshold))
      ++right;
  }
  return static_cast<double>(right) / static_cast<double>(samples);
}

double balanced_accuracy(ConstMatrixView predictions, ConstMatrixView targets, Task task,
                         Scalar threshold) {
  double sum = 0;
  double occurring = 0;
  for (const ClassCounts& one : count_classes(predictions, targets, task, threshold)) {
    if (one.actual == 0) continue;
    sum += one.right / one.actual;
    ++occurring;
  }
  return occurring == 0 ? not_a_number : sum / occurring;
}

double precision(ConstMatrixView predictions, ConstMatrixView targets, Task task,
                 Scalar threshold) {
  return mean_over_classes(predictions, targets, task, threshold,
                           [](const ClassCounts& one) { return share(one.right, one.predicted); });
}

double recall(ConstMatrixView predictions, ConstMatrixView targets, Task task, Scalar threshold) {
  return mean_over_classes(predictions, targets, task, threshold,
                           [](const ClassCounts& one) { return share(one.right, one.actual); });
}

double f1(ConstMatrixView predictions, ConstMatrixView targets, Task task, Scalar threshold) {
  // The harmonic mean of right / predicted and right / actual, with their fractions cleared.
  return mean_over_classes(predictions, targets, task, threshold, [](const ClassCounts& one) {
    return share(2 * one.right, one.predicted + one.actual);
  });
}

ConfusionMatrix confusion_matrix(ConstMatrixView predictions, ConstMatrixView targets, Task task,
                                 Scalar threshold) {
  const Index classes = class_count(targets, task);
  ConfusionMatrix counts = ConfusionMatrix::Zero(classes, classes);
  for (Index sample = 0; sample < targets.cols(); ++sample) {
    const Index predicted = class_of(predictions, sample, task, threshold);
    if (predicted >= 0) ++counts(class_of(targets, sample, task, threshold), predicted);
  }
  return counts;
}

}  // namespace descent
