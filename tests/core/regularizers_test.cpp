#include "core/regularizers.h"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

namespace descent {
namespace {

using Values = std::vector<double>;

const RegularizerEntry& entry(std::string_view id) {
  return find_entry("training.regularizer", regularizers(), id);
}

Vector gradient_of(std::string_view id, const Vector& weights, double rate, Scalar before) {
  Vector d_weights = Vector::Constant(weights.size(), before);
  entry(id).add_gradient(weights, Values{rate}, d_weights);
  return d_weights;
}

Vector some_weights() {
  Vector weights(5);
  weights << -2, -0.5, 0, 1, 3;
  return weights;
}

TEST_CASE("penalties have their known values") {
  CHECK(entry("none").penalty(some_weights(), Values{0.1}) == 0.0);
  CHECK(entry("l1").penalty(some_weights(), Values{0.1}) == doctest::Approx(0.65));
  CHECK(entry("l2").penalty(some_weights(), Values{0.1}) == doctest::Approx(0.7125));
}

TEST_CASE("gradients are added to what is there; L1 leaves a weight of 0 alone") {
  Vector expected(5);
  CHECK(gradient_of("none", some_weights(), 0.5, 1) == Vector::Ones(5));
  expected << 0.5, 0.5, 1, 1.5, 1.5;
  CHECK(gradient_of("l1", some_weights(), 0.5, 1) == expected);
  expected << 0, 0.75, 1, 1.5, 2.5;
  CHECK(gradient_of("l2", some_weights(), 0.5, 1) == expected);
}

TEST_CASE("penalties are summed in double: small weights are not lost beside large ones") {
  Vector weights = Vector::Constant(1000, 1e-5F);
  weights[0] = 1e4F;
  CHECK(entry("l1").penalty(weights, Values{1}) - 1e4 == doctest::Approx(0.00999).epsilon(1e-4));
}

TEST_CASE("a regularizer refuses rates out of range") {
  CHECK_THROWS_WITH_AS(resolve_values("training.regularizer", entry("l1"), {"l1", {{"rate", -1}}}),
                       "training.regularizer.rate: -1 is not allowed (1e-05 to 10)",
                       std::invalid_argument);
}

}  // namespace
}  // namespace descent
