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
      total += double{targets(output, sample)} * (below_maximum + logarithm);
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
    double target_sum = 0.0;
    for (Index output = 0; output < outputs.rows(); ++output)
      target_sum += double{targets(output, sample)};
    d_outputs.col(sample) *= static_cast<Scalar>(target_sum);
  }
  d_outputs = scale * (d_outputs - targets);
}

void SoftmaxCrossEntropy::predict(MatrixView outputs) const {
  for (Index sample = 0; sample < outputs.cols(); ++sample) {
    const Scalar maximum = column_maximum(outputs, sample);
    for (Index output = 0; output < outputs.rows(); ++output)
      outputs(output, sample) -= maximum;
  }
  map_columns(outputs, exp_array);
  for (Index sample = 0; sample < outputs.cols(); ++sample) {
    // Summed one by one, as the order of a vectorised sum would depend on the machine.
    Scalar exponentials = 0;
    for (Index output = 0; output < outputs.rows(); ++output) {
      exponentials += outputs(output, sample);
    }
    outputs.col(sample) *= 1 / exponentials;
  }
}

}  // namespace descent
