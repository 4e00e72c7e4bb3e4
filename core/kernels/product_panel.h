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

/// The first `count` of numbers `step` apart, at most a packet of them; zeros behind them.
inline Packet gather_packet(const Scalar* from, Index step, Index count) {
#ifdef DESCENT_DOUBLE
  if (count >= packet_size) return Packet{from[0], from[step]};
#else
  if (count >= packet_size) return Packet{from[0], from[step], from[2 * step], from[3 * step]};
  if (count == 3) return Packet{from[0], from[step], from[2 * step]};
  if (count == 2) return Packet{from[0], from[step]};
#endif
  return Packet{from[0]};
}

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
  // Packet by packet, as reading one that was written in parts would wait for them.
  for (; k < inner; ++k) {
    for (int packet = 0; packet < packets; ++packet) {
      const Scalar* first = from + packet * packet_size * row_step + k;
      store_packet(gather_packet(first, row_step, packet_size),
                   panel + k * height + packet * packet_size);
    }
  }
}

/// Copies fewer rows than a panel has; zeros take the places of the others.
template <int packets>
void fill_panel(const LeftOperand& a, const Scalar* from, Index rows, Index inner, Scalar* panel) {
  for (Index k = 0; k < inner; ++k) {
    for (int packet = 0; packet < packets; ++packet) {
      const Index done = packet * packet_size;
      store_packet(gather_packet(from + done * a.row_step, a.row_step, rows - done), panel + done);
    }
    from += a.inner_step;
    panel += packets * packet_size;
  }
}

/// Copies rows of `a` (one column of a panel after the other) for sums of length `inner`; the first
/// of both is at `from`.
template <int packets>
void copy_rows(const LeftOperand& a, const Scalar* from, Index rows, Index inner, Scalar* panel) {
  if (rows < packets * packet_size) {
    fill_panel<packets>(a, from, rows, inner, panel);
  } else if (a.row_step == 1) {
    copy_panel<packets>(from, a.inner_step, inner, panel);
  } else {
    turn_panel<packets>(from, a.row_step, inner, panel);
  }
}

}  // namespace descent
