#pragma once

#include <cstdint>
#include <limits>

namespace descent {

/// Counts the epochs that have passed without a better loss. Better is one below
/// best (1 - 1e-4): smaller gains than that are noise, as in PyTorch's ReduceLROnPlateau.
struct PlateauWatch {
  /// The best loss so far.
  double best = std::numeric_limits<double>::infinity();
  /// Epochs since it was seen.
  std::int64_t waited = 0;

  /// Takes in the loss after so many more epochs; true when it is the best so far.
  bool observe(double loss, std::int64_t epochs = 1) {
    const bool is_better = loss < best * (1.0 - 1e-4);
    if (is_better) best = loss;
    waited = is_better ? 0 : waited + epochs;
    return is_better;
  }
  bool operator==(const PlateauWatch&) const = default;
};

}  // namespace descent
