#pragma once

#include <optional>

#include "core/models/network.h"

namespace descent {

/// Where a layer's weights (O x I) and biases (O) stand in the block; nothing where it has none.
struct LayerSegments {
  std::optional<ParameterSegment> weights;
  std::optional<ParameterSegment> biases;
};

/// The segments of this layer of a network with these parameters.
LayerSegments layer_segments(const ParameterBlock& parameters, const NetworkLayer& layer);

}  // namespace descent
