#pragma once

#include "core/optimizers/optimizer.h"

namespace descent {

/// Gradient descent with momentum m, the heavy ball: v <- m v + g, w <- w - learning_rate * v.
/// State: one vector v. The learning rate stands outside v, so a changed rate acts at once.
/// Source: Polyak (1964), section 2; Sutskever, Martens, Dahl and Hinton (2013), equations 1 and 2,
/// with v scaled by -1 / learning_rate, as in PyTorch.
class Momentum final : public Optimizer {
 public:
  /// `momentum` is m, from 0 to below 1.
  explicit Momentum(double momentum) : momentum_(static_cast<Scalar>(momentum)) {}
  /// momentum.
  static std::span<const Hyperparameter> hyperparameters();

 private:
  [[nodiscard]] Index state_vectors() const override { return 1; }
  void update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
              VectorView parameters) override;

  Scalar momentum_;
};

}  // namespace descent
