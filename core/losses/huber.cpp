#include "core/losses/huber.h"

#include "core/losses/mean_over_outputs.h"

namespace descent {
namespace {

constexpr Hyperparameter own_hyperparameters[] = {{"delta", 1.0, 0.01, 100.0, Scale::logarithmic}};

}  // namespace

std::span<const Hyperparameter> Huber::hyperparameters() { return own_hyperparameters; }

double Huber::sum(ConstMatrixView outputs, ConstMatrixView targets) const {
  return sum_of_means(outputs, targets, [delta = delta_](double o, double t) {
    const double size = o < t ? t - o : o - t;
    return size > delta ? delta * (size - 0.5 * delta) : 0.5 * size * size;
  });
}

void Huber::gradient(ConstMatrixView outputs, ConstMatrixView targets, MatrixView d_outputs) const {
  gradient_of_means(outputs, targets, d_outputs,
                    [delta = static_cast<Scalar>(delta_)](Scalar o, Scalar t) {
                      const Scalar error = o - t;
                      const Scalar below = error > delta ? delta : error;
                      return below < -delta ? -delta : below;
                    });
}

void Huber::predict(MatrixView) const {}

}  // namespace descent
