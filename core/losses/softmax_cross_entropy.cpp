#include "core/losses/softmax_cross_entropy.h"

#include "core/kernels/elementary.h"
#include "core/losses/map_columns.h"

namespace descent {
namespace {

/// Largest value of a column; NaN is passed over, but comes back when it is subtracted from.
Scalar column_maximum(ConstMatrixView matrix, Index column) {
  Scalar maximum = matrix(0, column);
  for (Index row = 1; row < matrix.rows(); ++row) {
    const Scalar value = matrix(row, column);
    maximum = value > maximum ? value : maximum;
  }
  return maximum;
}

/// The target of an output, of a one-hot column where targets are class ids.
Scalar target_of(ConstMatrixView outputs, ConstMatrixView targets, Index output, Index sample) {
  const bool class_ids = targets.rows() == 1 && outputs.rows() > 1;
  if (!class_ids) return targets(output, sample);
  return targets(0, sample) == static_cast<Scalar>(output) ? Scalar{1} : Scalar{0};
}

}  // namespace

double SoftmaxCrossEntropy::sum(ConstMatrixView outputs, ConstMatrixView targets) const {
  double total = 0.0;
  for (Index sample = 0; sample < outputs.cols(); ++sample) {
    const double maximum = column_maximum(outputs, sample);
    double exponentials = 0.0;
    for (Index output = 0; output < outputs.rows(); ++output) {
      exponentials += exact_exp(double{outputs(output, sample)} - maximum);
    }
    const double logarithm = exact_log(exponentials);
    for (Index output = 0; output < outputs.rows(); ++output) {
      const double below_maximum = maximum - double{outputs(output, sample)};
      total += double{target_of(outputs, targets, output, sample)} * (below_maximum + logarithm);
    }
  }
  return total;
}

void SoftmaxCrossEntropy::gradient(ConstMatrixView outputs, ConstMatrixView targets,
                                   MatrixView d_outputs) const {
  d_outputs = outputs;
  predict(d_outputs);
  const auto scale = static_cast<Scalar>(1.0 / static_cast<double>(outputs.cols()));
  for (Index sample = 0; sample < outputs.cols(); ++sample) {
    double weight = 0.0;
    for (Index output = 0; output < outputs.rows(); ++output)
      weight += double{target_of(outputs, targets, output, sample)};
    const auto probability_weight = static_cast<Scalar>(weight);
    for (Index output = 0; output < outputs.rows(); ++output) {
      const Scalar probability = d_outputs(output, sample);
      d_outputs(output, sample) =
          scale * (probability_weight * probability - target_of(outputs, targets, output, sample));
    }
  }
}

void SoftmaxCrossEntropy::predict(MatrixView outputs) const {
  map_columns(outputs, [rows = outputs.rows()](std::span<const Scalar> x, std::span<Scalar> y) {
    softmax_columns(x, y, rows);
  });
}

}  // namespace descent
