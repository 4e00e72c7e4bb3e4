#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include "core/kernels/element_functions.h"
#include "core/kernels/elementary.h"
#include "core/kernels/map_array.h"
#include "tests/core/bits.h"

namespace descent {
namespace {

using ArrayFunction = void (*)(std::span<const Scalar>, std::span<Scalar>);

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float smallest_normal = std::numeric_limits<float>::min();

float from_bits(std::uint32_t bits) {
  float value = 0;
  std::memcpy(&value, &bits, sizeof(value));
  return value;
}

/// Every 1009th float of all 2^32: each exponent, both signs, denormals, infinities and NaN.
std::vector<float> all_kinds_of_floats() {
  std::vector<float> values;
  for (std::uint64_t bits = 0; bits < (std::uint64_t{1} << 32U); bits += 1009) {
    values.push_back(from_bits(static_cast<std::uint32_t>(bits)));
  }
  return values;
}

/// Error in units in the last place of a float; below the normal range 0 or the smallest normal
/// number will do.
double ulps(float value, double truth) {
  if (std::isnan(truth)) return std::isnan(value) ? 0.0 : infinity;
  if (std::isnan(value)) return infinity;
  const auto rounded = static_cast<float>(truth);
  if (rounded == value) return 0.0;
  if (std::isinf(rounded) || std::isinf(value)) return infinity;
  if (std::fabs(truth) < smallest_normal) {
    const bool is_near = std::fabs(value - truth) <= std::numeric_limits<float>::denorm_min();
    return is_near || value == 0.0F || std::fabs(value) == smallest_normal ? 0.0 : infinity;
  }
  const float spacing = std::nextafter(std::fabs(rounded), infinity) - std::fabs(rounded);
  return std::fabs(value - truth) / spacing;
}

template <float (*function)(float)>
void array_of(std::span<const Scalar> x, std::span<Scalar> y) {
  map_array(x, y, [](Scalar value) { return function(value); });
}

/// In units in the last place; infinite where a result is denormal of an x that is not.
double largest_error(ArrayFunction function, double (*truth)(double)) {
  const std::vector<float> x = all_kinds_of_floats();
  std::vector<float> y(x.size());
  function(x, y);
  double largest = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    largest = std::fmax(largest, ulps(y[i], truth(x[i])));
    const bool becomes_denormal = std::fpclassify(y[i]) == FP_SUBNORMAL && std::isnormal(x[i]);
    if (becomes_denormal) largest = infinity;
  }
  return largest;
}

double true_exp(double x) { return std::exp(x); }
double true_tanh(double x) { return std::tanh(x); }
double true_sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }
double true_exp_minus_one(double x) { return x > 0.0 ? 0.0 : std::expm1(x); }
double true_softplus(double x) {
  return x > 0.0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}
double true_normal_distribution(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

/// Largest absolute error over the floats up to `limit`; infinite if one is not a number.
double largest_absolute_error(ArrayFunction function, double (*truth)(double), float limit) {
  std::vector<float> x = all_kinds_of_floats();
  std::erase_if(x, [&](float value) { return !(std::fabs(value) <= limit); });
  std::vector<float> y(x.size());
  function(x, y);
  double largest = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double error = std::fabs(y[i] - truth(x[i]));
    largest = error <= largest ? largest : (std::isnan(error) ? infinity : error);
  }
  return largest;
}

TEST_CASE("array functions are within their bounds over all floats") {
  CHECK(largest_error(exp_array, true_exp) <= 4.0);
  CHECK(largest_error(tanh_array, true_tanh) <= 6.0);
  CHECK(largest_error(sigmoid_array, true_sigmoid) <= 4.0);
}

TEST_CASE("element functions are within their bounds over all floats") {
  CHECK(largest_error(array_of<element_exp_minus_one>, true_exp_minus_one) <= 4.0);
  CHECK(largest_error(array_of<element_softplus>, true_softplus) <= 4.0);
  CHECK(largest_absolute_error(array_of<element_normal_distribution>, true_normal_distribution,
                               infinity) <= 2.5e-7);
  CHECK(largest_absolute_error(array_of<element_sin>, std::sin, 1e5F) <= 1.5e-7);
  CHECK(largest_absolute_error(array_of<element_cos>, std::cos, 1e5F) <= 1.5e-7);
}

TEST_CASE("sine and cosine stay within -1 and 1, and beyond 1e5 at their values there") {
  const std::vector<float> x = all_kinds_of_floats();
  std::vector<float> y(x.size());
  for (const ArrayFunction function : {array_of<element_sin>, array_of<element_cos>}) {
    function(x, y);
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (std::isnan(x[i]) ? !std::isnan(y[i]) : !(std::fabs(y[i]) <= 1.0F)) FAIL(x[i]);
    }
  }
  CHECK(element_sin(3e30F) == element_sin(1e5F));
  CHECK(element_cos(-infinity) == element_cos(-1e5F));
}

TEST_CASE("the normal distribution's shares have their limits") {
  CHECK(element_normal_distribution(0.0F) == doctest::Approx(0.5).epsilon(1e-7));
  CHECK(element_normal_distribution(infinity) == 1.0F);
  CHECK(element_normal_distribution(-infinity) == 0.0F);
  CHECK(std::isnan(element_normal_distribution(std::numeric_limits<float>::quiet_NaN())));
}

TEST_CASE("array functions have their limits") {
  const std::vector<float> x = {-infinity, infinity, 0.0F, -1e30F, 1e30F};
  std::vector<float> y(x.size());
  exp_array(x, y);
  CHECK(y == std::vector<float>{0.0F, infinity, 1.0F, 0.0F, infinity});
  tanh_array(x, y);
  CHECK(y == std::vector<float>{-1.0F, 1.0F, 0.0F, -1.0F, 1.0F});
  sigmoid_array(x, y);
  CHECK(y == std::vector<float>{0.0F, 1.0F, 0.5F, 0.0F, 1.0F});
}

TEST_CASE("array functions give the same bits in place, alone and at every position of a vector") {
  for (const ArrayFunction function : {exp_array, tanh_array, sigmoid_array}) {
    for (std::size_t count = 0; count < 40; ++count) {
      std::vector<float> x(count);
      for (std::size_t i = 0; i < count; ++i)
        x[i] = static_cast<float>(i) * 0.37F - 7.0F;
      std::vector<float> y(count);
      function(x, y);
      std::vector<float> in_place = x;
      function(in_place, in_place);
      CHECK(in_place == y);
      for (std::size_t i = 0; i < count; ++i) {
        float alone = 0;
        function({&x[i], 1}, {&alone, 1});
        CHECK(alone == y[i]);
      }
    }
  }
}

TEST_CASE("tanh is odd to the bit") {
  const std::vector<float> x = {1e-30F, 1e-3F, 0.1F, 0.5F, 1.0F, 3.0F, 8.9F, 20.0F};
  std::vector<float> minus_x(x.size());
  for (std::size_t i = 0; i < x.size(); ++i)
    minus_x[i] = -x[i];
  std::vector<float> y(x.size());
  std::vector<float> minus_y(x.size());
  tanh_array(x, y);
  tanh_array(minus_x, minus_y);
  for (std::size_t i = 0; i < x.size(); ++i)
    CHECK(minus_y[i] == -y[i]);
}

TEST_CASE("softmax of columns does not overflow and passes NaN on") {
  const std::vector<float> x = {1e30F, -1e30F, -5.0F, -5.0F, 0.0F, std::nanf("")};
  std::vector<float> y(x.size());
  softmax_columns(x, y, 2);
  CHECK(y[0] == 1.0F);
  CHECK(y[1] == 0.0F);
  CHECK(y[2] == 0.5F);
  CHECK(y[3] == 0.5F);
  CHECK(std::isnan(y[4]));
  CHECK(std::isnan(y[5]));
}

// Made by running this natively (g++ 12, x86-64, SSE4.2). NaN is left out: its bits may differ.
TEST_CASE("array functions give the same bits as on every other machine") {
  std::vector<float> x = all_kinds_of_floats();
  std::erase_if(x, [](float value) { return std::isnan(value); });
  std::vector<float> y(x.size());
  Hash hash;
  for (const ArrayFunction function : {exp_array, tanh_array, sigmoid_array}) {
    function(x, y);
    for (const float value : y)
      hash.add(value);
  }
  CHECK(hash.value() == 9506581365348103522U);
  hash = {};
  for (const ArrayFunction function :
       {array_of<element_exp_minus_one>, array_of<element_softplus>,
        array_of<element_normal_distribution>, array_of<element_sin>, array_of<element_cos>}) {
    function(x, y);
    for (const float value : y)
      hash.add(value);
  }
  CHECK(hash.value() == 8111462496104519137U);
}

}  // namespace
}  // namespace descent
