#pragma once

#include "core/optimizers/moving_mean.h"
#include "core/optimizers/optimizer.h"

namespace descent {

/// Adam with decoupled weight decay, which the running means never see:
/// w <- w - learning_rate * weight_decay * w, then Adam's step. It acts on all parameters, biases
/// too.
/// State: Adam's vectors m and v.
/// Source: Loshchilov and Hutter (2019), algorithm 2, with the schedule inside the learning rate.
class AdamW final : public Optimizer {
 public:
  /// `beta1` and `beta2` from 0 to below 1; `epsilon` > 0, in the gradients' unit; `weight_decay`
  /// >= 0.
  AdamW(double beta1, double beta2, double epsilon, double weight_decay)
      : first_(beta1),
        second_(beta2),
        epsilon_(static_cast<Scalar>(epsilon)),
        weight_decay_(weight_decay) {}
  /// beta1, beta2, epsilon, weightDecay.
  static std::span<const Hyperparameter> hyperparameters();

 private:
  [[nodiscard]] Index state_vectors() const override { return 2; }
  void update(ConstVectorView gradients, Scalar learning_rate, std::int64_t step,
              VectorView parameters) override;

  MovingMean first_;
  MovingMean second_;
  Scalar epsilon_;
  double weight_decay_;
};

}  // namespace descent
