#include "core/losses/binary_cross_entropy.h"

#include "core/kernels/elementary.h"
#include "core/losses/map_columns.h"

namespace descent {

double BinaryCrossEntropy::sum(ConstMatrixView outputs, ConstMatrixView targets) const {
  double total = 0.0;
  for (Index sample = 0; sample < outputs.cols(); ++sample) {
    for (Index output = 0; output < outputs.rows(); ++output) {
      const double z = outputs(output, sample);
      const double t = targets(output, sample);
      // The difference first: it is exactly 0 for a sure and right answer.
      total += ((z > 0.0 ? z : 0.0) - t * z) + exact_softplus(z > 0.0 ? -z : z);
    }
  }
  return total;
}

void BinaryCrossEntropy::gradient(ConstMatrixView outputs, ConstMatrixView targets,
                                  MatrixView d_outputs) const {
  d_outputs = outputs;
  map_columns(d_outputs, sigmoid_array);
  const auto scale = static_cast<Scalar>(1.0 / static_cast<double>(outputs.cols()));
  d_outputs = scale * (d_outputs - targets);
}

void BinaryCrossEntropy::predict(MatrixView outputs) const { map_columns(outputs, sigmoid_array); }

}  // namespace descent
