#include "core/losses/mean_absolute.h"

#include "core/losses/mean_over_outputs.h"

namespace descent {

double MeanAbsolute::sum(ConstMatrixView outputs, ConstMatrixView targets) const {
  return sum_of_means(outputs, targets, [](double o, double t) { return o < t ? t - o : o - t; });
}

void MeanAbsolute::gradient(ConstMatrixView outputs, ConstMatrixView targets,
                            MatrixView d_outputs) const {
  gradient_of_means(outputs, targets, d_outputs, [](Scalar o, Scalar t) {
    const Scalar error = o - t;
    // The error itself where it is 0 or NaN.
    return error > 0 ? Scalar{1} : (error < 0 ? Scalar{-1} : error);
  });
}

void MeanAbsolute::predict(MatrixView) const {}

}  // namespace descent
