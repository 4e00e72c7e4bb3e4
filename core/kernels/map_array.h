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

/// y[i] = function(x[i], ...) with a function of packets, of arrays x as long as y, of which each
/// may be y itself. The last packet is filled up with zeros: number by number the rest of an array
/// would take longer than the whole of a small layer. Two packets at a time, as the operations of
/// one would wait for each other, and the function's constants are read anew for each round.
template <class Function, class... Sources>
void map_packets(const std::span<Scalar>& y, Function function, const Sources*... x) {
  Scalar* to = y.data();
  Index left = static_cast<Index>(y.size());
  const auto step_over = [&](Index count) {
    ((x += count), ...);
    to += count;
    left -= count;
  };
  while (left >= 2 * packet_size) {
    const Packet first = function(load_packet(x)...);
    const Packet second = function(load_packet(x + packet_size)...);
    store_packet(first, to);
    store_packet(second, to + packet_size);
    step_over(2 * packet_size);
  }
  while (left > 0) {
    const bool whole = left >= packet_size;
    const Packet result = function((whole ? load_packet(x) : load_part(x, left))...);
    if (whole) {
      store_packet(result, to);
    } else {
      store_part(result, left, to);
    }
    step_over(packet_size);
  }
}

}  // namespace descent
