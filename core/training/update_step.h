#pragma once

#include <memory>
#include <vector>

#include "core/gradient_clipping.h"
#include "core/optimizers/optimizer.h"
#include "core/training/weight_penalty.h"

namespace descent {

/// What makes a training step of the gradients of the loss g at the weights w:
///   w <- optimizer(w, clip(g + d_penalty(w)), learning rate).
/// Allocates nothing after its construction.
class UpdateStep {
 public:
  /// Starts with an optimizer of empty state.
  /// Throws std::invalid_argument for an unknown id or a value out of range.
  UpdateStep(const TrainingConfig& config, const Network& network);
  /// Takes over the state of another one's optimizer, which is of the same kind.
  void go_on_from(const UpdateStep& other);

  /// g <- g + d_penalty(w).
  void add_penalty(ParameterBlock& parameters) const { penalty_.add_gradients(parameters); }
  /// Clips the gradients, penalty included, and changes the trainable values by them.
  void take(ParameterBlock& parameters, double learning_rate);

  /// The penalty itself, which belongs to the reported loss.
  [[nodiscard]] double penalty(const ParameterBlock& parameters) const {
    return penalty_.value(parameters);
  }
  /// Its state and the steps it has counted.
  [[nodiscard]] Optimizer& optimizer() { return *optimizer_; }
  [[nodiscard]] const Optimizer& optimizer() const { return *optimizer_; }

 private:
  WeightPenalty penalty_;
  const GradientClippingEntry* clipping_;
  std::vector<double> clipping_values_;
  bool clips_;
  std::unique_ptr<Optimizer> optimizer_;
};

}  // namespace descent
