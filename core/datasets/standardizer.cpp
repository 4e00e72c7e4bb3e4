#include "core/datasets/standardizer.h"

#include <cmath>
#include <vector>

namespace descent {
namespace {

double row_mean(const ConstMatrixView& samples, Index row) {
  double sum = 0;
  for (Index i = 0; i < samples.cols(); ++i) {
    sum += samples(row, i);
  }
  return sum / static_cast<double>(samples.cols());
}

double row_deviation(const ConstMatrixView& samples, Index row, double mean) {
  double sum = 0;
  for (Index i = 0; i < samples.cols(); ++i) {
    const double difference = samples(row, i) - mean;
    sum += difference * difference;
  }
  return std::sqrt(sum / static_cast<double>(samples.cols()));
}

bool is_constant(const ConstMatrixView& samples, Index row) {
  for (Index i = 1; i < samples.cols(); ++i) {
    if (samples(row, i) != samples(row, 0)) return false;
  }
  return true;
}

}  // namespace

Standardizer no_standardizer(Index rows) { return {Vector::Zero(rows), Vector::Ones(rows)}; }

Standardizer fit_standardizer(const ConstMatrixView& samples) {
  Standardizer fitted = no_standardizer(samples.rows());
  for (Index row = 0; row < samples.rows(); ++row) {
    const double mean = row_mean(samples, row);
    fitted.shifts(row) = static_cast<Scalar>(mean);
    // Not judged by the deviation: rounding of the mean may leave a constant row a tiny one.
    if (is_constant(samples, row)) continue;
    fitted.scales(row) = static_cast<Scalar>(1 / row_deviation(samples, row, mean));
  }
  return fitted;
}

Vector row_means(const ConstMatrixView& samples) {
  // Sample by sample, as they lie in memory: images have many rows.
  std::vector<double> sums(static_cast<std::size_t>(samples.rows()));
  for (Index i = 0; i < samples.cols(); ++i) {
    const Scalar* value = samples.col(i).data();
    for (double& sum : sums)
      sum += *value++;
  }
  Vector means(samples.rows());
  const auto count = static_cast<double>(samples.cols());
  for (Index row = 0; row < samples.rows(); ++row)
    means(row) = static_cast<Scalar>(sums[static_cast<std::size_t>(row)] / count);
  return means;
}

}  // namespace descent
