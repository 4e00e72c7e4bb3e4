#pragma once

#include "core/types.h"

/// Matrix products. Each number of a result is a sum over k in ascending order, in parts of 256
/// that are added one to the other, whatever the sizes and the machine. K is at least 1, and no
/// operand may overlap the result.
namespace descent {

/// Longer sums are made of parts of this length: a panel's part fits the first cache, and rounding
/// errors grow with the part instead of with the whole.
inline constexpr Index part_length = 256;

/// result = A B, with A (M x K), B (K x N).
void set_product(ConstMatrixView a, ConstMatrixView b, MatrixView result);
/// result = A B with the vector b (M) added to every column.
void set_product(ConstMatrixView a, ConstMatrixView b, ConstVectorView bias, MatrixView result);
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
