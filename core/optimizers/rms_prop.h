#pragma once

#include "core/optimizers/moving_mean.h"
#include "core/optimizers/optimizer.h"

namespace descent {

/// RMSProp: gradients divided by the root of their moving mean square:
/// v <- smoothing v + (1 - smoothing) g^2, w <- w - learning_rate * g / (sqrt(v) + epsilon).
/// State: one vector v; its bias towards the zero start stays.
/// Source: Tieleman and Hinton (2012), lecture 6.5; epsilon outside the root, as in PyTorch.
class RmsProp final : public Optimizer {
 public:
  /// `smoothing` from 0 to below 1; `epsilon` > 0, in the gradients' unit.
  RmsProp(double smoothing, double epsilon)
      : second_(smoothing), epsilon_(static_cast<Scalar>(epsilon)) {}
  /// smoothing, epsilon.
  static std::span<const Hyperparameter> hyperparameters();

 private:
  [[nodiscard]] Index state_vectors() const override { return 1; }
  void update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
              VectorView parameters) override;

  MovingMean second_;
  Scalar epsilon_;
};

}  // namespace descent
