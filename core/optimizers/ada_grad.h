#pragma once

#include "core/optimizers/optimizer.h"

namespace descent {

/// AdaGrad: every parameter's steps shrink with all the gradients it has seen:
/// s <- s + g^2, w <- w - learning_rate * g / (sqrt(s) + epsilon).
/// State: one vector s.
/// Source: Duchi, Hazan and Singer (2011), figure 1, with diagonal matrices.
class AdaGrad final : public Optimizer {
 public:
  /// `epsilon` > 0, in the gradients' unit.
  explicit AdaGrad(double epsilon) : epsilon_(static_cast<Scalar>(epsilon)) {}
  /// epsilon.
  static std::span<const Hyperparameter> hyperparameters();

 private:
  [[nodiscard]] Index state_vectors() const override { return 1; }
  void update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
              VectorView parameters) override;

  Scalar epsilon_;
};

}  // namespace descent
