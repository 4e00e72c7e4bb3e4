#pragma once

#include <cstddef>
#include <span>

#include "core/types.h"

namespace descent {

/// Applies an array function of core/kernels/elementary.h in place, to one or more whole columns at
/// a time: in one call where they lie without gaps, since vectors of a few outputs would be short.
template <class Function>
void map_columns(MatrixView matrix, Function function) {
  const bool whole = matrix.outerStride() == matrix.rows();
  const Index parts = whole ? 1 : matrix.cols();
  const auto length = static_cast<std::size_t>(whole ? matrix.size() : matrix.rows());
  for (Index part = 0; part < parts; ++part) {
    const std::span<Scalar> values(matrix.data() + part * matrix.outerStride(), length);
    function(values, values);
  }
}

}  // namespace descent
