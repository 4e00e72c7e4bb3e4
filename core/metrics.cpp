#include "core/metrics.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace descent {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Row of the largest value, the first of equal ones; -1 if any value is NaN.
Index largest_row(ConstMatrixView matrix, Index column) {
  Index largest = 0;
  for (Index row = 0; row < matrix.rows(); ++row) {
    const Scalar value = matrix(row, column);
    if (value != value) return -1;
    if (value > matrix(largest, column)) largest = row;
  }
  return largest;
}

/// Class of one sample by the threshold; -1 for NaN, which is no class.
Index side(Scalar value, Scalar threshold) {
  if (value != value) return -1;
  return value > threshold ? 1 : 0;
}

double accuracy(ConstMatrixView predictions, ConstMatrixView targets, Task task, Scalar threshold) {
  const Index samples = targets.cols();
  if (samples == 0) return not_a_number;
  Index right = 0;
  for (Index sample = 0; sample < samples; ++sample) {
    const bool same =
        task == Task::multiclass
            ? largest_row(predictions, sample) == largest_row(targets, sample)
            : side(predictions(0, sample), threshold) == side(targets(0, sample), threshold);
    if (same) ++right;
  }
  return static_cast<double>(right) / static_cast<double>(samples);
}

double r2(ConstMatrixView predictions, ConstMatrixView targets, Task, Scalar) {
  const Index samples = targets.cols();
  if (samples == 0) return not_a_number;
  double residual = 0.0;
  double total = 0.0;
  for (Index output = 0; output < targets.rows(); ++output) {
    double mean = 0.0;
    for (Index sample = 0; sample < samples; ++sample)
      mean += double{targets(output, sample)};
    mean /= static_cast<double>(samples);
    for (Index sample = 0; sample < samples; ++sample) {
      const double target = targets(output, sample);
      const double error = double{predictions(output, sample)} - target;
      residual += error * error;
      total += (target - mean) * (target - mean);
    }
  }
  if (total == 0.0) return residual == 0.0 ? 1.0 : 0.0;
  return 1.0 - residual / total;
}

const MetricEntry table[] = {
    {{"accuracy", {}, "Fisher (1936): right classes / samples"},
     [](Task task) { return task != Task::regression; },
     true,
     accuracy},
    {{"r2",
      {},
      "Wright (1921), coefficient of determination: 1 - sum (t - p)^2 / sum (t - mean t)^2"},
     [](Task task) { return task == Task::regression; },
     false,
     r2},
};

}  // namespace

std::span<const MetricEntry> metrics() { return table; }

const MetricEntry& main_metric(Task task) {
  return *std::find_if(std::begin(table), std::end(table),
                       [&](const MetricEntry& entry) { return entry.suits(task); });
}

}  // namespace descent
