#pragma once

#include "core/optimizers/moving_mean.h"
#include "core/optimizers/optimizer.h"

namespace descent {

/// AMSGrad: Adam that divides by the largest mean square so far, so that a weight's step size never
/// grows again: u <- max(u, v),
/// w <- w - learning_rate * (m / (1 - beta1^t)) / (sqrt(u / (1 - beta2^t)) + epsilon).
/// State: Adam's vectors m and v, and u. The maximum is taken before the bias is corrected.
/// Source: Reddi, Kale and Kumar (2018), algorithm 2, with Adam's bias corrections, as in PyTorch.
class AmsGrad final : public Optimizer {
 public:
  /// `beta1` and `beta2` from 0 to below 1; `epsilon` > 0, in the gradients' unit.
  AmsGrad(double beta1, double beta2, double epsilon)
      : first_(beta1), second_(beta2), epsilon_(static_cast<Scalar>(epsilon)) {}
  /// beta1, beta2, epsilon.
  static std::span<const Hyperparameter> hyperparameters();

 private:
  [[nodiscard]] Index state_vectors() const override { return 3; }
  void update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
              VectorView parameters) override;

  MovingMean first_;
  MovingMean second_;
  Scalar epsilon_;
};

}  // namespace descent
