#include "core/kernels/products.h"

#include <algorithm>

#include "core/kernels/product_panel.h"
#include "core/kernels/product_tile.h"

namespace descent {
namespace {

/// From so many columns on a panel is read often enough to be worth a copy without gaps.
constexpr Index columns_worth_a_copy = 16;

/// A product's result, and what becomes of its sums.
struct Result {
  Scalar* first;
  Index rows;
  Index columns;
  /// From one column to the next.
  Index step;
  /// Whether the sums are added to what the result holds.
  bool adds;
  /// Added to every column, its numbers `bias_step` apart; may be missing.
  const Scalar* bias;
  Index bias_step;
};

/// The bias of `rows` rows from `first_row` on.
template <int packets>
void take_bias(const Result& result, Index first_row, Index rows, Packet (&bias)[packets]) {
  const Scalar* from = result.bias + first_row;
  for (int packet = 0; packet < packets; ++packet) {
    const Index left = rows - packet * packet_size;
    if (result.bias_step == 0) {
      bias[packet] = repeat(*result.bias);
    } else {
      bias[packet] = left < packet_size ? load_part(from, left) : load_packet(from);
      from += packet_size;
    }
  }
}

/// A panel from a copy of its rows. A function of its own, as a compiler computes what loops need
/// ahead of them, and most small products copy nothing.
template <int packets>
[[gnu::noinline]] void run_copy(const LeftOperand& a, Panel<packets>& panel) {
  constexpr Index height = packets * packet_size;
  alignas(16) Scalar copy[height * part_length];
  copy_rows<packets>(a, panel.a, panel.rows, panel.inner, copy);
  panel.a = copy;
  panel.a_step = height;
  run_panel(panel);
}

/// What the sums from k = `done` on bring to a panel: `packets` packets of the result's rows from
/// `row` on.
template <int packets>
void run_rows(const LeftOperand& a, const RightOperand& b, Index inner, Index done, Index row,
              const Result& result) {
  constexpr Index height = packets * packet_size;
  Panel<packets> panel;
  panel.a = a.first + row * a.row_step + done * a.inner_step;
  panel.a_step = a.inner_step;
  panel.b.first = b.first + done * b.inner_step;
  panel.b.inner_step = b.inner_step;
  panel.b.column_step = b.column_step;
  panel.inner = std::min(part_length, inner - done);
  panel.rows = std::min(height, result.rows - row);
  panel.columns = result.columns;
  panel.result = result.first + row;
  panel.step = result.step;
  panel.adds = result.adds || done > 0;
  if (result.bias != nullptr && done + panel.inner == inner) {
    take_bias(result, row, panel.rows, panel.bias);
  } else {
    for (Packet& bias : panel.bias)
      bias = repeat(Scalar{-0.0F});
  }
  const bool has_gaps = a.row_step != 1 || panel.rows < height;
  const bool is_read_often = result.columns >= columns_worth_a_copy && a.inner_step != height;
  if (has_gaps || is_read_often) {
    run_copy(a, panel);
  } else {
    run_panel(panel);
  }
}

/// Operands by reference, and none copied whole: WebAssembly passes them by memory, and numbers
/// that are written one by one and read two by two have to be waited for.
void run_product(const LeftOperand& a, const RightOperand& b, Index inner, const Result& result) {
  for (Index done = 0; done < inner; done += part_length) {
    for (Index row = 0; row < result.rows; row += panel_rows) {
      if (result.rows - row > packet_size) {
        run_rows<2>(a, b, inner, done, row, result);
      } else {
        run_rows<1>(a, b, inner, done, row, result);
      }
    }
  }
}

/// A B, or A B and the bias added to its columns, or added to the result. A single row is computed
/// as the column B^T A^T, since it is rows that fill packets.
void multiply(const LeftOperand& a, const RightOperand& b, Index inner, bool adds,
              const Scalar* bias, MatrixView& result) {
  const bool is_row = result.rows() == 1 && result.outerStride() == 1;
  if (is_row) {
    run_product({b.first, b.column_step, b.inner_step}, {a.first, a.inner_step, a.row_step}, inner,
                {result.data(), result.cols(), 1, result.cols(), adds, bias, 0});
  } else {
    run_product(a, b, inner,
                {result.data(), result.rows(), result.cols(), result.outerStride(), adds, bias, 1});
  }
}

LeftOperand left(const ConstMatrixView& a) { return {a.data(), 1, a.outerStride()}; }
LeftOperand left_transposed(const ConstMatrixView& a) { return {a.data(), a.outerStride(), 1}; }
RightOperand right(const ConstMatrixView& b) { return {b.data(), 1, b.outerStride()}; }
RightOperand right_transposed(const ConstMatrixView& b) { return {b.data(), b.outerStride(), 1}; }

}  // namespace

void set_product(ConstMatrixView a, ConstMatrixView b, MatrixView result) {
  multiply(left(a), right(b), a.cols(), false, nullptr, result);
}

void set_product(ConstMatrixView a, ConstMatrixView b, ConstVectorView bias, MatrixView result) {
  multiply(left(a), right(b), a.cols(), false, bias.data(), result);
}

void add_product(ConstMatrixView a, ConstMatrixView b, MatrixView result) {
  multiply(left(a), right(b), a.cols(), true, nullptr, result);
}

void set_transposed_product(ConstMatrixView a, ConstMatrixView b, MatrixView result) {
  multiply(left_transposed(a), right(b), a.rows(), false, nullptr, result);
}

void add_transposed_product(ConstMatrixView a, ConstMatrixView b, MatrixView result) {
  multiply(left_transposed(a), right(b), a.rows(), true, nullptr, result);
}

void set_product_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView result) {
  multiply(left(a), right_transposed(b), a.cols(), false, nullptr, result);
}

void add_product_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView result) {
  multiply(left(a), right_transposed(b), a.cols(), true, nullptr, result);
}

}  // namespace descent
