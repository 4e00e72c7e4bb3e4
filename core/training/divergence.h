#pragma once

#include <cstdint>
#include <optional>

#include "core/models/network.h"

/// Where a run's numbers first ceased to be finite.
namespace descent {

/// The kinds of numbers, in the order in which a step makes them.
enum class NumberKind { activation, loss, gradient, optimizer_state, weight };

/// "activation", "loss", "gradient", "optimizerState" or "weight".
std::string_view name_of(NumberKind kind);

/// The first number of a run that was infinite or NaN.
struct Divergence {
  /// What kind of number it was.
  NumberKind kind;
  /// Hidden layers count from 1, the output layer is the last; 0 for the loss.
  Index layer;
  /// The epoch being trained and the optimizer's step, both counted from 1.
  std::int64_t epoch;
  std::int64_t step;
};

/// The first layer, counted from 1, whose outputs of the last pass are not all finite.
std::optional<Index> layer_with_bad_activations(const Network& network);
/// The layer, the last one first as in the backward pass, whose gradients are not all finite.
std::optional<Index> layer_with_bad_gradients(const Network& network);
/// The first layer for whose weights or biases an optimizer keeps numbers that are not all finite,
/// as a mean of squared gradients is not when the squares are too large for a Scalar.
std::optional<Index> layer_with_bad_state(const Network& network, const Vector& optimizer_state);
/// The first layer whose weights or biases are not all finite.
std::optional<Index> layer_with_bad_weights(const Network& network);

}  // namespace descent
