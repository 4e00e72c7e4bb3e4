#pragma once

#include <cmath>

#include "core/types.h"

/// Sums over vectors in double and in their order: Eigen's own take the order of the packets.
namespace descent {

/// sum of a_i b_i; the vectors have equal length.
template <class First, class Second>
double dot_in_order(const First& a, const Second& b) {
  double sum = 0;
  for (Index i = 0; i < a.size(); ++i)
    sum += static_cast<double>(a(i)) * static_cast<double>(b(i));
  return sum;
}

/// Euclidean length, sqrt(sum of a_i^2).
template <class AnyVector>
double norm_in_order(const AnyVector& a) {
  return std::sqrt(dot_in_order(a, a));
}

}  // namespace descent
