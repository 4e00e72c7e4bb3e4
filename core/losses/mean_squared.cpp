#include "core/losses/mean_squared.h"

namespace descent {

double MeanSquared::sum(ConstMatrixView outputs, ConstMatrixView targets) const {
  double squares = 0.0;
  for (Index sample = 0; sample < outputs.cols(); ++sample) {
    for (Index output = 0; output < outputs.rows(); ++output) {
      const double error = double{outputs(output, sample)} - double{targets(output, sample)};
      squares += error * error;
    }
  }
  return squares / static_cast<double>(outputs.rows());
}

void MeanSquared::gradient(ConstMatrixView outputs, ConstMatrixView targets,
                           MatrixView d_outputs) const {
  const auto scale = static_cast<Scalar>(2.0 / static_cast<double>(outputs.size()));
  d_outputs.noalias() = scale * (outputs - targets);
}

void MeanSquared::predict(MatrixView) const {}

}  // namespace descent
