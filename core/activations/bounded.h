#pragma once

#include "core/kernels/element_functions.h"

/// Bounded activations: value and slope at one pre-activation z, where a is the value and the last
/// argument is not used. For loops that the compiler vectorises; NaN stays NaN.
namespace descent {

/// a = max(-1, min(1, z)); slope 1 for -1 < z < 1, and 0 beyond and at both kinks. Source:
/// Bishop and Bishop (2024), equation 6.15, after Collobert's thesis.
struct HardTanh {
  /// Kept within -1 and 1.
  static Scalar value(Scalar z, Scalar) {
    const Scalar below = choose(z > 1, Scalar{1}, z);
    return choose(below < -1, Scalar{-1}, below);
  }
  /// 1 between the kinks, else 0.
  static Scalar slope(Scalar z, Scalar, Scalar) {
    return choose(z >= 1, Scalar{0}, choose(z <= -1, Scalar{0}, Scalar{1}));
  }
};

/// a = sin z; slope cos z. Source: Sitzmann, Martel, Bergman, Lindell and Wetzstein (2020),
/// equation 4.
struct Sine {
  /// sin z, for |z| <= 1e5; arguments beyond count as +-1e5.
  static Scalar value(Scalar z, Scalar) { return element_sin(z); }
  /// cos z.
  static Scalar slope(Scalar z, Scalar, Scalar) { return element_cos(z); }
};

/// a = e^(-z^2); slope -2 z a. Source: Broomhead and Lowe (1988), pages 321-355, radial basis
/// functions.
struct Gaussian {
  /// e^(-z^2).
  static Scalar value(Scalar z, Scalar) { return element_exp(-(z * z)); }
  /// -2 z a.
  static Scalar slope(Scalar z, Scalar a, Scalar) { return -2 * z * a; }
};

}  // namespace descent
