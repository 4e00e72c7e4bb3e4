#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/activations.h"
#include "tests/core/double/central_difference.h"

namespace descent {
namespace {

double value_at(const Activation& activation, double z) {
  double a = 0.0;
  activation.forward({&z, 1}, {&a, 1}, 1);
  return a;
}

/// An entry with its defaults, and with every end of every range of its hyperparameters.
std::vector<Choice> choices_of(const ActivationEntry& entry) {
  std::vector<Choice> choices = {{std::string(entry.id)}};
  for (const Hyperparameter& hyperparameter : entry.hyperparameters) {
    for (const double value : {hyperparameter.minimum, hyperparameter.maximum})
      choices.push_back({std::string(entry.id), {{std::string(hyperparameter.name), value}}});
  }
  return choices;
}

bool near(const std::vector<double>& places, double z, double distance) {
  return std::any_of(places.begin(), places.end(),
                     [&](double place) { return std::fabs(z - place) < distance; });
}

TEST_CASE("every activation's backward is its derivative") {
  for (const ActivationEntry& entry : activations()) {
    // Hyperparameters may put a kink at 0 where the defaults have none.
    std::vector<double> kinks(entry.kinks.begin(), entry.kinks.end());
    if (!entry.hyperparameters.empty()) kinks.push_back(0.0);
    for (const Choice& choice : choices_of(entry)) {
      const Activation activation("field", choice);
      for (double z = -5.02; z < 5.0; z += 0.09) {
        if (near(kinks, z, 0.01)) continue;
        CAPTURE(entry.id);
        CAPTURE(z);
        const double a = value_at(activation, z);
        const double d_a = 1.7;
        double d = d_a;
        activation.backward({&z, 1}, {&a, 1}, {&d, 1}, 1);
        const double expected =
            d_a * central_difference([&](double x) { return value_at(activation, x); }, z);
        CHECK(relative_error(d, expected) <= 1e-6);
      }
    }
  }
}

TEST_CASE("backward takes every unit's share in every other into account") {
  constexpr Index units = 3;
  const std::vector<double> z = {0.3, -1.2, 2.1, 0.7, 0.9, -0.4};
  const std::vector<double> weights = {1.5, -0.7, 0.2, 2.0, 0.1, -1.1};
  for (const ActivationEntry& entry : activations()) {
    CAPTURE(entry.id);
    const Activation activation("field", {std::string(entry.id)});
    const auto values = [&](const std::vector<double>& at) {
      std::vector<double> a(at.size());
      activation.forward(at, a, units);
      return a;
    };
    std::vector<double> d = weights;
    activation.backward(z, values(z), d, units);
    for (std::size_t i = 0; i < z.size(); ++i) {
      const auto weighted_sum = [&](double x) {
        std::vector<double> moved = z;
        moved[i] = x;
        const std::vector<double> a = values(moved);
        double sum = 0.0;
        for (std::size_t k = 0; k < a.size(); ++k)
          sum += weights[k] * a[k];
        return sum;
      };
      CHECK(relative_error(d[i], central_difference(weighted_sum, z[i])) <= 1e-6);
    }
  }
}

TEST_CASE("an activation has kinks where it says so, and nowhere else") {
  for (const ActivationEntry& entry : activations()) {
    const Activation activation("field", {std::string(entry.id)});
    const std::vector<double> kinks(entry.kinks.begin(), entry.kinks.end());
    const double h = 1e-6;
    for (int step = -40; step <= 40; ++step) {
      const double z = step / 8.0;
      CAPTURE(entry.id);
      CAPTURE(z);
      const double middle = value_at(activation, z);
      const double right = (value_at(activation, z + h) - middle) / h;
      const double left = (middle - value_at(activation, z - h)) / h;
      CHECK((std::fabs(left - right) > 1e-3) == near(kinks, z, 0.01));
    }
  }
}

}  // namespace
}  // namespace descent
