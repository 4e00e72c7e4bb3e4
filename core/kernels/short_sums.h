#pragma once

#include <type_traits>

#include "core/kernels/product_panel.h"

/// Products of so few terms that the whole left operand stays in registers.
namespace descent {

/// The most terms: with more, the left operand's columns would not stay in registers.
inline constexpr Index most_terms = 4;

/// Whether so many terms are few enough; never where packets are no registers.
inline bool is_short(Index terms) { return packet_is_register && terms <= most_terms; }

/// A left operand of two rows up to a packet of them: its columns, and what is added to every sum.
template <Index terms>
struct ShortSums {
  Packet columns[terms];
  Packet bias;
  Index rows;

  /// The sums of one column of the result.
  [[gnu::always_inline]] Packet column(const Scalar* b) const {
    Packet sum{};
    for (Index k = 0; k < terms; ++k)
      sum += columns[k] * repeat(b[k]);
    return sum + bias;
  }
};

/// A B and the bias, with B (terms x columns) and the result (rows x columns) without gaps.
template <Index terms>
[[gnu::always_inline]] inline void multiply_short(const ShortSums<terms>& a, const Scalar* b,
                                                  Index columns, Scalar* result) {
  const Index rows = a.rows;
  // A store of a whole packet reaches into the next column, which is written after it.
  for (Index left = columns - 1; left > 0; --left) {
    store_packet(a.column(b), result);
    b += terms;
    result += rows;
  }
  const Packet last = a.column(b);
  if (rows == packet_size) {
    store_packet(last, result);
  } else {
    store_part(last, rows, result);
  }
}

/// Calls function with a constant of the value of `terms`, 1 to most_terms.
template <class Function>
[[gnu::always_inline]] inline void with_terms(Index terms, Function function) {
  if (terms == 1) return function(std::integral_constant<Index, 1>{});
  if (terms == 2) return function(std::integral_constant<Index, 2>{});
  if (terms == 3) return function(std::integral_constant<Index, 3>{});
  function(std::integral_constant<Index, 4>{});
}

}  // namespace descent
