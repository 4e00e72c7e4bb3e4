#include <doctest/doctest.h>

#include <vector>

#include "core/regularizers.h"
#include "tests/core/double/central_difference.h"

namespace descent {
namespace {

TEST_CASE("every regularizer's gradient is the derivative of its penalty") {
  Vector weights(6);
  weights << -2, -0.3, -0.05, 0.1, 0.7, 4;
  for (const RegularizerEntry& entry : regularizers()) {
    for (const double value : {0.001, 0.3}) {
      const std::vector<double> values(entry.hyperparameters.size(), value);
      Vector d_weights = Vector::Zero(6);
      entry.add_gradient(weights, values, d_weights);
      for (Index i = 0; i < weights.size(); ++i) {
        CAPTURE(entry.id);
        CAPTURE(i);
        const auto penalty = [&](double x) {
          Vector moved = weights;
          moved[i] = x;
          return entry.penalty(moved, values);
        };
        CHECK(relative_error(d_weights[i], central_difference(penalty, weights[i])) <= 1e-6);
      }
    }
  }
}

}  // namespace
}  // namespace descent
