#include "core/training/divergence.h"

#include <algorithm>

namespace descent {
namespace {

/// Whether all of one layer's numbers in the flat block are finite.
bool is_finite(const Network& network, const Vector& values, std::size_t layer) {
  const auto segments = network.parameters().segments();
  return std::all_of(segments.begin(), segments.end(), [&](const ParameterSegment& segment) {
    return segment.layer != layer || values.segment(segment.offset, segment.size()).allFinite();
  });
}

}  // namespace

std::string_view name_of(NumberKind kind) {
  constexpr std::string_view names[] = {"activation", "loss", "gradient", "weight"};
  return names[static_cast<int>(kind)];
}

std::optional<Index> layer_with_bad_activations(const Network& network) {
  const auto& layers = network.layers();
  for (std::size_t number = 0; number < layers.size(); ++number) {
    if (!layers[number].outputs().allFinite()) return static_cast<Index>(number + 1);
  }
  return std::nullopt;
}

std::optional<Index> layer_with_bad_gradients(const Network& network) {
  for (std::size_t number = network.layers().size(); number-- > 0;) {
    if (!is_finite(network, network.parameters().gradients(), number))
      return static_cast<Index>(number + 1);
  }
  return std::nullopt;
}

std::optional<Index> layer_with_bad_weights(const Network& network) {
  for (std::size_t number = 0; number < network.layers().size(); ++number) {
    if (!is_finite(network, network.parameters().values(), number))
      return static_cast<Index>(number + 1);
  }
  return std::nullopt;
}

}  // namespace descent
