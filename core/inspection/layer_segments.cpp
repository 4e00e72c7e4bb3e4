#include "core/inspection/layer_segments.h"

namespace descent {

LayerSegments layer_segments(const ParameterBlock& parameters, const NetworkLayer& layer) {
  LayerSegments found;
  if (const auto weights = layer.layer().weight_segment()) {
    found.weights = parameters.segment(*weights);
  }
  if (const auto bias = layer.layer().bias_segment()) found.biases = parameters.segment(*bias);
  return found;
}

}  // namespace descent
