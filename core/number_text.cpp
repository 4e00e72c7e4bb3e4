#include "core/number_text.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace descent {

// Not std::to_chars: libc++ before version 20 lacks it for floating-point numbers.
std::string number_text(double value) {
  constexpr double largest_plain = 1e15;
  constexpr int enough_digits = 17;
  std::array<char, 40> buffer{};
  if (value == std::floor(value) && std::abs(value) < largest_plain) {
    std::snprintf(buffer.data(), buffer.size(), "%.0f", value);
    return buffer.data();
  }
  for (int digits = 1; digits <= enough_digits; ++digits) {
    std::snprintf(buffer.data(), buffer.size(), "%.*g", digits, value);
    if (std::strtod(buffer.data(), nullptr) == value) break;
  }
  return buffer.data();
}

}  // namespace descent
