#pragma once

#include "core/types.h"

namespace descent {

/// Writes row r of a matrix (M x N) to the N numbers from to + r * step on.
void scatter_rows(ConstMatrixView matrix, Scalar* to, Index step);

}  // namespace descent
