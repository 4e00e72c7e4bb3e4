#pragma once

#include "core/optimizers/moving_mean.h"
#include "core/optimizers/optimizer.h"

namespace descent {

/// Adam: moving means of the gradient and its square, freed of their bias towards the zero start:
/// m <- beta1 m + (1 - beta1) g, v <- beta2 v + (1 - beta2) g^2,
/// w <- w - learning_rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon).
/// State: the vectors m and v; t is the optimizer's step, from 1.
/// Source: Kingma and Ba (2015), algorithm 1.
class Adam final : public Optimizer {
 public:
  /// `beta1` and `beta2` from 0 to below 1; `epsilon` > 0, in the gradients' unit.
  Adam(double beta1, double beta2, double epsilon)
      : first_(beta1), second_(beta2), epsilon_(static_cast<Scalar>(epsilon)) {}
  /// beta1, beta2, epsilon.
  static std::span<const Hyperparameter> hyperparameters();

 private:
  [[nodiscard]] Index state_vectors() const override { return 2; }
  void update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
              VectorView parameters) override;

  MovingMean first_;
  MovingMean second_;
  Scalar epsilon_;
};

}  // namespace descent
