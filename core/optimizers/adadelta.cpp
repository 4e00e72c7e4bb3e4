#include "core/optimizers/adadelta.h"

#include <cmath>

namespace descent {

std::span<const Hyperparameter> Adadelta::hyperparameters() {
  // Below 1e-10 the first steps, which come from epsilon alone, are lost beside the parameters.
  static constexpr Hyperparameter table[] = {{"smoothing", 0.9, 0.0, 0.9999, Scale::linear},
                                             {"epsilon", 1e-6, 1e-10, 1.0, Scale::logarithmic}};
  return table;
}

void Adadelta::update(ConstVectorView gradients, Scalar learning_rate, std::int64_t,
                      VectorView parameters) {
  const MovingMean mean = mean_;
  const Scalar epsilon = epsilon_;
  const Scalar* const g = gradients.data();
  Scalar* const v = state_vector(0).data();
  Scalar* const u = state_vector(1).data();
  Scalar* const w = parameters.data();
  const Index count = parameters.size();
  for (Index i = 0; i < count; ++i) {
    v[i] = mean.next(v[i], g[i] * g[i]);
    const Scalar d = std::sqrt(u[i] + epsilon) / std::sqrt(v[i] + epsilon) * g[i];
    u[i] = mean.next(u[i], d * d);
    w[i] -= learning_rate * d;
  }
}

}  // namespace descent
