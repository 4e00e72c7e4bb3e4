#pragma once

#include <cstdint>
#include <span>

#include "core/kernels/packet.h"

namespace descent {

/// Some columns of a matrix, which lie one after the other, as one array.
template <class AnyMatrix>
auto column_span(AnyMatrix& matrix, Index first, Index count) {
  return std::span(matrix.data() + matrix.rows() * first,
                   static_cast<std::size_t>(matrix.rows() * count));
}

/// Copies the columns with these numbers, one behind the other, to the first ones of `to`. By
/// packets and not by memcpy, whose call takes longer than to copy a few numbers.
inline void gather_columns(const Matrix& from, std::span<const std::uint32_t> numbers, Matrix& to) {
  const Index rows = from.rows();
  Scalar* target = to.data();
  for (const std::uint32_t number : numbers) {
    const Scalar* source = from.data() + static_cast<Index>(number) * rows;
    Index left = rows;
    for (; left >= packet_size; left -= packet_size) {
      store_packet(load_packet(source), target);
      source += packet_size;
      target += packet_size;
    }
    for (; left > 0; --left)
      *target++ = *source++;
  }
}

}  // namespace descent
