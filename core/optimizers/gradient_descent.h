#pragma once

#include "core/optimizers/optimizer.h"

namespace descent {

/// Gradient descent, stochastic when the batch is a part of the data: w <- w - learning_rate * g.
/// Source: Cauchy (1847), pages 536-538; Robbins and Monro (1951), pages 400-407, for batches.
class GradientDescent final : public Optimizer {
 public:
  /// No hyperparameters.
  static std::span<const Hyperparameter> hyperparameters() { return {}; }

 private:
  [[nodiscard]] Index state_vectors() const override { return 0; }
  void update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
              VectorView parameters) override;
};

}  // namespace descent
