#pragma once

#include "core/types.h"

/// Losses that are the mean of one formula of output and target over a sample's outputs.
namespace descent {

/// Sum over the samples of the mean of value(o, t) over each one's outputs, in column order.
template <class Value>
double sum_of_means(ConstMatrixView outputs, ConstMatrixView targets, Value value) {
  double total = 0.0;
  for (Index sample = 0; sample < outputs.cols(); ++sample) {
    for (Index output = 0; output < outputs.rows(); ++output)
      total += value(double{outputs(output, sample)}, double{targets(output, sample)});
  }
  return total / static_cast<double>(outputs.rows());
}

/// d_outputs = derivative(o, t) / (B O), (O x B): of the mean over the batch.
template <class Derivative>
void gradient_of_means(ConstMatrixView outputs, ConstMatrixView targets, MatrixView d_outputs,
                       Derivative derivative) {
  const auto scale = static_cast<Scalar>(1.0 / static_cast<double>(outputs.size()));
  for (Index sample = 0; sample < outputs.cols(); ++sample) {
    for (Index output = 0; output < outputs.rows(); ++output) {
      d_outputs(output, sample) =
          scale * derivative(outputs(output, sample), targets(output, sample));
    }
  }
}

}  // namespace descent
