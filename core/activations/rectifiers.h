#pragma once

#include "core/kernels/element_functions.h"

/// Relatives of ReLU: value and slope at one pre-activation z, where a is the value and alpha the
/// hyperparameter, if there is one. For loops that the compiler vectorises; NaN stays NaN.
namespace descent {

/// a = z for z > 0, alpha (e^z - 1) otherwise; slope 1 or a + alpha. Source: Clevert, Unterthiner
/// and Hochreiter (2016), section 3.
struct Elu {
  /// z, or alpha (e^z - 1) for z <= 0.
  static Scalar value(Scalar z, Scalar alpha) {
    return choose(z > 0, z, alpha * element_exp_minus_one(z));
  }
  /// 1, or a + alpha for z <= 0.
  static Scalar slope(Scalar z, Scalar a, Scalar alpha) {
    return choose(z > 0, Scalar{1}, a + alpha);
  }
};

/// a = lambda z for z > 0, lambda alpha (e^z - 1) otherwise; slope lambda or a + lambda alpha. The
/// two constants keep mean 0 and variance 1 from layer to layer. Source: Klambauer, Unterthiner,
/// Mayr and Hochreiter (2017), equation 2.
struct Selu {
  static constexpr Scalar lambda = Scalar(1.0507009873554805);
  static constexpr Scalar lambda_alpha = Scalar(1.0507009873554805 * 1.6732632423543772);
  /// lambda z, or lambda alpha (e^z - 1) for z <= 0.
  static Scalar value(Scalar z, Scalar) {
    return choose(z > 0, lambda * z, lambda_alpha * element_exp_minus_one(z));
  }
  /// lambda, or a + lambda alpha for z <= 0.
  static Scalar slope(Scalar z, Scalar a, Scalar) {
    return choose(z > 0, lambda, a + lambda_alpha);
  }
};

/// a = z F(z) with F the standard normal distribution and f its density; slope F + z f. Source:
/// Hendrycks and Gimpel (2016), section 2.
struct Gelu {
  /// z F(z).
  static Scalar value(Scalar z, Scalar) { return z * element_normal_distribution(z); }
  /// F(z) + z f(z).
  static Scalar slope(Scalar z, Scalar, Scalar) {
    const Scalar density = Scalar(0.3989422804014327) * element_exp(Scalar(-0.5) * z * z);
    return element_normal_distribution(z) + z * density;
  }
};

/// a = log(1 + e^z); slope 1 / (1 + e^-z). Source: Dugas, Bengio, Bélisle, Nadeau and Garcia
/// (2001), pages 472-478.
struct Softplus {
  /// log(1 + e^z).
  static Scalar value(Scalar z, Scalar) { return element_softplus(z); }
  /// 1 / (1 + e^-z).
  static Scalar slope(Scalar z, Scalar, Scalar) { return element_sigmoid(z); }
};

/// a = z s with s = 1 / (1 + e^-z); slope s + a (1 - s). Source: Ramachandran, Zoph and Le (2017),
/// section 4, with beta 1.
struct Swish {
  /// z / (1 + e^-z).
  static Scalar value(Scalar z, Scalar) { return z * element_sigmoid(z); }
  /// s + a (1 - s).
  static Scalar slope(Scalar z, Scalar a, Scalar) {
    const Scalar sigmoid = element_sigmoid(z);
    return sigmoid + a * (1 - sigmoid);
  }
};

/// a = z tanh(log(1 + e^z)) = z n / (n + 2) with e = e^z and n = e (e + 2);
/// slope n / (n + 2) + 4 z e (1 + e) / (n + 2)^2. Source: Misra (2019), abstract.
struct Mish {
  /// z n / (n + 2).
  static Scalar value(Scalar z, Scalar) {
    const Scalar e = bounded_exp(z);
    const Scalar n = e * (e + 2);
    return z * (n / (n + 2));
  }
  /// n / (n + 2) + 4 z e (1 + e) / (n + 2)^2.
  static Scalar slope(Scalar z, Scalar, Scalar) {
    const Scalar e = bounded_exp(z);
    const Scalar n = e * (e + 2);
    const Scalar share = 1 / (n + 2);
    return n * share + (4 * z * e * share) * ((1 + e) * share);
  }

 private:
  /// At z = 20 the value is z to the last bit in both precisions; e^z would soon overflow.
  static Scalar bounded_exp(Scalar z) { return element_exp(choose(z > 20, Scalar{20}, z)); }
};

}  // namespace descent
