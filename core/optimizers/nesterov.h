#pragma once

#include "core/optimizers/optimizer.h"

namespace descent {

/// Nesterov's accelerated gradient with momentum m, the gradient taken where the momentum is about
/// to carry the parameters: v <- m v + g, w <- w - learning_rate * (g + m v).
/// State: one vector v.
/// Source: Nesterov (1983), pages 543-547; Sutskever, Martens, Dahl and Hinton (2013), equations 3
/// and 4, written for theta + mu v as the parameters and with v scaled by -1 / learning_rate, as
/// PyTorch does.
class Nesterov final : public Optimizer {
 public:
  /// `momentum` is m, from 0 to below 1.
  explicit Nesterov(double momentum) : momentum_(static_cast<Scalar>(momentum)) {}
  /// momentum.
  static std::span<const Hyperparameter> hyperparameters();

 private:
  [[nodiscard]] Index state_vectors() const override { return 1; }
  void update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
              VectorView parameters) override;

  Scalar momentum_;
};

}  // namespace descent
