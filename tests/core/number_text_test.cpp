#include "core/number_text.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

#include "core/random.h"

using descent::number_text;

TEST_CASE("numbers are written short and read back the same") {
  CHECK(number_text(0) == "0");
  CHECK(number_text(-0.1) == "-0.1");
  CHECK(number_text(2000) == "2000");
  CHECK(number_text(4294967295.0) == "4294967295");
  CHECK(number_text(1e-5) == "1e-05");
  CHECK(number_text(1.0 / 3) == "0.3333333333333333");
  CHECK(number_text(0.1 + 0.2) == "0.30000000000000004");
  CHECK(number_text(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(number_text(std::numeric_limits<double>::quiet_NaN()) == "nan");
}

namespace {

/// The same by the C library: as few digits as read back the same.
std::string text_of_the_c_library(double value) {
  constexpr int enough_digits = 17;
  std::array<char, 400> buffer{};
  const bool plain = value == std::floor(value) && std::abs(value) < 1e15;
  for (int digits = plain ? enough_digits : 1; digits <= enough_digits; ++digits) {
    std::snprintf(buffer.data(), buffer.size(), "%.*g", digits, value);
    if (std::strtod(buffer.data(), nullptr) == value) break;
  }
  return buffer.data();
}

}  // namespace

TEST_CASE("numbers are written as the C library writes them") {
  const double least = std::numeric_limits<double>::denorm_min();
  const double most = std::numeric_limits<double>::max();
  for (const double value : {least,
                             2 * least,
                             3 * least,
                             std::numeric_limits<double>::min(),
                             most,
                             -most,
                             0.5,
                             9.5,
                             1e15,
                             1e15 - 1,
                             1e15 + 2,
                             1.5e16,
                             123456789012345678.0,
                             1e21,
                             1e22,
                             1e23,
                             9.999999999999999e22,
                             0.0001,
                             0.00001,
                             0.99999999999999989,
                             -0.0,
                             2.2250738585072011e-308})
    CHECK(number_text(value) == text_of_the_c_library(value));
  // Below a power of two the gap is half of that above.
  for (int power = -1074; power < 1024; ++power) {
    const double value = std::ldexp(1.0, power);
    for (const double near : {value, std::nextafter(value, 0.0), std::nextafter(value, most)})
      CHECK(number_text(near) == text_of_the_c_library(near));
  }
  for (int power = -323; power < 309; ++power) {
    const double value = std::strtod(("1e" + std::to_string(power)).c_str(), nullptr);
    for (const double near : {value, std::nextafter(value, 0.0), 7 * value})
      CHECK(number_text(near) == text_of_the_c_library(near));
  }
  descent::Random random(1, descent::RandomStream::data);
  for (int i = 0; i < 50000; ++i) {
    const double value = random.uniform(-1, 1) * std::ldexp(1.0, i % 1900 - 950);
    CHECK(number_text(value) == text_of_the_c_library(value));
    const double rounded = std::round(value * 1000) / 1000;
    CHECK(number_text(rounded) == text_of_the_c_library(rounded));
  }
}
