#pragma once

#include <vector>

#include "core/experiment.h"
#include "core/parameters.h"
#include "core/regularizers.h"

namespace descent {

/// A regularizer over all weights of a block of parameters; biases are left alone.
class WeightPenalty {
 public:
  /// Throws std::invalid_argument for an unknown id or a value out of range.
  explicit WeightPenalty(const Choice& choice);

  /// Sum of the penalties of all weight matrices, in the order of the block.
  [[nodiscard]] double value(const ParameterBlock& parameters) const;
  /// Adds its gradient to the block's gradients.
  void add_gradients(ParameterBlock& parameters) const;

 private:
  const RegularizerEntry* regularizer_;
  std::vector<double> values_;
};

}  // namespace descent
