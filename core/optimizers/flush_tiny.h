#pragma once

#include "core/types.h"

namespace descent {

/// Zero where |x| < 1e-30, else x; without a branch, so that loops vectorise. The moments of a dead
/// unit shrink by a constant factor per step until they are denormal, and on denormals every
/// processor is many times slower; WebAssembly has no switch to flush them. NaN stays NaN.
inline Scalar flush_tiny(Scalar x) {
  const Scalar size = x < 0 ? -x : x;
  return size < Scalar(1e-30) ? Scalar{0} : x;
}

}  // namespace descent
