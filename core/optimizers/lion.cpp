#include "core/optimizers/lion.h"

#include "core/optimizers/adam_hyperparameters.h"

namespace descent {
namespace {

/// -1, 0 or 1; NaN stays NaN, so that a divergence shows.
Scalar sign(Scalar x) {
  const Scalar positive = x > 0 ? Scalar{1} : x;
  return x < 0 ? Scalar{-1} : positive;
}

}  // namespace

std::span<const Hyperparameter> Lion::hyperparameters() {
  static constexpr Hyperparameter table[] = {beta1_hyperparameter,
                                             {"beta2", 0.99, 0.0, 0.99999, Scale::linear},
                                             {"weightDecay", 0.0, 0.0, 1.0, Scale::linear}};
  return table;
}

void Lion::update(ConstVectorView gradients, Scalar learning_rate, std::int64_t,
                  VectorView parameters) {
  const MovingMean step_mean = step_mean_;
  const MovingMean kept_mean = kept_mean_;
  const Scalar weight_decay = weight_decay_;
  const Scalar* const g = gradients.data();
  Scalar* const m = state_vector(0).data();
  Scalar* const w = parameters.data();
  const Index count = parameters.size();
  for (Index i = 0; i < count; ++i) {
    const Scalar direction = sign(step_mean.next(m[i], g[i]));
    m[i] = kept_mean.next(m[i], g[i]);
    w[i] -= learning_rate * (direction + weight_decay * w[i]);
  }
}

}  // namespace descent
