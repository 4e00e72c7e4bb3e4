#pragma once

#include <cstddef>
#include <span>

#include "core/types.h"

namespace descent {

/// Applies an array function of core/kernels/elementary.h to every element in place: in one call
/// where the columns lie without gaps, since vectors of a few outputs would be short.
inline void map_columns(MatrixView matrix,
                        void (*function)(std::span<const Scalar> x, std::span<Scalar> y)) {
  const bool whole = matrix.outerStride() == matrix.rows();
  const Index parts = whole ? 1 : matrix.cols();
  const auto length = static_cast<std::size_t>(whole ? matrix.size() : matrix.rows());
  for (Index part = 0; part < parts; ++part) {
    const std::span<Scalar> values(matrix.data() + part * matrix.outerStride(), length);
    function(values, values);
  }
}

}  // namespace descent
