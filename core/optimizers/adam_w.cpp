#include "core/optimizers/adam_w.h"

#include <cmath>

#include "core/optimizers/adam_hyperparameters.h"

namespace descent {

std::span<const Hyperparameter> AdamW::hyperparameters() {
  static constexpr Hyperparameter table[] = {beta1_hyperparameter,
                                             beta2_hyperparameter,
                                             epsilon_hyperparameter,
                                             {"weightDecay", 0.01, 0.0, 1.0, Scale::linear}};
  return table;
}

void AdamW::update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
                   VectorView parameters) {
  const auto shrink = static_cast<Scalar>(double{learning_rate} * weight_decay_);
  const auto rate = static_cast<Scalar>(double{learning_rate} / first_.filled(step));
  const auto root_scale = static_cast<Scalar>(1.0 / std::sqrt(second_.filled(step)));
  const MovingMean first = first_;
  const MovingMean second = second_;
  const Scalar epsilon = epsilon_;
  const Scalar* const g = gradients.data();
  Scalar* const m = state_vector(0).data();
  Scalar* const v = state_vector(1).data();
  Scalar* const w = parameters.data();
  const Index count = parameters.size();
  for (Index i = 0; i < count; ++i) {
    m[i] = first.next(m[i], g[i]);
    v[i] = second.next(v[i], g[i] * g[i]);
    const Scalar decayed = w[i] - shrink * w[i];
    w[i] = decayed - rate * m[i] / (std::sqrt(v[i]) * root_scale + epsilon);
  }
}

}  // namespace descent
