#pragma once

#include "core/types.h"

/// Matrix products, each compiled once: wherever Eigen's own stand in the code, they are made anew
/// for the types of the operands. The order of sums is Eigen's, the same on every machine with the
/// settings of CMakeLists.txt. No operand may overlap the result.
namespace descent {

/// result = A B, with A (M x K), B (K x N).
void set_product(ConstMatrixView a, ConstMatrixView b, MatrixView result);
/// result = result + A B.
void add_product(ConstMatrixView a, ConstMatrixView b, MatrixView result);

/// result = A^T B, with A (K x M), B (K x N).
void set_transposed_product(ConstMatrixView a, ConstMatrixView b, MatrixView result);
/// result = result + A^T B.
void add_transposed_product(ConstMatrixView a, ConstMatrixView b, MatrixView result);

/// result = A B^T, with A (M x K), B (N x K).
void set_product_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView result);
/// result = result + A B^T.
void add_product_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView result);

}  // namespace descent
