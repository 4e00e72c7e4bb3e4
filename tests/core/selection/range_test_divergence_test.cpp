// Where a learning rate range test stops.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/core/selection/linear_experiment.h"

using namespace descent;

TEST_CASE("range test: on a parabola the loss grows from the first rate above 2 / curvature") {
  // A step multiplies the weight's error by 1 - rate curvature. Steps of 1 % from 1.6 to 2.6 times
  // 1 / curvature leave enough of the error, which shrinks below 2, to see it grow above.
  const ExperimentConfig experiment = linear_experiment("lineThroughOrigin");
  const double curvature = largest_curvature(experiment);
  RangeTestOptions options;
  options.lowest_rate = 1.6 / curvature;
  options.highest_rate = 2.6 / curvature;
  options.steps = 50;
  options.divergence_factor = 1000;
  LearningRateRangeTest test = from_start(experiment, options);
  test.advance(all_pieces);
  REQUIRE(test.points().size() == 50);
  CHECK_FALSE(test.divergence_rate().has_value());
  CHECK_FALSE(test.tenth_of_divergence_rate().has_value());
  double before = test.start_loss();
  for (const RatePoint& point : test.points()) {
    CAPTURE(point.rate * curvature);
    CHECK((point.loss > before) == (point.rate > 2 / curvature));
    before = point.loss;
  }
}

TEST_CASE("range test: on a quadratic it diverges within 5 % above 2 / largest curvature") {
  // A plane without noise has the least loss 0, so all of the loss is the error that grows. What
  // is left of it at the limit has to quadruple while the rate grows on, which 420 steps up to 1.45
  // times the limit let it do in time; from 0.95 times the limit they leave enough of it.
  const ExperimentConfig experiment = linear_experiment("plane");
  const double limit = 2 / largest_curvature(experiment);
  RangeTestOptions options;
  options.lowest_rate = 0.95 * limit;
  options.highest_rate = 1.45 * limit;
  options.steps = 420;
  LearningRateRangeTest test = from_start(experiment, options);
  CHECK_FALSE(test.done());
  test.advance(all_pieces);
  REQUIRE(test.divergence_rate().has_value());
  CHECK(*test.divergence_rate() > limit);
  CHECK(*test.divergence_rate() < 1.05 * limit);
  CHECK(*test.tenth_of_divergence_rate() == *test.divergence_rate() / 10);
  CHECK(test.points().back().rate == *test.divergence_rate());
  CHECK(test.points().size() < 420);
  CHECK(test.progress() == 1);
}

TEST_CASE("range test: swinging through a perfect fit is no divergence") {
  // Momentum carries the weights past the fit, where the loss all but vanishes, and back again.
  ExperimentConfig experiment = linear_experiment("plane");
  experiment.network.seed = 4;
  experiment.training.optimizer = {"momentum"};
  RangeTestOptions options;
  options.lowest_rate = 0.02 / largest_curvature(experiment);
  options.highest_rate = 0.9 / largest_curvature(experiment);
  options.steps = 400;
  options.divergence_factor = 1000;
  LearningRateRangeTest test = from_start(experiment, options);
  test.advance(all_pieces);
  CHECK_FALSE(test.divergence_rate().has_value());
  REQUIRE(test.points().size() == 400);
  double least = test.start_loss();
  double rise = 1;
  for (const RatePoint& point : test.points()) {
    least = std::min(least, point.loss);
    rise = std::max(rise, point.loss / least);
  }
  CHECK(rise > 1000);
}

TEST_CASE("range test: the first step can be one too far") {
  RangeTestOptions options;
  options.lowest_rate = 6;
  LearningRateRangeTest test = from_start(linear_experiment("lineThroughOrigin"), options);
  test.advance(all_pieces);
  CHECK(test.divergence_rate() == 6);
  REQUIRE(test.points().size() == 1);
  CHECK(test.points()[0].loss > 4 * test.start_loss());
}

TEST_CASE("range test: a loss that is not finite stops it and is not recorded") {
  ExperimentConfig experiment = default_experiment();
  experiment.training.loss = {"meanSquared"};
  experiment.training.optimizer = {"gradientDescent"};
  experiment.network.initializer = {"uniform", {{"limit", 2}}};
  experiment.network.layers.assign(8, dense_layer(64, {"linear"}));
  LearningRateRangeTest test = from_start(experiment, {});
  test.advance(all_pieces);
  CHECK(test.done());
  CHECK(std::isfinite(test.start_loss()));
  CHECK(test.start_loss() > 1e6);
  CHECK(test.divergence_rate() == 1e-5);
  CHECK(test.points().empty());
}

TEST_CASE("range test: from weights whose loss is not finite there is nothing to record") {
  LearningRateRangeTest test(linear_experiment("lineThroughOrigin"),
                             Vector::Constant(1, std::numeric_limits<Scalar>::infinity()), {});
  test.advance(all_pieces);
  CHECK(test.done());
  CHECK_FALSE(std::isfinite(test.start_loss()));
  CHECK(test.points().empty());
  CHECK_FALSE(test.divergence_rate().has_value());
  CHECK_FALSE(test.steepest_rate().has_value());
}
