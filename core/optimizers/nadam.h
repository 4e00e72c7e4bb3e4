#pragma once

#include "core/optimizers/moving_mean.h"
#include "core/optimizers/optimizer.h"

namespace descent {

/// NAdam: Adam with Nesterov's look ahead, whose momentum grows towards beta1:
/// mu_t = beta1 (1 - 0.96^(t momentum_decay) / 2), with m and v as in Adam,
/// d = mu_(t+1) m / (1 - mu_1 ... mu_(t+1)) + (1 - mu_t) g / (1 - mu_1 ... mu_t),
/// w <- w - learning_rate * d / (sqrt(v / (1 - beta2^t)) + epsilon).
/// State: the vectors m and v; t is the optimizer's step, from 1.
/// Source: Dozat (2016), algorithm 2, with the paper's momentum schedule.
class Nadam final : public Optimizer {
 public:
  /// `beta1` and `beta2` from 0 to below 1; `epsilon` > 0, in the gradients' unit; `momentum_decay`
  /// >= 0, per step.
  Nadam(double beta1, double beta2, double epsilon, double momentum_decay)
      : beta1_(beta1),
        first_(beta1),
        second_(beta2),
        epsilon_(static_cast<Scalar>(epsilon)),
        momentum_decay_(momentum_decay) {}
  /// beta1, beta2, epsilon, momentumDecay.
  static std::span<const Hyperparameter> hyperparameters();

 private:
  [[nodiscard]] Index state_vectors() const override { return 2; }
  void update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
              VectorView parameters) override;
  [[nodiscard]] double momentum_at(std::int64_t step) const;
  double momentum_product(std::int64_t step);

  double beta1_;
  MovingMean first_;
  MovingMean second_;
  Scalar epsilon_;
  double momentum_decay_;
  /// mu_1 ... mu_t for t = product_steps_; made anew from the steps where a run was restored.
  double product_ = 1;
  std::int64_t product_steps_ = 0;
};

}  // namespace descent
