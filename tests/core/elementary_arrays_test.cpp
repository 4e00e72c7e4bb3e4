#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include "core/kernels/elementary.h"
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

/// Error in units in the last place of a float; a truth below the normal range asks for 0 (or the
/// smallest normal number), as results are never denormal.
double ulps(float value, double truth) {
  if (std::isnan(truth)) return std::isnan(value) ? 0.0 : infinity;
  if (std::isnan(value)) return infinity;
  const auto rounded = static_cast<float>(truth);
  if (rounded == value) return 0.0;
  if (std::isinf(rounded) || std::isinf(value)) return infinity;
  if (std::fabs(truth) < smallest_normal) {
    return value == 0.0F || std::fabs(value) == smallest_normal ? 0.0 : infinity;
  }
  const float spacing = std::nextafter(std::fabs(rounded), infinity) - std::fabs(rounded);
  return std::fabs(value - truth) / spacing;
}

double largest_error(ArrayFunction function, double (*truth)(double)) {
  const std::vector<float> x = all_kinds_of_floats();
  std::vector<float> y(x.size());
  function(x, y);
  double largest = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    largest = std::fmax(largest, ulps(y[i], truth(x[i])));
    if (std::fpclassify(y[i]) == FP_SUBNORMAL) largest = infinity;
  }
  return largest;
}

double true_exp(double x) { return std::exp(x); }
double true_tanh(double x) { return std::tanh(x); }
double true_sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }

TEST_CASE("array functions are within their bounds over all floats") {
  CHECK(largest_error(exp_array, true_exp) <= 4.0);
  CHECK(largest_error(tanh_array, true_tanh) <= 6.0);
  CHECK(largest_error(sigmoid_array, true_sigmoid) <= 4.0);
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
  CHECK(hash.value() == 8931284677812375378U);
}

}  // namespace
}  // namespace descent
