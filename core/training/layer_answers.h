#pragma once

#include <vector>

#include "core/models/network.h"

namespace descent {

/// Numbers of one sample's answers at most, of all layers together.
inline constexpr Index most_answers = 20000;
/// Channels of an image at most: as many as a diagram of the network draws.
inline constexpr Index most_answered_channels = 10;

/// What one sample is to a network: its inputs and then every layer's outputs, A_0 to A_L, each
/// with as many of its first numbers as there is room for.
struct LayerAnswers {
  /// One after the other.
  std::vector<Scalar> values;
  /// How many are of the inputs (first) and of each layer: whole channels of images, whole steps of
  /// sequences.
  std::vector<int> counts;
};

/// The answers of the network's last forward pass to one of its samples (a column of `inputs`,
/// (I x B)). Room is shared evenly: what a small layer leaves, the larger ones have.
LayerAnswers layer_answers(const Network& network, ConstMatrixView inputs, Index sample);

}  // namespace descent
