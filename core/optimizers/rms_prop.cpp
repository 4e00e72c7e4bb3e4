#include "core/optimizers/rms_prop.h"

#include <cmath>

namespace descent {

std::span<const Hyperparameter> RmsProp::hyperparameters() {
  static constexpr Hyperparameter table[] = {{"smoothing", 0.99, 0.0, 0.9999, Scale::linear},
                                             {"epsilon", 1e-8, 1e-12, 1.0, Scale::logarithmic}};
  return table;
}

void RmsProp::update(ConstVectorView gradients, Scalar learning_rate, std::int64_t,
                     VectorView parameters) {
  const MovingMean second = second_;
  const Scalar epsilon = epsilon_;
  const Scalar* const g = gradients.data();
  Scalar* const v = state_vector(0).data();
  Scalar* const w = parameters.data();
  const Index count = parameters.size();
  for (Index i = 0; i < count; ++i) {
    v[i] = second.next(v[i], g[i] * g[i]);
    w[i] -= learning_rate * g[i] / (std::sqrt(v[i]) + epsilon);
  }
}

}  // namespace descent
