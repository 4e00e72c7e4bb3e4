#include "core/metrics/regression.h"

#include <cmath>
#include <limits>

namespace descent {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Mean over the samples of `measure(p - t)`, for one output.
template <class Measure>
double mean_error(const ConstMatrixView& predictions, const ConstMatrixView& targets, Index output,
                  Measure measure) {
  double sum = 0;
  for (Index sample = 0; sample < targets.cols(); ++sample)
    sum += measure(double{predictions(output, sample)} - double{targets(output, sample)});
  return sum / static_cast<double>(targets.cols());
}

}  // namespace

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

double mean_absolute_error(ConstMatrixView predictions, ConstMatrixView targets, Task, Scalar) {
  if (targets.cols() == 0) return not_a_number;
  double sum = 0;
  for (Index output = 0; output < targets.rows(); ++output)
    sum += mean_error(predictions, targets, output, [](double error) { return std::abs(error); });
  return sum / static_cast<double>(targets.rows());
}

double root_mean_square(ConstMatrixView predictions, ConstMatrixView targets, Task, Scalar) {
  if (targets.cols() == 0) return not_a_number;
  double sum = 0;
  for (Index output = 0; output < targets.rows(); ++output) {
    sum += std::sqrt(
        mean_error(predictions, targets, output, [](double error) { return error * error; }));
  }
  return sum / static_cast<double>(targets.rows());
}

}  // namespace descent
