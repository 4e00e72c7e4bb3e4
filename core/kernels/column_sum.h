#pragma once

#include "core/types.h"

namespace descent {

/// sums = sums + sum of the columns of a matrix (M x N), one after the other; sums is (M).
void add_columns(ConstMatrixView matrix, VectorView sums);

}  // namespace descent
