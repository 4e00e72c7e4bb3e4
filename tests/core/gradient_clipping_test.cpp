#include "core/gradient_clipping.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/training/run.h"

namespace descent {
namespace {

constexpr Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();
constexpr Scalar infinity = std::numeric_limits<Scalar>::infinity();

Vector clipped(std::string_view id, double limit, Vector gradients) {
  const std::vector<double> values{limit};
  find_entry("training.gradientClipping", gradient_clippings(), id).clip(values, gradients);
  return gradients;
}

Vector some_gradients() {
  Vector gradients(6);
  gradients << -3, Scalar(-0.5), 0, Scalar(0.25), 2, 4;
  return gradients;
}

TEST_CASE("without clipping gradients stay as they are") {
  CHECK(clipped("none", 0.1, some_gradients()) == some_gradients());
}

TEST_CASE("clipping by value brings every number into its limits") {
  Vector expected(6);
  expected << -1, Scalar(-0.5), 0, Scalar(0.25), 1, 1;
  CHECK(clipped("byValue", 1, some_gradients()) == expected);
  CHECK(clipped("byValue", 4, some_gradients()) == some_gradients());
}

TEST_CASE("clipping by norm shortens a longer gradient and keeps its direction") {
  double squares = 0;
  for (const Scalar value : some_gradients())
    squares += double{value} * double{value};
  const double norm = std::sqrt(squares);
  for (const double limit : {0.001, 0.5, 1.0, 5.0}) {
    CAPTURE(limit);
    const Vector shortened = clipped("byNorm", limit, some_gradients());
    for (Index i = 0; i < 6; ++i) {
      const double expected = double{some_gradients()[i]} * limit / (norm + 1e-6);
      CHECK(std::fabs(double{shortened[i]} - expected) <= 1e-6 * std::fabs(expected));
    }
  }
  CHECK(clipped("byNorm", 6, some_gradients()) == some_gradients());
  CHECK(clipped("byNorm", 0.001, Vector::Zero(3)) == Vector::Zero(3));
}

TEST_CASE("the norm of large gradients does not overflow") {
  const Vector shortened = clipped("byNorm", 1, Vector::Constant(4, Scalar(1e30)));
  for (const Scalar value : shortened)
    CHECK(double{value} == doctest::Approx(0.5).epsilon(1e-6));
}

TEST_CASE("a gradient that is no number shows after clipping") {
  for (const GradientClippingEntry& entry : gradient_clippings()) {
    CAPTURE(entry.id);
    Vector gradients = some_gradients();
    gradients[2] = nan;
    CHECK(std::isnan(clipped(entry.id, 1, gradients)[2]));
  }
  Vector gradients = some_gradients();
  gradients[0] = nan;
  // The length is no number either, so nothing is left of the gradient.
  for (const Scalar value : clipped("byNorm", 1, gradients))
    CHECK(std::isnan(value));
  gradients[0] = infinity;
  CHECK(clipped("byValue", 1, gradients)[0] == 1);
  CHECK(std::isnan(clipped("byNorm", 1, gradients)[0]));
}

/// The change of the parameters over one full batch of a line with a steep penalty.
Vector first_step(const Choice& clipping) {
  ExperimentConfig experiment;
  experiment.data = {{"lineWithIntercept"}, 1, 25, 0, 0.2, {}};
  experiment.training = {{"meanSquared"}, {"gradientDescent"}, 0.5, {"constant"}, {"none"}, 2000};
  experiment.training.regularizer = {"l2", {{"rate", 10}}};
  experiment.training.gradient_clipping = clipping;
  Run run(experiment);
  const Vector start = run.network().parameters().values();
  run.trainer().advance(100, 1);
  REQUIRE(run.trainer().epoch() == 1);
  return run.network().parameters().values() - start;
}

TEST_CASE("the trainer clips the gradient of loss and penalty together, before the optimizer") {
  const Vector whole = first_step({"none"});
  REQUIRE(whole.size() == 2);
  // The penalty alone is steeper than either limit.
  const double length = std::hypot(double{whole[0]}, double{whole[1]}) / 0.5;
  REQUIRE(length > 3);
  const Vector shortened = first_step({"byNorm", {{"limit", 0.25}}});
  for (Index i = 0; i < 2; ++i)
    CHECK(double{shortened[i]} == doctest::Approx(double{whole[i]} * 0.25 / length).epsilon(1e-4));
  const Vector cut = first_step({"byValue", {{"limit", 0.125}}});
  for (Index i = 0; i < 2; ++i)
    CHECK(double{cut[i]} == doctest::Approx(std::copysign(0.0625, double{whole[i]})).epsilon(1e-5));
}

}  // namespace
}  // namespace descent
