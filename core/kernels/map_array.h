#pragma once

#include <cstddef>
#include <span>

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

}  // namespace descent
