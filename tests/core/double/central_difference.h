#pragma once

#include <algorithm>
#include <cmath>

/// Derivatives by central differences, for the double build.
namespace descent {

/// df/dx at x by the central difference of fourth order: truncation error of order h^4, so that
/// h = 1e-3 leaves rounding and truncation near 1e-12.
template <class Function>
double central_difference(Function function, double x) {
  constexpr double h = 1e-3;
  const double near = function(x + h) - function(x - h);
  const double far = function(x + 2 * h) - function(x - 2 * h);
  return (8 * near - far) / (12 * h);
}

/// |a - b| relative to the larger of the two, or to 1e-3 where both are smaller.
inline double relative_error(double a, double b) {
  return std::fabs(a - b) / std::max({std::fabs(a), std::fabs(b), 1e-3});
}

}  // namespace descent
