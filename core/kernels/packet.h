#pragma once

#include <cstddef>
#include <cstring>

#include "core/types.h"

/// Packets: as many Scalars as 16 bytes hold, on which one instruction works at once. A language
/// extension that GCC and Clang share; without such instructions they work number by number, with
/// the same bits.
namespace descent {

/// Four floats, or two doubles.
using Packet = Scalar __attribute__((vector_size(16)));

/// Scalars in a packet.
inline constexpr Index packet_size = static_cast<Index>(sizeof(Packet) / sizeof(Scalar));

/// Whether a packet is one register; else each of its numbers takes one, and less is summed at
/// once.
#if defined(__wasm__) && !defined(__wasm_simd128__)
inline constexpr bool packet_is_register = false;
#else
inline constexpr bool packet_is_register = true;
#endif

/// The packet that begins at `from`, wherever that is.
inline Packet load_packet(const Scalar* from) {
  Packet packet;
  std::memcpy(&packet, from, sizeof packet);
  return packet;
}

/// Writes a packet to the numbers from `to` on.
inline void store_packet(Packet packet, Scalar* to) { std::memcpy(to, &packet, sizeof packet); }

/// The first `count` numbers from `from` on, fewer than a packet's; zeros behind them. One by one
/// into a register: by way of memory the packet would wait for each of them.
inline Packet load_part(const Scalar* from, [[maybe_unused]] Index count) {
#ifdef DESCENT_DOUBLE
  return Packet{from[0]};
#else
  if (count == 1) return Packet{from[0]};
  if (count == 2) return Packet{from[0], from[1]};
  return Packet{from[0], from[1], from[2]};
#endif
}

/// Writes the first `count` numbers of a packet, fewer than all.
inline void store_part(Packet packet, [[maybe_unused]] Index count, Scalar* to) {
  to[0] = packet[0];
#ifndef DESCENT_DOUBLE
  if (count > 1) to[1] = packet[1];
  if (count > 2) to[2] = packet[2];
#endif
}

/// A packet of equal numbers, or the number itself.
template <class Number = Packet>
inline Number repeat(Scalar value) {
  if constexpr (sizeof(Number) == sizeof(Scalar)) {
    return value;
  } else if constexpr (packet_size == 2) {
    return Number{value, value};
  } else {
    return Number{value, value, value, value};
  }
}

/// A function's constants, to be read where they are used. Clang would write packets of them into
/// WebAssembly's code, and V8 takes three instructions to make one of that, in each round of a
/// loop.
template <std::size_t count>
inline const Scalar* read_constants(const Scalar (&constants)[count]) {
  const Scalar* from = constants;
#ifdef __wasm_simd128__
  asm("" : "+r"(from));
#endif
  return from;
}

/// x, but at most `bound`; NaN where x is.
inline Scalar at_most(Scalar x, Scalar bound) { return bound < x ? bound : x; }
/// x, but at least `bound`; NaN where x is.
inline Scalar at_least(Scalar x, Scalar bound) { return bound > x ? bound : x; }

/// Of every number at most that of `bound`. WebAssembly has two minima, and for the selection Clang
/// takes the one that costs x86 eight instructions instead of one.
inline Packet at_most(Packet x, Packet bound) {
#ifdef __wasm_simd128__
  return __builtin_wasm_pmin_f32x4(x, bound);
#else
  return bound < x ? bound : x;
#endif
}
/// Of every number at least that of `bound`.
inline Packet at_least(Packet x, Packet bound) {
#ifdef __wasm_simd128__
  return __builtin_wasm_pmax_f32x4(x, bound);
#else
  return bound > x ? bound : x;
#endif
}

/// Turns the rows of a square of packets into its columns.
inline void transpose(Packet (&square)[packet_size]) {
#ifdef DESCENT_DOUBLE
  const Packet a = square[0];
  const Packet b = square[1];
  square[0] = Packet{a[0], b[0]};
  square[1] = Packet{a[1], b[1]};
#else
  const Packet low_ab = __builtin_shufflevector(square[0], square[1], 0, 4, 1, 5);
  const Packet low_cd = __builtin_shufflevector(square[2], square[3], 0, 4, 1, 5);
  const Packet high_ab = __builtin_shufflevector(square[0], square[1], 2, 6, 3, 7);
  const Packet high_cd = __builtin_shufflevector(square[2], square[3], 2, 6, 3, 7);
  square[0] = __builtin_shufflevector(low_ab, low_cd, 0, 1, 4, 5);
  square[1] = __builtin_shufflevector(low_ab, low_cd, 2, 3, 6, 7);
  square[2] = __builtin_shufflevector(high_ab, high_cd, 0, 1, 4, 5);
  square[3] = __builtin_shufflevector(high_ab, high_cd, 2, 3, 6, 7);
#endif
}

}  // namespace descent
