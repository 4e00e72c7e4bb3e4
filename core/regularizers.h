#pragma once

#include "core/catalog.h"
#include "core/types.h"

/// Penalties on the size of weights; biases are left alone.
namespace descent {

/// One regularizer: a penalty P(w) added to the loss, and its gradient; w are the O I weights of
/// one matrix, column by column, and `values` its hyperparameters in the order of its table.
struct RegularizerEntry : CatalogEntry {
  /// P(w), summed in double in the order of the block.
  double (*penalty)(ConstVectorView weights, std::span<const double> values);
  /// d_weights += dP/dw.
  void (*add_gradient)(ConstVectorView weights, std::span<const double> values,
                       VectorView d_weights);
};

/// All regularizers, in menu order: none (0), l1 (P = rate sum |w|, dP/dw = rate sign(w), 0 at the
/// kink w = 0), l2 (P = rate / 2 sum w^2, dP/dw = rate w). none has no hyperparameter; l1 and l2
/// have "rate". Sources: Tibshirani (1996), pages 267-288, the lasso, for l1; Hoerl and Kennard
/// (1970), pages 55-67, ridge regression, for l2.
std::span<const RegularizerEntry> regularizers();

}  // namespace descent
