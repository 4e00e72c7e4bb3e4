#pragma once

#include "core/kernels/packet.h"

/// Columns of a narrow layer's matrices in registers.
namespace descent {

/// A column of two or more numbers. Its last packet may reach into the next column: reading there
/// is harmless and what is written there is written again, but in the last column it must be cut.
template <int packets>
struct Column {
  Packet rows[packets];
};

/// The column that begins at `from`; `in_last` counts the rows of its last packet, which matters
/// where that is cut.
template <int packets>
[[gnu::always_inline]] inline Column<packets> load_column(const Scalar* from, Index in_last,
                                                          bool is_cut) {
  Column<packets> column;
  for (int packet = 0; packet + 1 < packets; ++packet)
    column.rows[packet] = load_packet(from + packet * packet_size);
  const Scalar* const last = from + (packets - 1) * packet_size;
  column.rows[packets - 1] = is_cut ? load_part(last, in_last) : load_packet(last);
  return column;
}

/// Writes a column, likewise.
template <int packets>
[[gnu::always_inline]] inline void store_column(const Column<packets>& column, Index in_last,
                                                bool is_cut, Scalar* to) {
  for (int packet = 0; packet + 1 < packets; ++packet)
    store_packet(column.rows[packet], to + packet * packet_size);
  Scalar* const last = to + (packets - 1) * packet_size;
  if (is_cut) {
    store_part(column.rows[packets - 1], in_last, last);
  } else {
    store_packet(column.rows[packets - 1], last);
  }
}

}  // namespace descent
