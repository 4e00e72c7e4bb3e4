#pragma once

#include "core/catalog.h"
#include "core/random.h"
#include "core/types.h"

/// Starting values of weights.
namespace descent {

/// One initializer of a layer's weights (O x I, a row for each unit); fan_in and fan_out are a
/// unit's incoming and outgoing links.
struct InitializerEntry : CatalogEntry {
  void (*fill)(MatrixView weights, Index fan_in, Index fan_out, Random& random,
               std::span<const double> values);
};

/// All initializers, in menu order.
std::span<const InitializerEntry> initializers();

/// Fills the weights of one layer, (O x I), column by column as they lie in the block.
/// Throws std::invalid_argument for an unknown id or a value out of range.
void initialize(std::string_view field, const Choice& choice, MatrixView weights, Index fan_in,
                Index fan_out, Random& random);

}  // namespace descent
