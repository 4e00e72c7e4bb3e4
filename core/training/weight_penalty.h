#pragma once

#include <vector>

#include "core/experiment.h"
#include "core/models/network.h"
#include "core/regularizers.h"

namespace descent {

/// A regularizer over all weights of a network, but for layers that have one of their own; biases,
/// scales and statistics are left alone.
class WeightPenalty {
 public:
  /// `usual` is the regularizer of layers without one of their own.
  /// Throws std::invalid_argument for an unknown id or a value out of range.
  WeightPenalty(const Choice& usual, const Network& network);

  /// Sum of P(W) over all weight matrices W, in the order of the block.
  [[nodiscard]] double value(const ParameterBlock& parameters) const;
  /// d_W += dP/dW for every weight matrix of the block.
  void add_gradients(ParameterBlock& parameters) const;

 private:
  struct Member {
    const RegularizerEntry* entry;
    std::vector<double> values;
  };
  static Member member(const std::string& field, const Choice& choice);

  /// One per layer.
  std::vector<Member> members_;
  /// The weights that have a price.
  std::vector<ParameterSegment> penalized_;
};

}  // namespace descent
