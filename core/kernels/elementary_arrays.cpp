#include <cstdint>

#include "core/kernels/bit_cast.h"
#include "core/kernels/elementary.h"
#include "core/kernels/map_array.h"

// The loops are for the compiler to vectorise: no branches, no calls, no conversions. Each element
// takes the same operations in the same order in a vector and alone, so both give the same bits.
namespace descent {
namespace {

#ifdef DESCENT_DOUBLE

double exponential(double x) { return exact_exp(x); }

double hyperbolic_tangent(double x) {
  const double size = x < 0 ? -x : x;
  // (1 - e) / (1 + e) loses digits near 0, where the odd series has them.
  const double square = x * x;
  const double series = x * (1 - square * (1.0 / 3 - square * (2.0 / 15 - square * (17.0 / 315))));
  const double e = exact_exp(-2 * size);
  const double ratio = (1 - e) / (1 + e);
  return size < 0.005 ? series : (x < 0 ? -ratio : ratio);
}

double logistic(double x) {
  const double e = exact_exp(x < 0 ? x : -x);
  return (x < 0 ? e : 1.0) / (1.0 + e);
}

#else

/// Adding 1.5 * 2^23 leaves the nearest whole number in the low bits of the sum.
constexpr float rounder = 12582912.0F;
constexpr std::int32_t rounder_bits = 0x4b400000;
constexpr float log2_e = 1.442695041F;
/// ln 2 in two parts (Cody and Waite, 1980): 14 bits, so that a product with n is exact.
constexpr float ln2_high = 0.693115234375F;
constexpr float ln2_low = 3.19461833e-5F;

/// `condition ? yes : no` by masks: GCC takes ?: for a branch, as its comparisons might trap.
inline float choose(bool condition, float yes, float no) {
  const std::uint32_t mask = 0U - static_cast<std::uint32_t>(condition);
  return bit_cast<float>((bit_cast<std::uint32_t>(yes) & mask) |
                         (bit_cast<std::uint32_t>(no) & ~mask));
}

/// x = n ln 2 + r with |r| <= ln 2 / 2.
struct Reduced {
  std::int32_t n;
  float r;
};

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

inline float power_of_two(std::int32_t n) {
  return bit_cast<float>(static_cast<std::uint32_t>(n + 127) << 23);
}

inline float exponential(float x) {
  // Written so that NaN stays: comparisons with it are false.
  const float below = choose(x > 89.0F, 89.0F, x);
  const float bounded = choose(below < -88.0F, -88.0F, below);
  const auto [n, r] = reduce(bounded);
  // 2^n in two factors, since 2^128 is not a number itself.
  const std::int32_t half = n >> 1;
  const float y = (1.0F + exp_minus_one(r)) * power_of_two(half) * power_of_two(n - half);
  // Below 2^-126 results would be denormal, which every processor is slow at.
  return choose(x < -87.33654F, 0.0F, y);
}

inline float hyperbolic_tangent(float x) {
  const auto bits = bit_cast<std::uint32_t>(x);
  const float size = bit_cast<float>(bits & 0x7fffffffU);
  // tanh(x) rounds to 1 above 9.02.
  const float bounded = choose(size > 9.1F, 9.1F, size);
  // tanh(x) = m / (m + 2) with m = e^(2x) - 1, which keeps all digits near 0.
  const auto [n, r] = reduce(bounded + bounded);
  const float power = power_of_two(n);
  const float m = power * exp_minus_one(r) + (power - 1.0F);
  const float y = choose(size < 1.17549435e-38F, 0.0F, m / (m + 2.0F));
  return bit_cast<float>(bit_cast<std::uint32_t>(y) | (bits & 0x80000000U));
}

inline float logistic(float x) {
  // e^-|x| cannot overflow.
  const float e = exponential(choose(x > 0.0F, -x, x));
  return choose(x > 0.0F, 1.0F, e) / (1.0F + e);
}

#endif

}  // namespace

void exp_array(std::span<const Scalar> x, std::span<Scalar> y) {
  map_array(x, y, [](Scalar value) { return exponential(value); });
}

void tanh_array(std::span<const Scalar> x, std::span<Scalar> y) {
  map_array(x, y, [](Scalar value) { return hyperbolic_tangent(value); });
}

void sigmoid_array(std::span<const Scalar> x, std::span<Scalar> y) {
  map_array(x, y, [](Scalar value) { return logistic(value); });
}

}  // namespace descent
