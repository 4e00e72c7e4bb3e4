#include <doctest/doctest.h>

#include <cmath>

#include "core/kernels/element_functions.h"
#include "core/kernels/elementary.h"
#include "tests/core/double/central_difference.h"

namespace descent {
namespace {

TEST_CASE("in double, array functions agree with the C library to 12 digits, near 0 too") {
  for (const double scale : {1e-9, 1e-3, 4e-3, 6e-3, 0.1, 1.0, 20.0}) {
    for (double x = -scale; x <= scale; x += scale / 50) {
      double y = 0.0;
      CAPTURE(x);
      exp_array({&x, 1}, {&y, 1});
      CHECK(std::fabs(y - std::exp(x)) <= 1e-12 * std::exp(x));
      tanh_array({&x, 1}, {&y, 1});
      CHECK(std::fabs(y - std::tanh(x)) <= 1e-12 * std::fabs(std::tanh(x)));
      sigmoid_array({&x, 1}, {&y, 1});
      const double sigmoid = 1.0 / (1.0 + std::exp(-x));
      CHECK(std::fabs(y - sigmoid) <= 1e-12 * sigmoid);
      if (x <= 0) {
        CHECK(std::fabs(element_exp_minus_one(x) - std::expm1(x)) <= 1e-12 * -std::expm1(x));
      }
      const double share = 0.5 * std::erfc(-x / std::sqrt(2.0));
      CHECK(std::fabs(element_normal_distribution(x) - share) <= 5e-16);
      CHECK(std::fabs(element_sin(x) - std::sin(x)) <= 1e-15);
      CHECK(std::fabs(element_cos(x) - std::cos(x)) <= 1e-15);
    }
  }
}

}  // namespace
}  // namespace descent
