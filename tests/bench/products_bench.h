#pragma once

#include "core/kernels/products.h"

namespace descent {

/// Computes one (rows x inner)(inner x columns) product so many times, of kind 0 A B, 1 A^T B or
/// 2 A B^T, on operands that are made when the sizes change. Gives a number of the result.
inline float run_products(int kind, Index rows, Index inner, Index columns, int times) {
  static Matrix a;
  static Matrix b;
  static Matrix result;
  const Index a_rows = kind == 1 ? inner : rows;
  const Index b_rows = kind == 2 ? columns : inner;
  if (a.rows() != a_rows || a.size() != rows * inner || b.rows() != b_rows ||
      b.size() != inner * columns) {
    a.resize(a_rows, rows * inner / a_rows);
    b.resize(b_rows, inner * columns / b_rows);
    for (Index i = 0; i < a.size(); ++i)
      a.data()[i] = static_cast<Scalar>(i % 17) / 16;
    for (Index i = 0; i < b.size(); ++i)
      b.data()[i] = static_cast<Scalar>(i % 13) / 16;
    result.resize(rows, columns);
  }
  for (int i = 0; i < times; ++i) {
    if (kind == 0) set_product(a, b, result);
    if (kind == 1) set_transposed_product(a, b, result);
    if (kind == 2) set_product_transposed(a, b, result);
  }
  return static_cast<float>(result(0, 0) + result(rows - 1, columns - 1));
}

}  // namespace descent
