#pragma once

#include "core/catalog.h"
#include "core/types.h"

/// What is done to a gradient that is too large before the optimizer sees it.
namespace descent {

/// One way to clip; `values` are its hyperparameters in the order of its table, in the gradients'
/// unit.
struct GradientClippingEntry : CatalogEntry {
  /// Changes the gradients of all parameters in place; NaN stays NaN.
  void (*clip)(std::span<const double> values, VectorView gradients);
};

/// All of them, in menu order: none, byValue (g <- max(-limit, min(limit, g)) for every number),
/// byNorm (g <- g min(1, limit / (|g| + 1e-6)) with the length |g| over all parameters, summed in
/// double in their order; the 1e-6 as in PyTorch). none has no hyperparameter; byValue and byNorm
/// have "limit".
/// Source: Pascanu, Mikolov and Bengio (2013), section 3.2 (after Mikolov's thesis) and algorithm
/// 1.
std::span<const GradientClippingEntry> gradient_clippings();

}  // namespace descent
