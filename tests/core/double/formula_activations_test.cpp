#include <doctest/doctest.h>

#include <string>

#include "core/activations.h"
#include "tests/core/double/central_difference.h"

namespace descent {
namespace {

double value_at(const Activation& activation, double z) {
  double a = 0.0;
  activation.forward({&z, 1}, {&a, 1});
  return a;
}

TEST_CASE("every activation's backward is its derivative") {
  for (const ActivationEntry& entry : activations()) {
    const Activation activation("field", {std::string(entry.id)});
    for (double z = -5.02; z < 5.0; z += 0.09) {
      if (entry.has_kink && std::fabs(z) < 0.01) continue;
      CAPTURE(entry.id);
      CAPTURE(z);
      const double a = value_at(activation, z);
      const double d_a = 1.7;
      double d = d_a;
      activation.backward({&z, 1}, {&a, 1}, {&d, 1});
      const double expected =
          d_a * central_difference([&](double x) { return value_at(activation, x); }, z);
      CHECK(relative_error(d, expected) <= 1e-6);
    }
  }
}

TEST_CASE("an activation without a kink has none at 0") {
  for (const ActivationEntry& entry : activations()) {
    CAPTURE(entry.id);
    const Activation activation("field", {std::string(entry.id)});
    const double h = 1e-6;
    const double middle = value_at(activation, 0.0);
    const double right = (value_at(activation, h) - middle) / h;
    const double left = (middle - value_at(activation, -h)) / h;
    CHECK((relative_error(left, right) > 1e-3) == entry.has_kink);
  }
}

}  // namespace
}  // namespace descent
