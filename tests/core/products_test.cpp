#include "core/kernels/products.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "core/kernels/column_sum.h"
#include "core/kernels/scatter_rows.h"
#include "core/random.h"

namespace descent {
namespace {

Matrix drawn(Random& random, Index rows, Index columns) {
  Matrix matrix(rows, columns);
  for (Index i = 0; i < matrix.size(); ++i)
    matrix.data()[i] = static_cast<Scalar>(random.normal());
  return matrix;
}

/// A part of a larger matrix, whose other numbers must stay as they are.
struct Window {
  Matrix around;
  Index rows;
  Index columns;

  Window(Random& random, Index row_count, Index column_count)
      : around(drawn(random, row_count + 3, column_count + 2)),
        rows(row_count),
        columns(column_count) {}
  auto inside() { return around.block(1, 1, rows, columns); }
};

/// The sum over k of a(i, k) b(k, j) in the order that products.h promises.
Scalar sum_in_order(const Matrix& a, const Matrix& b, Index row, Index column) {
  constexpr Index part_length = 256;
  Scalar total = 0;
  for (Index start = 0; start < a.cols(); start += part_length) {
    Scalar part = 0;
    for (Index k = start; k < std::min(start + part_length, a.cols()); ++k)
      part += a(row, k) * b(k, column);
    total = start == 0 ? part : total + part;
  }
  return total;
}

Matrix product_in_order(const Matrix& a, const Matrix& b) {
  Matrix result(a.rows(), b.cols());
  for (Index column = 0; column < b.cols(); ++column) {
    for (Index row = 0; row < a.rows(); ++row)
      result(row, column) = sum_in_order(a, b, row, column);
  }
  return result;
}

/// What adding a product gives: part by part on top of what there was.
Matrix added_in_order(Matrix result, const Matrix& a, const Matrix& b) {
  constexpr Index part_length = 256;
  for (Index start = 0; start < a.cols(); start += part_length) {
    const Index length = std::min(part_length, a.cols() - start);
    result += product_in_order(a.middleCols(start, length), b.middleRows(start, length));
  }
  return result;
}

/// All six products of windows of this size, bit by bit.
void check_products(Random& random, Index rows, Index inner, Index columns) {
  CAPTURE(rows);
  CAPTURE(inner);
  CAPTURE(columns);
  Window a(random, rows, inner);
  Window a_transposed(random, inner, rows);
  Window b(random, inner, columns);
  Window b_transposed(random, columns, inner);
  const Matrix left = a.inside();
  const Matrix right = b.inside();
  const Matrix left_of_transposed = a_transposed.inside().transpose();
  const Matrix right_of_transposed = b_transposed.inside().transpose();
  const auto check = [&](auto compute, const Matrix& one, const Matrix& other) {
    Window result(random, rows, columns);
    Matrix expected = result.around;
    auto inside = expected.block(1, 1, rows, columns);
    inside = product_in_order(one, other);
    const Matrix before = result.inside();
    compute(result.inside(), false);
    CHECK(result.around == expected);
    result.inside() = before;
    inside = added_in_order(before, one, other);
    compute(result.inside(), true);
    CHECK(result.around == expected);
  };
  check(
      [&](MatrixView result, bool adds) {
        (adds ? add_product
              : static_cast<void (*)(ConstMatrixView, ConstMatrixView, MatrixView)>(set_product))(
            a.inside(), b.inside(), result);
      },
      left, right);
  check(
      [&](MatrixView result, bool adds) {
        (adds ? add_transposed_product : set_transposed_product)(a_transposed.inside(), b.inside(),
                                                                 result);
      },
      left_of_transposed, right);
  check(
      [&](MatrixView result, bool adds) {
        (adds ? add_product_transposed : set_product_transposed)(a.inside(), b_transposed.inside(),
                                                                 result);
      },
      left, right_of_transposed);
}

TEST_CASE("products of every small size are sums in order, and write nothing else") {
  Random random(1, RandomStream::data);
  for (const Index rows : {1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 17}) {
    for (const Index columns : {1, 2, 3, 4, 5, 8, 9, 15, 16, 21}) {
      for (const Index inner : {1, 2, 3, 4, 7, 8, 10})
        check_products(random, rows, inner, columns);
    }
  }
}

TEST_CASE("products of long sums are made of parts of 256") {
  Random random(2, RandomStream::data);
  for (const Index inner : {255, 256, 257, 600}) {
    check_products(random, 1, inner, 1);
    check_products(random, 11, inner, 5);
    check_products(random, 6, inner, 18);
  }
}

TEST_CASE("products of matrices without gaps, of one row among them, are the same sums") {
  Random random(3, RandomStream::data);
  for (const Index rows : {1, 2, 8}) {
    for (const Index columns : {1, 6, 40}) {
      CAPTURE(rows);
      CAPTURE(columns);
      const Matrix a = drawn(random, rows, 300);
      const Matrix b = drawn(random, 300, columns);
      Matrix result = drawn(random, rows, columns);
      const Matrix more = added_in_order(result, a, b);
      add_product(a, b, result);
      CHECK(result == more);
      set_product(a, b, result);
      CHECK(result == product_in_order(a, b));
    }
  }
}

TEST_CASE("a bias is added to every column, after the sum") {
  Random random(4, RandomStream::data);
  for (const auto& [rows, inner, columns] :
       {std::tuple{1, 3, 9}, {2, 4, 10}, {4, 2, 3}, {7, 300, 20}, {19, 8, 1}}) {
    CAPTURE(rows);
    const Matrix a = drawn(random, rows, inner);
    const Matrix b = drawn(random, inner, columns);
    const Vector bias = drawn(random, rows, 1);
    Window result(random, rows, columns);
    set_product(a, b, bias, result.inside());
    Matrix tight(rows, columns);
    set_product(a, b, bias, tight);
    Matrix expected = product_in_order(a, b);
    expected.colwise() += bias;
    CHECK(result.inside() == expected);
    CHECK(tight == expected);
  }
}

TEST_CASE("NaN and infinity go through a product") {
  Matrix a = Matrix::Ones(5, 3);
  Matrix b = Matrix::Ones(3, 6);
  a(4, 1) = std::numeric_limits<Scalar>::quiet_NaN();
  b(0, 5) = std::numeric_limits<Scalar>::infinity();
  Matrix result(5, 6);
  set_product(a, b, result);
  for (Index column = 0; column < 6; ++column) {
    CHECK(result(4, column) != result(4, column));
    CHECK(result(0, column) == (column == 5 ? std::numeric_limits<Scalar>::infinity() : 3));
  }
}

TEST_CASE("rows are scattered to their places and nowhere else") {
  Random random(6, RandomStream::data);
  for (const Index rows : {1, 3, 4, 9}) {
    for (const Index columns : {1, 4, 7, 16}) {
      Window matrix(random, rows, columns);
      Matrix grids = drawn(random, columns + 5, rows);
      Matrix expected = grids;
      expected.middleRows(2, columns) = matrix.inside().transpose();
      scatter_rows(matrix.inside(), grids.data() + 2, grids.rows());
      CHECK(grids == expected);
    }
  }
}

TEST_CASE("columns are added one after the other to what there was") {
  Random random(5, RandomStream::data);
  for (const Index rows : {1, 3, 4, 6, 11}) {
    Window matrix(random, rows, 7);
    Vector sums = drawn(random, rows, 1);
    Vector expected = sums;
    for (Index column = 0; column < 7; ++column)
      expected += matrix.inside().col(column);
    add_columns(matrix.inside(), sums);
    CHECK(sums == expected);
  }
}

}  // namespace
}  // namespace descent
