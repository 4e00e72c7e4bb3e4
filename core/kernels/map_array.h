#pragma once

#include <cstddef>
#include <span>

#include "core/kernels/packet.h"
#include "core/types.h"

namespace descent {

/// y[i] = function(x[i]) for arrays of equal length that may be the same. Two loops, since a
/// compiler that must expect overlap with x does not vectorise the case x = y.
template <class Function>
void map_array(std::span<const Scalar> x, std::span<Scalar> y, Function function) {
  const std::size_t count = y.size();
  Scalar* const to = y.data();
  if (x.data() == to) {
    for (std::size_t i = 0; i < count; ++i)
      to[i] = function(to[i]);
    return;
  }
  const Scalar* const from = x.data();
  for (std::size_t i = 0; i < count; ++i)
    to[i] = function(from[i]);
}

/// The same with a function of packets, the last of which is filled up with zeros: number by number
/// the rest of an array would take longer than the whole of a small layer. Two packets at a time,
/// as the operations of one would wait for each other, and the function's constants are read anew
/// for each round.
template <class Function>
void map_packets(std::span<const Scalar> x, std::span<Scalar> y, Function function) {
  const Scalar* from = x.data();
  Scalar* to = y.data();
  Index left = static_cast<Index>(y.size());
  for (; left >= 2 * packet_size; left -= 2 * packet_size) {
    const Packet first = function(load_packet(from));
    const Packet second = function(load_packet(from + packet_size));
    store_packet(first, to);
    store_packet(second, to + packet_size);
    from += 2 * packet_size;
    to += 2 * packet_size;
  }
  for (; left > 0; left -= packet_size) {
    const bool whole = left >= packet_size;
    const Packet result = function(whole ? load_packet(from) : load_part(from, left));
    if (whole) {
      store_packet(result, to);
    } else {
      store_part(result, left, to);
    }
    from += packet_size;
    to += packet_size;
  }
}

}  // namespace descent
