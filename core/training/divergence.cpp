#include "core/training/divergence.h"

#include <algorithm>
#include <cmath>

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
  constexpr std::string_view names[] = {"activation", "loss", "gradient", "optimizerState",
                                        "weight"};
  return names[static_cast<int>(kind)];
}

[[gnu::cold]] std::optional<Index> layer_with_bad_activations(const Network& network) {
  const auto& layers = network.layers();
  for (std::size_t number = 0; number < layers.size(); ++number) {
    if (!layers[number].outputs().allFinite()) return static_cast<Index>(number + 1);
  }
  return std::nullopt;
}

[[gnu::cold]] std::optional<Index> layer_with_bad_gradients(const Network& network) {
  for (std::size_t number = network.layers().size(); number-- > 0;) {
    if (!is_finite(network, network.parameters().gradients(), number))
      return static_cast<Index>(number + 1);
  }
  return std::nullopt;
}

[[gnu::cold]] std::optional<Index> layer_with_bad_state(const Network& network,
                                                        const Vector& optimizer_state) {
  const Index trained = network.parameters().trainable_size();
  // The state's vectors follow one another, each with a number for every value that is trained.
  Index first_bad = trained;
  for (Index place = 0; place < optimizer_state.size(); ++place) {
    if (!std::isfinite(optimizer_state(place))) first_bad = std::min(first_bad, place % trained);
  }
  for (const ParameterSegment& segment : network.parameters().segments()) {
    const bool holds = segment.offset <= first_bad && first_bad < segment.offset + segment.size();
    if (first_bad < trained && holds) return static_cast<Index>(segment.layer + 1);
  }
  return std::nullopt;
}

[[gnu::cold]] std::optional<Index> layer_with_bad_weights(const Network& network) {
  for (std::size_t number = 0; number < network.layers().size(); ++number) {
    if (!is_finite(network, network.parameters().values(), number))
      return static_cast<Index>(number + 1);
  }
  return std::nullopt;
}

}  // namespace descent
