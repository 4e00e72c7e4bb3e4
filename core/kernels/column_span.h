#pragma once

#include <cstddef>
#include <span>

#include "core/types.h"

namespace descent {

/// Some columns of a matrix, which lie one after the other, as one array.
template <class AnyMatrix>
auto column_span(AnyMatrix& matrix, Index first, Index count) {
  return std::span(matrix.data() + matrix.rows() * first,
                   static_cast<std::size_t>(matrix.rows() * count));
}

}  // namespace descent
