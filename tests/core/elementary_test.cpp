#include "core/kernels/elementary.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/random.h"
#include "tests/core/bits.h"

namespace descent {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Units in the last place of a double between a value and the better known truth.
double ulps(double value, long double truth) {
  const double rounded = static_cast<double>(truth);
  if (rounded == value) return 0.0;
  if (std::isnan(rounded) || std::isinf(rounded)) return std::isnan(value) ? 0.0 : infinity;
  const double spacing = std::nextafter(std::fabs(rounded), infinity) - std::fabs(rounded);
  return static_cast<double>(std::fabs(static_cast<long double>(value) - truth)) / spacing;
}

/// The largest error over many random numbers in [minimum, maximum).
double largest_error(double (*function)(double), long double (*truth)(long double), double minimum,
                     double maximum) {
  Random random(7, RandomStream::data);
  double largest = 0.0;
  for (int i = 0; i < 200000; ++i) {
    const double x = random.uniform(minimum, maximum);
    largest = std::fmax(largest, ulps(function(x), truth(x)));
  }
  return largest;
}

long double true_exp(long double x) { return std::exp(x); }
long double true_log(long double x) { return std::log(x); }
long double true_sin(long double x) { return std::sin(x); }
long double true_cos(long double x) { return std::cos(x); }
long double true_softplus(long double x) {
  return std::fmax(x, 0.0L) + std::log1p(std::exp(-std::fabs(x)));
}

TEST_CASE("exact functions are within 2 ulp of the C library's long double") {
  CHECK(largest_error(exact_exp, true_exp, -1.0, 1.0) <= 2.0);
  CHECK(largest_error(exact_exp, true_exp, -745.2, 709.8) <= 2.0);
  CHECK(largest_error(exact_log, true_log, 0.5, 2.0) <= 2.0);
  CHECK(largest_error(exact_log, true_log, 0.0, 1e6) <= 2.0);
  CHECK(largest_error(exact_log, true_log, 0.0, 1e-307) <= 2.0);
  CHECK(largest_error(exact_sin, true_sin, -4.0, 4.0) <= 2.0);
  CHECK(largest_error(exact_sin, true_sin, -1e5, 1e5) <= 2.0);
  CHECK(largest_error(exact_cos, true_cos, -4.0, 4.0) <= 2.0);
  CHECK(largest_error(exact_cos, true_cos, -1e5, 1e5) <= 2.0);
  CHECK(largest_error(exact_softplus, true_softplus, -40.0, 40.0) <= 2.0);
  CHECK(largest_error(exact_softplus, true_softplus, -1000.0, 1000.0) <= 2.0);
}

TEST_CASE("the shares of the normal distribution are exact to 5e-16, far from 0 to 12 digits") {
  for (double x = -45; x <= 45; x += 0.0373) {
    CAPTURE(x);
    const auto truth = static_cast<double>(0.5L * std::erfc(-x / std::sqrt(2.0L)));
    const double error = std::fabs(exact_normal_distribution(x) - truth);
    CHECK(error <= 5e-16);
    if (x < -4 && x > -37) CHECK(error <= 1e-12 * truth);
  }
  CHECK(exact_normal_distribution(0.0) == 0.5);
  CHECK(exact_normal_distribution(infinity) == 1.0);
  CHECK(exact_normal_distribution(-infinity) == 0.0);
  CHECK(std::isnan(exact_normal_distribution(not_a_number)));
}

TEST_CASE("sine and cosine keep their digits next to their zeros") {
  double largest = 0.0;
  for (int k = 1; k < 63662; ++k) {
    const double x = static_cast<double>(k * 1.57079632679489661923L);
    largest = std::fmax(largest, ulps(exact_sin(x), true_sin(x)));
    largest = std::fmax(largest, ulps(exact_cos(x), true_cos(x)));
  }
  CHECK(largest <= 2.0);
}

TEST_CASE("exact functions have their limits and pass NaN on") {
  CHECK(exact_exp(0.0) == 1.0);
  CHECK(exact_exp(infinity) == infinity);
  CHECK(exact_exp(-infinity) == 0.0);
  CHECK(exact_exp(-746.0) == 0.0);
  CHECK(exact_log(1.0) == 0.0);
  CHECK(exact_log(0.0) == -infinity);
  CHECK(exact_log(infinity) == infinity);
  CHECK(std::isnan(exact_log(-1.0)));
  CHECK(exact_sin(0.0) == 0.0);
  CHECK(exact_cos(0.0) == 1.0);
  CHECK(exact_softplus(1e4) == 1e4);
  CHECK(exact_softplus(-1e4) == 0.0);
  CHECK(exact_softplus(infinity) == infinity);
  for (const auto function : {exact_exp, exact_log, exact_sin, exact_cos, exact_softplus}) {
    CHECK(std::isnan(function(not_a_number)));
  }
}

// Made by running this loop natively (g++ 12, x86-64, SSE4.2): another value on another machine
// means that links no longer replay the same training there.
TEST_CASE("exact functions give the same bits as on every other machine") {
  Random random(1, RandomStream::data);
  Hash hash;
  for (int i = 0; i < 10000; ++i) {
    const double x = random.uniform(-50.0, 50.0);
    hash.add(exact_exp(x));
    hash.add(exact_log(x * x));
    hash.add(exact_sin(x));
    hash.add(exact_cos(x));
    hash.add(exact_softplus(x));
  }
  CHECK(hash.value() == 1403768016794869180U);
}

}  // namespace
}  // namespace descent
