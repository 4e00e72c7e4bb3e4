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

/// Copies the columns with these numbers, of so many rows, one behind the other; rows that the
/// compiler knows need no loop. By packets and not by memcpy, whose call takes longer than to copy
/// a few numbers.
template <Index known_rows>
[[gnu::always_inline]] inline void gather_columns(const Scalar* from, Index any_rows,
                                                  std::span<const std::uint32_t> numbers,
                                                  Scalar* to) {
  const Index rows = known_rows == Eigen::Dynamic ? any_rows : known_rows;
  for (const std::uint32_t number : numbers) {
    const Scalar* source = from + static_cast<Index>(number) * rows;
    Index left = rows;
    for (; left >= packet_size; left -= packet_size) {
      store_packet(load_packet(source), to);
      source += packet_size;
      to += packet_size;
    }
    for (; left > 0; --left)
      *to++ = *source++;
  }
}

/// Copies the columns with these numbers to the first ones of `to`, (rows x numbers).
inline void gather_columns(const Matrix& from, std::span<const std::uint32_t> numbers, Matrix& to) {
  const Index rows = from.rows();
  if (rows == 1) {
    gather_columns<1>(from.data(), rows, numbers, to.data());
  } else if (rows == 2) {
    gather_columns<2>(from.data(), rows, numbers, to.data());
  } else {
    gather_columns<Eigen::Dynamic>(from.data(), rows, numbers, to.data());
  }
}

}  // namespace descent
