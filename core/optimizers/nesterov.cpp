#include "core/optimizers/nesterov.h"

#include "core/optimizers/flush_tiny.h"

namespace descent {

std::span<const Hyperparameter> Nesterov::hyperparameters() {
  static constexpr Hyperparameter table[] = {{"momentum", 0.9, 0.0, 0.999, Scale::linear}};
  return table;
}

void Nesterov::update(ConstVectorView gradients, Scalar learning_rate, std::int64_t,
                      VectorView parameters) {
  const Scalar* const g = gradients.data();
  Scalar* const v = state_vector(0).data();
  Scalar* const w = parameters.data();
  const Scalar momentum = momentum_;
  const Index count = parameters.size();
  for (Index i = 0; i < count; ++i) {
    v[i] = flush_tiny(momentum * v[i] + g[i]);
    w[i] -= learning_rate * (g[i] + momentum * v[i]);
  }
}

}  // namespace descent
