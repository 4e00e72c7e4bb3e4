#pragma once

#include <vector>

#include "core/parameters.h"

namespace descent {

/// All segments of the layer with this number, counted from 0, in the order it planned them.
std::vector<ParameterSegment> layer_segments(const ParameterBlock& parameters, std::size_t layer);

/// Whether a segment counts as its layer's weights: what multiplies the numbers that come in, that
/// is weights, recurrent weights and the scales of a normalisation. Biases, shifts and statistics
/// do not.
bool counts_as_weights(const ParameterSegment& segment);

/// A layer's weights, one segment after the other, out of a vector as long as the block: its
/// values, gradients or changes. Empty where the layer has none.
template <class AnyVector>
Eigen::VectorXd weights_of_layer(const AnyVector& vector, const ParameterBlock& parameters,
                                 std::size_t layer) {
  Eigen::VectorXd found;
  for (const ParameterSegment& segment : layer_segments(parameters, layer)) {
    if (!counts_as_weights(segment)) continue;
    const Index before = found.size();
    found.conservativeResize(before + segment.size());
    for (Index i = 0; i < segment.size(); ++i)
      found(before + i) = static_cast<double>(vector(segment.offset + i));
  }
  return found;
}

}  // namespace descent
