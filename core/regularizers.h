#pragma once

#include "core/catalog.h"
#include "core/types.h"

/// Penalties on the size of weights; biases are left alone.
namespace descent {

/// One regularizer: a penalty P(w) added to the loss, and its gradient; `values` are its
/// hyperparameters in the order of its table.
struct RegularizerEntry : CatalogEntry {
  /// P(w), summed in double in the order of the block.
  double (*penalty)(ConstVectorView weights, std::span<const double> values);
  /// d_weights += dP/dw.
  void (*add_gradient)(ConstVectorView weights, std::span<const double> values,
                       VectorView d_weights);
};

/// All regularizers, in menu order: none, l1 (rate * sum |w|), l2 (rate / 2 * sum w^2).
/// none has no hyperparameter; l1 and l2 have "rate".
std::span<const RegularizerEntry> regularizers();

}  // namespace descent
