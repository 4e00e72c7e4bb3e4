#pragma once

#include "core/kernels/packet.h"

/// The innermost part of a product: a tile of the result, whose sums stay in registers.
namespace descent {

/// Rows of a panel: two packets.
inline constexpr Index panel_rows = 2 * packet_size;
/// Columns that are computed at once: with a panel's rows their sums fill half of the 16 registers.
inline constexpr int tile_columns = 4;

/// The right operand by its places, b(k, j) = first[k * inner_step + j * column_step]. One of the
/// steps is 1.
struct RightOperand {
  const Scalar* first;
  Index inner_step;
  Index column_step;
};

/// Rows of a product's result that are computed together, from a part of its sums.
template <int packets>
struct Panel {
  /// The left operand's rows side by side, those of each k `a_step` after those of the one before.
  const Scalar* a;
  Index a_step;
  RightOperand b;
  /// How long the sums are.
  Index inner;
  /// How many rows there are; of the last packet some may be missing.
  Index rows;
  Index columns;
  /// The result's rows, `step` from one column to the next.
  Scalar* result;
  Index step;
  /// Whether the sums are added to what the result holds.
  bool adds;
  /// Added to each column at last. -0, which changes no number, where there is none.
  Packet bias[packets];
};

/// Adds to a tile's sums what one k brings: a packet of rows from `a` on and one number at each of
/// `b`, `offset` further on.
template <int packets, int columns>
[[gnu::always_inline]] inline void add_terms(const Scalar* a, const Scalar* const (&b)[columns],
                                             int offset, Packet (&sums)[packets][columns]) {
  Packet rows[packets];
  for (int packet = 0; packet < packets; ++packet)
    rows[packet] = load_packet(a + packet * packet_size);
  for (int column = 0; column < columns; ++column) {
    const Packet factor = repeat(b[column][offset]);
    for (int packet = 0; packet < packets; ++packet)
      sums[packet][column] += rows[packet] * factor;
  }
}

/// Sums over k of a(., k) b(k, j), one after the other, for a whole tile of `packets` packets of
/// rows; a(., k) lies at a + k * a_step. `turned` says that it is b's columns that lie side by
/// side.
///
/// Four or eight terms follow one another, with a way out after each. In a loop of one term a third
/// of the instructions move pointers or test the end, and where two threads share a processor core
/// it is the instructions that are waited for, not the arithmetic. Eight pay where the terms lie at
/// fixed places. The ways out also keep Binaryen and V8 from mixing terms, for which there are too
/// few registers.
template <bool turned, int packets, int columns>
[[gnu::always_inline]] inline void sum_tile(const Scalar* a, Index a_step, const RightOperand& b,
                                            Index inner, Packet (&sums)[packets][columns]) {
  constexpr int terms = turned || packets == 1 || !packet_is_register ? 4 : 8;
  const Scalar* from[columns];
  for (int column = 0; column < columns; ++column)
    from[column] = b.first + column * (turned ? 1 : b.column_step);
  for (;; inner -= terms) {
#pragma GCC unroll 8
    for (int term = 0; term < terms; ++term) {
      add_terms(a, from, turned ? 0 : term, sums);
      if (inner == term + 1) return;
      a += a_step;
      if (!turned) continue;
      from[0] += b.inner_step;
      for (int column = 1; column < columns; ++column)
        from[column] = from[0] + column;
    }
    if (turned) continue;
    for (const Scalar*& column : from)
      column += terms;
  }
}

/// The same for the columns that are left over, fewer than a tile's.
template <int packets, int columns>
[[gnu::always_inline]] inline void sum_rest(const Scalar* a, Index a_step, const RightOperand& b,
                                            Index inner, Packet (&sums)[packets][columns]) {
  const Scalar* from[columns];
  for (int column = 0; column < columns; ++column)
    from[column] = b.first + column * b.column_step;
  for (Index k = 0; k < inner; ++k) {
    add_terms(a, from, 0, sums);
    a += a_step;
    for (const Scalar*& column : from)
      column += b.inner_step;
  }
}

/// Writes a tile's sums to its columns of the result.
template <bool whole, int packets, int columns>
[[gnu::always_inline]] inline void finish_tile(Packet (&sums)[packets][columns],
                                               const Panel<packets>& panel, Scalar* result,
                                               Index step) {
  const Index in_last = panel.rows - (packets - 1) * packet_size;
  if (panel.adds) {
    for (int column = 0; column < columns; ++column) {
      for (int packet = 0; packet < packets; ++packet) {
        const Scalar* const from = result + column * step + packet * packet_size;
        const bool is_part = !whole && packet + 1 == packets;
        const Packet before = is_part ? load_part(from, in_last) : load_packet(from);
        sums[packet][column] = before + sums[packet][column];
      }
    }
  }
  for (int column = 0; column < columns; ++column) {
    for (int packet = 0; packet < packets; ++packet) {
      Scalar* const to = result + column * step + packet * packet_size;
      const Packet sum = sums[packet][column] + panel.bias[packet];
      if (!whole && packet + 1 == packets) {
        store_part(sum, in_last, to);
      } else {
        store_packet(sum, to);
      }
    }
  }
}

/// So many columns of a panel, those of b and of the result from `b` and `result` on.
template <bool turned, int packets, int columns>
[[gnu::always_inline]] inline void run_tile(const Panel<packets>& panel, const RightOperand& b,
                                            Scalar* result, Index step) {
  Packet sums[packets][columns] = {};
  if constexpr (columns == tile_columns) {
    sum_tile<turned>(panel.a, panel.a_step, b, panel.inner, sums);
  } else {
    sum_rest(panel.a, panel.a_step, b, panel.inner, sums);
  }
  if (panel.rows == packets * packet_size) {
    finish_tile<true>(sums, panel, result, step);
  } else {
    finish_tile<false>(sums, panel, result, step);
  }
}

/// A panel's whole tiles; gives the number of columns that are left over.
template <bool turned, int packets>
[[gnu::always_inline]] inline Index run_tiles(const Panel<packets>& panel, RightOperand& b,
                                              Scalar*& result, Index step) {
  Index columns = panel.columns;
  for (; columns >= tile_columns; columns -= tile_columns) {
    run_tile<turned, packets, tile_columns>(panel, b, result, step);
    b.first += tile_columns * b.column_step;
    result += tile_columns * step;
  }
  return columns;
}

/// A whole panel.
template <int packets>
void run_panel(const Panel<packets>& panel) {
  RightOperand b = panel.b;
  Scalar* result = panel.result;
  const Index step = panel.step;
  const Index rest = b.inner_step == 1 ? run_tiles<false>(panel, b, result, step)
                                       : run_tiles<true>(panel, b, result, step);
  if (rest == 3) run_tile<false, packets, 3>(panel, b, result, step);
  if (rest == 2) run_tile<false, packets, 2>(panel, b, result, step);
  if (rest == 1) run_tile<false, packets, 1>(panel, b, result, step);
}

}  // namespace descent
