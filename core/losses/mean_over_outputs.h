#pragma once

#include "core/kernels/runs.h"
#include "core/types.h"

/// Losses that are the mean of one formula of output and target over a sample's outputs.
namespace descent {

/// Sum over the samples of the mean of value(o, t) over each one's outputs: four sums of every
/// fourth number of a run, so that none waits for the one before.
template <class Value>
double sum_of_means(ConstMatrixView outputs, ConstMatrixView targets, Value value) {
  constexpr Index lanes = 4;
  double sums[lanes] = {};
  const auto add_run = [&](Index length, const Scalar* o, const Scalar* t) {
    Index i = 0;
    for (; i + lanes <= length; i += lanes) {
      for (Index lane = 0; lane < lanes; ++lane)
        sums[lane] += value(double{o[i + lane]}, double{t[i + lane]});
    }
    for (Index lane = 0; i < length; ++lane, ++i)
      sums[lane] += value(double{o[i]}, double{t[i]});
  };
  for_each_run(add_run, outputs, targets);
  const double total = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  return total / static_cast<double>(outputs.rows());
}

/// d_outputs = derivative(o, t) / (B O), (O x B): of the mean over the batch.
template <class Derivative>
void gradient_of_means(ConstMatrixView outputs, ConstMatrixView targets, MatrixView d_outputs,
                       Derivative derivative) {
  const auto scale = static_cast<Scalar>(1.0 / static_cast<double>(outputs.size()));
  const auto write_run = [&](Index length, const Scalar* o, const Scalar* t, Scalar* d) {
    for (Index i = 0; i < length; ++i)
      d[i] = scale * derivative(o[i], t[i]);
  };
  for_each_run(write_run, outputs, targets, d_outputs);
}

}  // namespace descent
