#include "core/kernels/elementary.h"

#include <cstddef>
#include <cstdint>
#include <limits>

#include "core/kernels/bit_cast.h"

namespace descent {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Adding 1.5 * 2^52 leaves the nearest whole number in the low bits of the sum: rounding without a
/// conversion, which would be undefined for huge values and NaN.
constexpr double rounder = 6755399441055744.0;

/// ln 2 and pi / 2 in parts (Cody and Waite, 1980, chapters 6 and 8): 33 bits each but the last, so
/// that the product with a whole number under 2^20 is exact.
constexpr double ln2_high = 0x1.62e42fefp-1;
constexpr double ln2_low = 0x1.473de6af278edp-34;
constexpr double half_pi_high = 0x1.921fb544p+0;
constexpr double half_pi_middle = 0x1.0b4611a6p-34;
constexpr double half_pi_low = 0x1.3198a2e037073p-69;

/// Sum of coefficients[i] * x^i.
template <std::size_t count>
double polynomial(const double (&coefficients)[count], double x) {
  double sum = coefficients[count - 1];
  for (std::size_t i = count - 1; i-- > 0;)
    sum = sum * x + coefficients[i];
  return sum;
}

/// 2^n for -1022 <= n <= 1023.
double power_of_two(std::int64_t n) {
  return bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52);
}

/// pi / 2 * quarter + high + low, with |high| <= pi / 4.
struct ReducedAngle {
  double high;
  double low;
  unsigned quarter;
};

ReducedAngle reduce_angle(double x) {
  const double rounded = x * (2.0 / 3.14159265358979323846) + rounder;
  const double turns = rounded - rounder;
  const double first = x - turns * half_pi_high;
  const double product = turns * half_pi_middle;
  const double second = first - product;
  // What rounding lost in `second` (Knuth's two-sum): near a multiple of pi / 2 it is all that
  // counts.
  const double shadow = second - first;
  const double lost = (first - (second - shadow)) - (product + shadow);
  const double rest = turns * half_pi_low - lost;
  const double high = second - rest;
  return {high, (second - high) - rest,
          static_cast<unsigned>(bit_cast<std::uint64_t>(rounded) & 3U)};
}

/// sin(high + low) by Taylor's series to the 17th power.
double sine_kernel(double high, double low) {
  constexpr double coefficients[] = {
      -1.0 / 6,        1.0 / 120,        -1.0 / 5040,          1.0 / 362880,
      -1.0 / 39916800, 1.0 / 6227020800, -1.0 / 1307674368000, 1.0 / 355687428096000};
  const double square = high * high;
  return high + (high * square * polynomial(coefficients, square) + low * (1.0 - 0.5 * square));
}

/// cos(high + low) by Taylor's series to the 16th power.
double cosine_kernel(double high, double low) {
  constexpr double coefficients[] = {
      1.0 / 24,        -1.0 / 720,         1.0 / 40320,         -1.0 / 3628800,
      1.0 / 479001600, -1.0 / 87178291200, 1.0 / 20922789888000};
  const double square = high * high;
  const double half = 0.5 * square;
  const double head = 1.0 - half;
  const double tail = square * square * polynomial(coefficients, square) - high * low;
  return head + (((1.0 - head) - half) + tail);
}

/// sin(x + quarters * pi / 2).
double sine_after(double x, unsigned quarters) {
  const ReducedAngle angle = reduce_angle(x);
  const unsigned quarter = (angle.quarter + quarters) & 3U;
  const double value = (quarter & 1U) != 0 ? cosine_kernel(angle.high, angle.low)
                                           : sine_kernel(angle.high, angle.low);
  return (quarter & 2U) != 0 ? -value : value;
}

}  // namespace

double exact_exp(double x) {
  if (x != x) return x;
  if (x > 709.8) return infinity;
  if (x < -745.2) return 0.0;
  // x = n ln 2 + r, |r| <= ln 2 / 2; e^r by Taylor's series to the 13th power.
  constexpr double coefficients[] = {
      1.0 / 2,     1.0 / 6,      1.0 / 24,      1.0 / 120,      1.0 / 720,       1.0 / 5040,
      1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};
  const double n = (x * 1.4426950408889634 + rounder) - rounder;
  const double r = (x - n * ln2_high) - n * ln2_low;
  const double power = 1.0 + (r + r * r * polynomial(coefficients, r));
  // 2^n in two factors, since 2^1024 and 2^-1075 are not numbers themselves.
  const auto exponent = static_cast<std::int64_t>(n);
  const std::int64_t half = exponent / 2;
  return power * power_of_two(half) * power_of_two(exponent - half);
}

double exact_log(double x) {
  if (x != x || x == infinity) return x;
  if (x < 0.0) return not_a_number;
  if (x == 0.0) return -infinity;
  // Denormals are first made normal.
  const bool denormal = x < std::numeric_limits<double>::min();
  const auto bits = bit_cast<std::uint64_t>(denormal ? x * 0x1p54 : x);
  // x = 2^n m with m in [sqrt(1/2), sqrt(2)): the offset carries into n where m would be larger.
  constexpr std::uint64_t one = 0x3ff0000000000000U;
  constexpr std::uint64_t root_half = 0x3fe6a09e667f3bcdU;
  const std::uint64_t shifted = bits + (one - root_half);
  const auto n = static_cast<double>(static_cast<std::int64_t>(shifted >> 52) - 1023) -
                 (denormal ? 54.0 : 0.0);
  const auto m = bit_cast<double>((shifted & 0xfffffffffffffU) + root_half);
  // log(1 + f) = 2 s + 2/3 s^3 + 2/5 s^5 + ... with s = f / (2 + f); 2 s = f - s f keeps f exact.
  constexpr double coefficients[] = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11, 2.0 / 13,
                                     2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23};
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double square = s * s;
  const double correction = s * (f - square * polynomial(coefficients, square));
  return n * ln2_high + (f - (correction - n * ln2_low));
}

double exact_sin(double x) { return sine_after(x, 0); }

double exact_cos(double x) { return sine_after(x, 1); }

double exact_softplus(double x) {
  // max(x, 0) + log(1 + e^-|x|); the quotient gives back what 1 + e rounds away.
  const double e = exact_exp(x > 0.0 ? -x : x);
  const double sum = 1.0 + e;
  const double logarithm = exact_log(sum) + (e - (sum - 1.0)) / sum;
  return (x > 0.0 ? x : 0.0) + logarithm;
}

double exact_normal_distribution(double x) {
  if (x != x) return x;
  const double size = x < 0.0 ? -x : x;
  if (size > 40.0) return x > 0.0 ? 1.0 : 0.0;
  constexpr double density_at_zero = 0.3989422804014327;
  const double density = density_at_zero * exact_exp(-0.5 * size * size);
  if (size < 4.0) {
    // 1/2 + density (s + s^3 / 3 + s^5 / (3 5) + ...), all terms of one sign.
    double term = size;
    double sum = size;
    for (int odd = 3; odd < 110; odd += 2) {
      term *= size * size / odd;
      sum += term;
    }
    return 0.5 + (x < 0.0 ? -density * sum : density * sum);
  }
  // The share beyond s is density / (s + 1 / (s + 2 / (s + 3 / ...))).
  double denominator = size;
  for (int k = 60; k > 0; --k)
    denominator = size + k / denominator;
  const double tail = density / denominator;
  return x < 0.0 ? tail : 1.0 - tail;
}

}  // namespace descent
