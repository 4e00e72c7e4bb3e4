#include "core/losses/hinge.h"

#include "core/losses/mean_over_outputs.h"

namespace descent {

double Hinge::sum(ConstMatrixView outputs, ConstMatrixView targets) const {
  return sum_of_means(outputs, targets, [](double o, double t) {
    const double slack = 1.0 - t * o;
    return slack < 0.0 ? 0.0 : slack;
  });
}

void Hinge::gradient(ConstMatrixView outputs, ConstMatrixView targets, MatrixView d_outputs) const {
  gradient_of_means(outputs, targets, d_outputs, [](Scalar o, Scalar t) {
    const Scalar slack = 1 - t * o;
    // NaN, which no comparison finds, stays NaN.
    return slack > 0 ? -t : (slack <= 0 ? Scalar{0} : slack);
  });
}

void Hinge::predict(MatrixView) const {}

}  // namespace descent
