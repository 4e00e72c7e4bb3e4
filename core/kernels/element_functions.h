#pragma once

#include <cstddef>
#include <cstdint>

#include "core/kernels/bit_cast.h"
#include "core/kernels/elementary.h"
#include "core/kernels/packet.h"

/// Elementary functions of one Scalar for loops that the compiler vectorises: no branches, no
/// calls, no conversions. Each element takes the same operations in the same order in a vector and
/// alone, so both give the same bits. The double build, which no loop of the page runs, calls the
/// exact functions instead. NaN stays NaN.
namespace descent {

#ifdef DESCENT_DOUBLE

/// `condition ? yes : no`.
inline double choose(bool condition, double yes, double no) { return condition ? yes : no; }

/// e^x, at most 2 ulp.
inline double element_exp(double x) { return exact_exp(x); }

/// tanh x = (1 - e^-2x) / (1 + e^-2x).
inline double element_tanh(double x) {
  const double size = x < 0 ? -x : x;
  // (1 - e) / (1 + e) loses digits near 0, where the odd series has them.
  const double square = x * x;
  const double series = x * (1 - square * (1.0 / 3 - square * (2.0 / 15 - square * (17.0 / 315))));
  const double e = exact_exp(-2 * size);
  const double ratio = (1 - e) / (1 + e);
  return size < 0.005 ? series : (x < 0 ? -ratio : ratio);
}

/// 1 / (1 + e^-x).
inline double element_sigmoid(double x) {
  const double e = exact_exp(x < 0 ? x : -x);
  return (x < 0 ? e : 1.0) / (1.0 + e);
}

/// e^x - 1 for x <= 0; 0 above.
inline double element_exp_minus_one(double x) {
  // 2 t / (1 - t) with t = tanh(x / 2), which keeps the digits near 0.
  const double t = element_tanh(0.5 * (x > 0 ? 0 : x));
  return 2 * t / (1 - t);
}

/// log(1 + e^x).
inline double element_softplus(double x) { return exact_softplus(x); }

/// Share of the standard normal distribution up to x, (1 + erf(x / sqrt 2)) / 2.
inline double element_normal_distribution(double x) { return exact_normal_distribution(x); }

/// sin x for |x| <= 1e5; arguments beyond count as +-1e5.
inline double element_sin(double x) { return exact_sin(x > 1e5 ? 1e5 : (x < -1e5 ? -1e5 : x)); }

/// cos x, likewise.
inline double element_cos(double x) { return exact_cos(x > 1e5 ? 1e5 : (x < -1e5 ? -1e5 : x)); }

#else

/// `condition ? yes : no` by masks: GCC takes ?: for a branch, as its comparisons might trap.
inline float choose(bool condition, float yes, float no) {
  const std::uint32_t mask = 0U - static_cast<std::uint32_t>(condition);
  return bit_cast<float>((bit_cast<std::uint32_t>(yes) & mask) |
                         (bit_cast<std::uint32_t>(no) & ~mask));
}

namespace element {

/// Adding 1.5 * 2^23 leaves the nearest whole number in the low bits of the sum.
inline constexpr float rounder = 12582912.0F;
inline constexpr std::int32_t rounder_bits = 0x4b400000;
inline constexpr float log2_e = 1.442695041F;
/// ln 2 in two parts (Cody and Waite, 1980, chapter 6): 14 bits, so that a product with n is exact.
inline constexpr float ln2_high = 0.693115234375F;
inline constexpr float ln2_low = 3.19461833e-5F;
inline constexpr float smallest_normal = 1.17549435e-38F;

/// x = n ln 2 + r with |r| <= ln 2 / 2.
struct Reduced {
  std::int32_t n;
  float r;
};

/// The n and r of a number from -88 to 89; source: Cody and Waite (1980), chapter 6.
inline Reduced reduce(float x) {
  const float rounded = x * log2_e + rounder;
  const float n = rounded - rounder;
  return {bit_cast<std::int32_t>(rounded) - rounder_bits, (x - n * ln2_high) - n * ln2_low};
}

/// e^r - 1 for |r| <= ln 2 / 2, relative error 2.6e-8: r + r^2 q(r), q through the values of
/// (e^r - 1 - r) / r^2 at the Chebyshev nodes of degree 5.
inline float exp_minus_one(float r) {
  float q = 1.39262131e-3F;
  q = q * r + 8.36320315e-3F;
  q = q * r + 4.16665561e-2F;
  q = q * r + 1.66665763e-1F;
  q = q * r + 0.5F;
  return r + r * r * q;
}

/// 2^n, exactly, for n from -126 to 127.
inline float power_of_two(std::int32_t n) {
  return bit_cast<float>(static_cast<std::uint32_t>(n + 127) << 23);
}

/// sin(x + quarters * pi / 2) for |x| <= 1e5; arguments beyond count as +-1e5.
inline float sine_after(float x, std::uint32_t quarters) {
  // pi / 2 in four parts, the first three of 8 bits: their products with n < 2^16 are exact.
  constexpr float half_pi_1 = 0x1.92p+0F;
  constexpr float half_pi_2 = 0x1.fap-12F;
  constexpr float half_pi_3 = 0x1.54p-20F;
  constexpr float half_pi_4 = 0x1.10b461p-30F;
  const float below = choose(x > 1e5F, 1e5F, x);
  const float bounded = choose(below < -1e5F, -1e5F, below);
  const float rounded = bounded * 0.636619772F + rounder;
  const float n = rounded - rounder;
  const float r = (((bounded - n * half_pi_1) - n * half_pi_2) - n * half_pi_3) - n * half_pi_4;
  const float square = r * r;
  // Through the values of (sin r / r - 1) / r^2 and (cos r - 1 + r^2 / 2) / r^4 at the Chebyshev
  // nodes of degree 2 in r^2; errors 1.4e-8 and 1e-9.
  float s = -1.958285585e-4F;
  s = s * square + 8.332724733e-3F;
  s = s * square - 1.666666454e-1F;
  const float sine = r + r * square * s;
  float c = 2.454289634e-5F;
  c = c * square - 1.388827945e-3F;
  c = c * square + 4.166666454e-2F;
  const float cosine = (1.0F - 0.5F * square) + square * square * c;
  const std::uint32_t quarter = bit_cast<std::uint32_t>(rounded) + quarters;
  const float y = choose((quarter & 1U) != 0U, cosine, sine);
  return bit_cast<float>(bit_cast<std::uint32_t>(y) ^ ((quarter & 2U) << 30));
}

/// A polynomial of x by Horner's rule, its coefficients from the highest power's on.
template <std::size_t count, class Number>
inline Number polynomial(const float (&coefficients)[count], Number x) {
  const float* const from = read_constants(coefficients);
  Number sum = repeat<Number>(from[0]);
  for (std::size_t i = 1; i < count; ++i)
    sum = sum * x + repeat<Number>(from[i]);
  return sum;
}

}  // namespace element

/// e^x, at most 4 ulp; 0 below -87.34, where results would be denormal.
inline float element_exp(float x) {
  // Written so that NaN stays: comparisons with it are false.
  const float below = choose(x > 89.0F, 89.0F, x);
  const float bounded = choose(below < -88.0F, -88.0F, below);
  const auto [n, r] = element::reduce(bounded);
  // 2^n in two factors, since 2^128 is not a number itself.
  const std::int32_t half = n >> 1;
  const float y = (1.0F + element::exp_minus_one(r)) * element::power_of_two(half) *
                  element::power_of_two(n - half);
  // Below 2^-126 results would be denormal, which every processor is slow at.
  return choose(x < -87.33654F, 0.0F, y);
}

/// tanh x, at most 6 ulp, denormal only where x is; `Number` is float or Packet.
///   x p(x^2) / q(x^2) with polynomials of degree 4 whose largest relative error up to |x| = 9.1,
///   above which tanh x rounds to 1, is least (2.4e-8)
template <class Number>
inline Number element_tanh(Number x) {
  static constexpr float numerator[] = {1.32429108e-8F, 2.05341257e-5F, 3.49129224e-3F,
                                        0.133775011F, 1.0F};
  static constexpr float denominator[] = {7.7324836e-7F, 3.27842397e-4F, 2.58609205e-2F,
                                          0.46710822F, 1.0F};
  static constexpr float bounds[] = {9.1F, -9.1F, 1.0F, -1.0F};
  const float* const bound = read_constants(bounds);
  const Number bounded = at_least(at_most(x, repeat<Number>(bound[0])), repeat<Number>(bound[1]));
  const Number square = bounded * bounded;
  const Number p = element::polynomial(numerator, square);
  const Number q = element::polynomial(denominator, square);
  return at_least(at_most(bounded * p / q, repeat<Number>(bound[2])), repeat<Number>(bound[3]));
}

/// 1 / (1 + e^-x), at most 4 ulp.
inline float element_sigmoid(float x) {
  // e^-|x| cannot overflow.
  const float e = element_exp(choose(x > 0.0F, -x, x));
  return choose(x > 0.0F, 1.0F, e) / (1.0F + e);
}

/// e^x - 1 for x <= 0, at most 4 ulp; 0 above.
inline float element_exp_minus_one(float x) {
  const float below = choose(x > -element::smallest_normal, 0.0F, x);
  const float bounded = choose(below < -20.0F, -20.0F, below);
  const auto [n, r] = element::reduce(bounded);
  const float power = element::power_of_two(n);
  return power * element::exp_minus_one(r) + (power - 1.0F);
}

/// log(1 + e^x), at most 4 ulp.
inline float element_softplus(float x) {
  // log(1 + e) = 2 atanh(s) with s = e / (2 + e) <= 1 / 3; (atanh(s) / s - 1) / s^2 through its
  // values at the Chebyshev nodes of degree 3 in s^2, relative error 1.7e-8.
  const float e = element_exp(choose(x > 0.0F, -x, x));
  const float s = e / (2.0F + e);
  const float square = s * s;
  float q = 0.13425772F;
  q = q * square + 0.14118306F;
  q = q * square + 0.20003781F;
  q = q * square + 0.3333332F;
  const float logarithm = (s + s * square * q) * 2.0F;
  return choose(x > 0.0F, x, 0.0F) + logarithm;
}

/// Share of the standard normal distribution up to x, (1 + erf(x / sqrt 2)) / 2; error 2.5e-7.
inline float element_normal_distribution(float x) {
  // For s = |x| and t = 1 / (1 + 0.35 s) the share beyond s is e^(-s^2 / 2) t q(t), q through its
  // values at the Chebyshev nodes of degree 8 on s <= 14, relative error 6.4e-8.
  const float size = choose(x < 0.0F, -x, x);
  const float t = 1.0F / (1.0F + 0.35F * size);
  float q = -0.029679522F;
  q = q * t + 0.1465458303F;
  q = q * t - 0.2609612283F;
  q = q * t + 0.1650509959F;
  q = q * t - 0.02704660827F;
  q = q * t + 0.1071145876F;
  q = q * t + 0.1194449168F;
  q = q * t + 0.1399122981F;
  q = q * t + 0.1396187126F;
  const float tail = element_exp(-0.5F * size * size) * t * q;
  return choose(x > 0.0F, 1.0F - tail, tail);
}

/// sin x for |x| <= 1e5, error 1.5e-7; arguments beyond count as +-1e5.
inline float element_sin(float x) { return element::sine_after(x, 0U); }
/// cos x, likewise.
inline float element_cos(float x) { return element::sine_after(x, 1U); }

#endif

}  // namespace descent
