#include "core/losses/mean_squared.h"

#include "core/losses/mean_over_outputs.h"

namespace descent {

double MeanSquared::sum(ConstMatrixView outputs, ConstMatrixView targets) const {
  return sum_of_means(outputs, targets, [](double o, double t) { return (o - t) * (o - t); });
}

void MeanSquared::gradient(ConstMatrixView outputs, ConstMatrixView targets,
                           MatrixView d_outputs) const {
  gradient_of_means(outputs, targets, d_outputs,
                    [](Scalar o, Scalar t) { return Scalar{2} * (o - t); });
}

void MeanSquared::predict(MatrixView) const {}

}  // namespace descent
