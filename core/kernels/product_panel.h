#pragma once

#include "core/kernels/packet.h"

/// Copies of rows of a product's left operand, so that those of a panel lie side by side.
namespace descent {

/// The left operand by its places, a(i, k) = first[i * row_step + k * inner_step].
struct LeftOperand {
  const Scalar* first;
  Index row_step;
  Index inner_step;
};

/// Copies a whole panel whose rows already are side by side.
template <int packets>
void copy_panel(const Scalar* from, Index inner_step, Index inner, Scalar* panel) {
  for (Index k = 0; k < inner; ++k) {
    for (int packet = 0; packet < packets; ++packet)
      store_packet(load_packet(from + packet * packet_size), panel + packet * packet_size);
    from += inner_step;
    panel += packets * packet_size;
  }
}

/// Copies a whole panel whose rows run along the memory.
template <int packets>
void turn_panel(const Scalar* from, Index row_step, Index inner, Scalar* panel) {
  constexpr Index height = packets * packet_size;
  Index k = 0;
  for (; k + packet_size <= inner; k += packet_size) {
    for (int packet = 0; packet < packets; ++packet) {
      const Scalar* first = from + packet * packet_size * row_step + k;
      Packet square[packet_size];
      for (Index row = 0; row < packet_size; ++row)
        square[row] = load_packet(first + row * row_step);
      transpose(square);
      for (Index column = 0; column < packet_size; ++column)
        store_packet(square[column], panel + (k + column) * height + packet * packet_size);
    }
  }
  for (; k < inner; ++k) {
    for (Index row = 0; row < height; ++row)
      panel[k * height + row] = from[row * row_step + k];
  }
}

/// Copies fewer rows than a panel has; zeros take the places of the others.
template <int packets>
void fill_panel(const LeftOperand& a, Index rows, Index inner, Scalar* panel) {
  constexpr Index height = packets * packet_size;
  for (Index k = 0; k < inner; ++k) {
    Scalar* const to = panel + k * height;
    for (int packet = 0; packet < packets; ++packet)
      store_packet(Packet{}, to + packet * packet_size);
    for (Index row = 0; row < rows; ++row)
      to[row] = a.first[row * a.row_step + k * a.inner_step];
  }
}

/// Copies the first rows of `a` (one column of a panel after the other) for sums of length `inner`.
template <int packets>
void copy_rows(const LeftOperand& a, Index rows, Index inner, Scalar* panel) {
  if (rows < packets * packet_size) {
    fill_panel<packets>(a, rows, inner, panel);
  } else if (a.row_step == 1) {
    copy_panel<packets>(a.first, a.inner_step, inner, panel);
  } else {
    turn_panel<packets>(a.first, a.row_step, inner, panel);
  }
}

}  // namespace descent
