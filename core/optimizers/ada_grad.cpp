#include "core/optimizers/ada_grad.h"

#include <cmath>

#include "core/optimizers/flush_tiny.h"

namespace descent {

std::span<const Hyperparameter> AdaGrad::hyperparameters() {
  static constexpr Hyperparameter table[] = {{"epsilon", 1e-10, 1e-12, 1.0, Scale::logarithmic}};
  return table;
}

void AdaGrad::update(ConstVectorView gradients, Scalar learning_rate, std::int64_t,
                     VectorView parameters) {
  const Scalar epsilon = epsilon_;
  const Scalar* const g = gradients.data();
  Scalar* const s = state_vector(0).data();
  Scalar* const w = parameters.data();
  const Index count = parameters.size();
  for (Index i = 0; i < count; ++i) {
    s[i] = flush_tiny(s[i] + g[i] * g[i]);
    w[i] -= learning_rate * g[i] / (std::sqrt(s[i]) + epsilon);
  }
}

}  // namespace descent
