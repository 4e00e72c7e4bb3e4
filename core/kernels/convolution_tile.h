#pragma once

#include "core/kernels/convolution_sums.h"
#include "core/kernels/packet.h"

/// What the sums of a convolution share: tiles of their results, whose sums stay in registers.
namespace descent {

/// Packets of places, or of filters, that are summed at once.
inline constexpr int tile_packets = packet_is_register ? 2 : 1;
/// Filters, or channels, that are summed at once: the sums fill half of the 16 registers.
inline constexpr int convolution_columns = packet_is_register ? 4 : 2;

/// A tile's sums.
template <int columns>
using Sums = Packet[tile_packets][columns];

/// Sets a tile's sums to zero.
template <int columns>
[[gnu::always_inline]] inline void clear(Sums<columns>& sums) {
  for (int packet = 0; packet < tile_packets; ++packet) {
    for (int column = 0; column < columns; ++column)
      sums[packet][column] = Packet{};
  }
}

/// Calls tile<columns>(first) for so many columns from `first` on, until `count` are done. There
/// are few kinds of tiles, since each one is a good part of a kilobyte.
template <class Tile>
void for_each_tile(Index count, Tile tile) {
  Index first = 0;
  for (; first + convolution_columns <= count; first += convolution_columns)
    tile.template operator()<convolution_columns>(first);
  for (; first + 2 <= count; first += 2)
    tile.template operator()<2>(first);
  if (first < count) tile.template operator()<1>(first);
}

/// Writes a part of a packet; rare, so not repeated in every tile.
[[gnu::noinline]] inline void store_less(Packet packet, Index length, Scalar* to) {
  store_part(packet, length, to);
}
/// Reads a part of a packet, likewise.
[[gnu::noinline]] inline Packet load_less(const Scalar* from, Index length) {
  return length > 0 ? load_part(from, length) : Packet{};
}

/// Writes the first `length` numbers of a packet, which may be all or none.
inline void store_run(Packet packet, Index length, Scalar* to) {
  if (length == packet_size) {
    store_packet(packet, to);
  } else if (length > 0) {
    store_less(packet, length, to);
  }
}

/// The first `length` numbers from `from` on, which may be all of a packet's or none.
inline Packet load_run(const Scalar* from, Index length) {
  return length == packet_size ? load_packet(from) : load_less(from, length);
}

}  // namespace descent
