#pragma once

#include "core/optimizers/moving_mean.h"
#include "core/optimizers/optimizer.h"

namespace descent {

/// Lion: only the sign of a mean gradient counts, so all parameters move by the same amount:
/// c = beta1 m + (1 - beta1) g, w <- w - learning_rate * (sign(c) + weight_decay w),
/// m <- beta2 m + (1 - beta2) g. The decay acts on all parameters, biases too.
/// State: one vector m.
/// Source: Chen et al. (2023), algorithm 2.
class Lion final : public Optimizer {
 public:
  /// `beta1` and `beta2` from 0 to below 1; `weight_decay` >= 0.
  Lion(double beta1, double beta2, double weight_decay)
      : step_mean_(beta1), kept_mean_(beta2), weight_decay_(static_cast<Scalar>(weight_decay)) {}
  /// beta1, beta2, weightDecay.
  static std::span<const Hyperparameter> hyperparameters();

 private:
  [[nodiscard]] Index state_vectors() const override { return 1; }
  void update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
              VectorView parameters) override;

  MovingMean step_mean_;
  MovingMean kept_mean_;
  Scalar weight_decay_;
};

}  // namespace descent
