#pragma once

#include "core/kernels/element_functions.h"

/// Bounded activations: value and slope at one pre-activation z, where a is the value and the last
/// argument is not used. For loops that the compiler vectorises; NaN stays NaN.
namespace descent {

/// a = z, kept within -1 and 1; slope 0 at both kinks.
struct HardTanh {
  static Scalar value(Scalar z, Scalar) {
    const Scalar below = choose(z > 1, Scalar{1}, z);
    return choose(below < -1, Scalar{-1}, below);
  }
  static Scalar slope(Scalar z, Scalar, Scalar) {
    return choose(z >= 1, Scalar{0}, choose(z <= -1, Scalar{0}, Scalar{1}));
  }
};

/// a = sin z, slope cos z.
struct Sine {
  static Scalar value(Scalar z, Scalar) { return element_sin(z); }
  static Scalar slope(Scalar z, Scalar, Scalar) { return element_cos(z); }
};

/// a = e^(-z^2), slope -2 z a.
struct Gaussian {
  static Scalar value(Scalar z, Scalar) { return element_exp(-(z * z)); }
  static Scalar slope(Scalar z, Scalar a, Scalar) { return -2 * z * a; }
};

}  // namespace descent
