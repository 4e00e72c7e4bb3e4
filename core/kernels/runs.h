#pragma once

#include <tuple>

#include "core/types.h"

namespace descent {

/// Whether the columns of a matrix follow one another in memory without gaps.
inline bool is_one_run(const ConstMatrixView& matrix) {
  return matrix.outerStride() == matrix.rows() || matrix.cols() == 1;
}

/// Calls function(length, numbers...) for runs of numbers at the same place of matrices of equal
/// shape: once for all columns where those lie without gaps in each, else column by column. Columns
/// are often of one or a few numbers, and loops over those are slow.
template <class Function, class... Matrices>
void for_each_run(Function function, Matrices&&... matrices) {
  const auto& first = std::get<0>(std::tie(matrices...));
  if ((is_one_run(matrices) && ...)) {
    function(first.size(), matrices.data()...);
    return;
  }
  for (Index column = 0; column < first.cols(); ++column)
    function(first.rows(), (matrices.data() + column * matrices.outerStride())...);
}

}  // namespace descent
