#pragma once

#include "core/optimizers/moving_mean.h"
#include "core/optimizers/optimizer.h"

namespace descent {

/// Adadelta: RMSProp whose steps take their size from the steps before, so that they have the
/// parameters' own unit: v <- smoothing v + (1 - smoothing) g^2,
/// d = sqrt(u + epsilon) / sqrt(v + epsilon) g, u <- smoothing u + (1 - smoothing) d^2,
/// w <- w - learning_rate * d.
/// State: the vectors v and u, the moving mean squares of gradients and of steps.
/// Source: Zeiler (2012), algorithm 1, which is learning rate 1.
class Adadelta final : public Optimizer {
 public:
  /// `smoothing` from 0 to below 1; `epsilon` > 0, which sets the size of the first steps.
  Adadelta(double smoothing, double epsilon)
      : mean_(smoothing), epsilon_(static_cast<Scalar>(epsilon)) {}
  /// smoothing, epsilon.
  static std::span<const Hyperparameter> hyperparameters();

 private:
  [[nodiscard]] Index state_vectors() const override { return 2; }
  void update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
              VectorView parameters) override;

  MovingMean mean_;
  Scalar epsilon_;
};

}  // namespace descent
