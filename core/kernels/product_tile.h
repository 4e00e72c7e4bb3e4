#pragma once

#include "core/kernels/packet.h"

/// The innermost part of a product: a tile of the result, whose sums stay in registers.
namespace descent {

/// Rows of a panel: two packets.
inline constexpr Index panel_rows = 2 * packet_size;
/// Columns that are computed at once: with a panel's rows their sums fill half of the 16 registers.
inline constexpr int tile_columns = 4;

/// The right operand by its places, b(k, j) = first[k * inner_step + j * column_step].
struct RightOperand {
  const Scalar* first;
  Index inner_step;
  Index column_step;
};

/// What becomes of the finished sums of a panel's rows.
template <int packets>
struct PanelFinish {
  /// Whether they are added to what the result holds.
  bool adds;
  /// Whether `bias` is added to each column.
  bool has_bias;
  Packet bias[packets];
  /// How many rows there are; of the last packet some may be missing.
  Index rows;
};

/// Sums over k of a(., k) b(k, j), one after the other, for a tile of `packets` packets of rows and
/// so many columns; a(., k) lies at a + k * a_step.
template <int packets, int columns>
[[gnu::always_inline]] inline void sum_tile(const Scalar* a, Index a_step, const RightOperand& b,
                                            Index inner, Packet (&sums)[packets][columns]) {
  const Scalar* from[columns];
  for (int column = 0; column < columns; ++column) {
    from[column] = b.first + column * b.column_step;
    for (int packet = 0; packet < packets; ++packet)
      sums[packet][column] = Packet{};
  }
  const Index step = b.inner_step;
  for (Index k = 0; k < inner; ++k) {
    Packet rows[packets];
    for (int packet = 0; packet < packets; ++packet)
      rows[packet] = load_packet(a + packet * packet_size);
    a += a_step;
    for (int column = 0; column < columns; ++column) {
      const Packet factor = repeat(*from[column]);
      from[column] += step;
      for (int packet = 0; packet < packets; ++packet)
        sums[packet][column] += rows[packet] * factor;
    }
  }
}

/// Writes a tile's sums to the result, column by column `step` apart.
template <bool whole, int packets, int columns>
[[gnu::always_inline]] inline void finish_tile(const Packet (&sums)[packets][columns],
                                               const PanelFinish<packets>& finish, Scalar* result,
                                               Index step) {
  const Index in_last = finish.rows - (packets - 1) * packet_size;
  for (int column = 0; column < columns; ++column) {
    for (int packet = 0; packet < packets; ++packet) {
      Scalar* const to = result + column * step + packet * packet_size;
      const bool is_part = !whole && packet + 1 == packets;
      Packet sum = sums[packet][column];
      if (finish.adds) sum = (is_part ? load_part(to, in_last) : load_packet(to)) + sum;
      if (finish.has_bias) sum += finish.bias[packet];
      if (is_part) {
        store_part(sum, in_last, to);
      } else {
        store_packet(sum, to);
      }
    }
  }
}

/// So many columns of one panel of the result: all rows of the panel, the sums of length `inner`.
template <int packets, int columns>
[[gnu::always_inline]] inline void run_tile(const Scalar* a, Index a_step, const RightOperand& b,
                                            Index inner, const PanelFinish<packets>& finish,
                                            Scalar* result, Index step) {
  Packet sums[packets][columns];
  sum_tile(a, a_step, b, inner, sums);
  if (finish.rows == packets * packet_size) {
    finish_tile<true>(sums, finish, result, step);
  } else {
    finish_tile<false>(sums, finish, result, step);
  }
}

/// One panel of the result, of any number of columns. The sums' loop is short and inside the one
/// over the columns because V8 unrolls a loop by itself, the more the deeper it lies; unrolled here
/// it has too few registers.
template <int packets>
void run_panel(const Scalar* a, Index a_step, RightOperand b, Index inner,
               const PanelFinish<packets>& finish, Scalar* result, Index step, Index columns) {
  for (; columns >= tile_columns; columns -= tile_columns) {
    run_tile<packets, tile_columns>(a, a_step, b, inner, finish, result, step);
    b.first += tile_columns * b.column_step;
    result += tile_columns * step;
  }
  if (columns == 3) run_tile<packets, 3>(a, a_step, b, inner, finish, result, step);
  if (columns == 2) run_tile<packets, 2>(a, a_step, b, inner, finish, result, step);
  if (columns == 1) run_tile<packets, 1>(a, a_step, b, inner, finish, result, step);
}

}  // namespace descent
