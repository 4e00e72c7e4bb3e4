#include "core/selection/learning_rate_range_test.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

#include "tests/core/selection/linear_experiment.h"

using namespace descent;

namespace {

/// Mean loss of the batch that the run's trainer comes to next, in its training pass.
double next_batch_loss(Run& run) {
  const NextBatch next = run.trainer().next_batch();
  const DataPart& part = run.data().training();
  const auto size = Index(next.samples.size());
  Matrix inputs(part.inputs.rows(), size);
  Matrix targets(part.targets.rows(), size);
  gather_samples(part, next.samples, inputs, targets);
  return run.loss().sum(run.network().forward(inputs, Pass::training, next.chance), targets) /
         double(size);
}

}  // namespace

TEST_CASE("range test: rates grow by one factor a step") {
  ExperimentConfig experiment = linear_experiment("lineThroughOrigin");
  RangeTestOptions options;
  options.lowest_rate = 0.001;
  options.highest_rate = 0.1;
  options.steps = 5;
  LearningRateRangeTest test = from_start(experiment, options);
  test.advance(all_pieces);
  REQUIRE(test.points().size() == 5);
  CHECK(test.points()[0].rate == 0.001);
  for (std::size_t i = 1; i < 5; ++i) {
    CHECK(test.points()[i].rate / test.points()[i - 1].rate ==
          doctest::Approx(std::sqrt(10.0)).epsilon(1e-12));
  }
  CHECK(test.points()[4].rate == doctest::Approx(0.1).epsilon(1e-12));
}

TEST_CASE("range test: its steps are the trainer's at the same rates, to the bit") {
  RangeTestOptions options;
  options.lowest_rate = 0.001;
  options.highest_rate = 0.01;
  options.steps = 9;
  for (const OptimizerEntry& optimizer : optimizers()) {
    for (const double batch_size : {2000, 15}) {
      if (optimizer.full_batch_only && batch_size < 40) continue;
      CAPTURE(optimizer.id);
      CAPTURE(batch_size);
      ExperimentConfig experiment = default_experiment();
      experiment.data.sample_count = 40;
      experiment.data.test_share = 0;
      const double drop_rate = optimizer.full_batch_only ? 0 : 0.2;
      LayerConfig frozen = dense_layer(4, {"tanh"});
      frozen.frozen = true;
      experiment.network.layers = {frozen,
                                   {{"dropout", {{"dropRate", drop_rate}}}, {"linear"}},
                                   {{"batchNormalization"}, {"tanh"}},
                                   dense_layer(4, {"tanh"})};
      experiment.network.layers.back().regularizer = {"l1"};
      experiment.training.optimizer = {std::string(optimizer.id)};
      experiment.training.regularizer = {"l2", {{"rate", 0.1}}};
      experiment.training.gradient_clipping = {"byNorm", {{"limit", 0.1}}};
      experiment.training.batch_size = batch_size;
      LearningRateRangeTest test = from_start(experiment, options);
      test.advance(all_pieces);
      REQUIRE(test.points().size() == 9);

      Run run(experiment);
      Trainer& trainer = run.trainer();
      trainer.advance(1, 0);
      for (std::size_t step = 0; step <= 9; ++step) {
        const double loss = next_batch_loss(run);
        CHECK(loss == (step == 0 ? test.start_loss() : test.points()[step - 1].loss));
        if (step == 9) break;
        experiment.training.learning_rate = test.points()[step].rate;
        trainer.configure(experiment.training);
        REQUIRE(trainer.advance(1, 1) == 1);
      }
    }
  }
}

TEST_CASE("range test: losses are those of gradient descent written out, batch after batch") {
  ExperimentConfig experiment = linear_experiment("lineThroughOrigin");
  experiment.training.batch_size = 15;
  // The schedule has no part in it, the penalty has.
  experiment.training.schedule = {"inverseTime", {{"decay", 10}}};
  experiment.training.regularizer = {"l2", {{"rate", 0.5}}};
  const Run run(experiment);
  const DataPart& part = run.data().training();
  RangeTestOptions options;
  options.lowest_rate = 0.01;
  options.highest_rate = 1;
  options.steps = 3;
  options.smoothing = 0.9;
  LearningRateRangeTest test(experiment, Vector::Constant(1, Scalar(0.3)), options);
  test.advance(all_pieces);
  REQUIRE(test.points().size() == 3);

  // 40 samples: batches of 15, 15 and 10, then the next epoch's first, all in the trainer's order.
  const std::vector<std::uint32_t> first = run.trainer().state().order;
  Run second(experiment);
  second.trainer().advance(4, 1);
  REQUIRE(second.trainer().epoch() == 1);
  std::vector<std::uint32_t> order = first;
  for (const std::uint32_t sample : second.trainer().state().order)
    order.push_back(sample);
  const std::size_t starts[] = {0, 15, 30, 40, 55};
  double weight = 0.3;
  double average = 0;
  for (std::size_t step = 0; step < 4; ++step) {
    double loss = 0;
    double d_weight = 0.5 * weight;
    const auto size = double(starts[step + 1] - starts[step]);
    for (std::size_t i = starts[step]; i < starts[step + 1]; ++i) {
      const double x = part.inputs(0, order[i]);
      const double error = weight * x - part.targets(0, order[i]);
      loss += error * error / size;
      d_weight += 2 * error * x / size;
    }
    weight -= std::pow(10, double(step) - 2) * d_weight;
    if (step == 0) {
      CHECK(test.start_loss() == doctest::Approx(loss).epsilon(1e-5));
      continue;
    }
    CHECK(test.points()[step - 1].loss == doctest::Approx(loss).epsilon(1e-5));
    average = 0.9 * average + 0.1 * test.points()[step - 1].loss;
    CHECK(test.points()[step - 1].smoothed ==
          doctest::Approx(average / (1 - std::pow(0.9, double(step)))).epsilon(1e-12));
  }
  CHECK(test.points()[0].smoothed == doctest::Approx(test.points()[0].loss).epsilon(1e-12));
}

TEST_CASE("range test: the steepest rate is where the loss falls most on its way to its least") {
  // Weights that hardly move and one sample a step: losses go up and down as the samples come.
  ExperimentConfig experiment = linear_experiment("lineWithIntercept");
  experiment.training.batch_size = 1;
  RangeTestOptions options;
  options.highest_rate = 1e-4;
  options.steps = 12;
  options.divergence_factor = 1000;
  int steeper_after_the_least = 0;
  int falling = 0;
  for (double seed = 1; seed <= 10; ++seed) {
    experiment.network.seed = seed;
    LearningRateRangeTest test(experiment, Vector::Zero(1), options);
    CHECK_FALSE(test.steepest_rate().has_value());
    CHECK_FALSE(test.tenth_of_least_rate().has_value());
    test.advance(all_pieces);
    const auto points = test.points();
    REQUIRE(points.size() == 12);
    std::size_t least = 0;
    for (std::size_t i = 1; i < 12; ++i)
      if (points[i].loss < points[least].loss) least = i;
    falling += least > 0 ? 1 : 0;
    CHECK(test.tenth_of_least_rate().value_or(0) ==
          (least > 0 ? std::max(points[least].rate / 10, 1e-5) : 0));
    const auto slope = [&](std::size_t i) {
      return (points[i + 1].loss - points[i - 1].loss) /
             std::log(points[i + 1].rate / points[i - 1].rate);
    };
    std::size_t steepest = 0;
    for (std::size_t i = 1; i < least; ++i)
      if (slope(i) < 0 && (steepest == 0 || slope(i) < slope(steepest))) steepest = i;
    if (steepest == 0) {
      CHECK_FALSE(test.steepest_rate().has_value());
    } else {
      CHECK(test.steepest_rate() == points[steepest].rate);
      for (std::size_t i = least + 1; i < 11; ++i)
        if (slope(i) < slope(steepest)) ++steeper_after_the_least;
    }
  }
  CHECK(steeper_after_the_least > 0);
  CHECK(falling > 0);
  CHECK(falling < 10);
}

TEST_CASE("range test: the rate it suggests learns") {
  ExperimentConfig experiment = default_experiment();
  experiment.data.dataset = {"gauss"};
  RangeTestOptions options;
  options.smoothing = 0.8;
  LearningRateRangeTest test = from_start(experiment, options);
  test.advance(all_pieces);
  const auto least = std::min_element(
      test.points().begin(), test.points().end(),
      [](const RatePoint& a, const RatePoint& b) { return a.smoothed < b.smoothed; });
  CHECK(test.tenth_of_least_rate() == least->rate / 10);
  for (const std::optional<double> rate : {test.steepest_rate(), test.tenth_of_least_rate()}) {
    REQUIRE(rate.has_value());
    experiment.training.learning_rate = *rate;
    Run run(experiment);
    run.trainer().advance(all_pieces, 20);
    CHECK(run.trainer().reports().back().training_metric > 0.95);
  }
}

TEST_CASE("range test: a loss that only grows has no steepest fall") {
  ExperimentConfig experiment = linear_experiment("lineThroughOrigin");
  const double curvature = largest_curvature(experiment);
  RangeTestOptions options;
  options.lowest_rate = 2.1 / curvature;
  options.highest_rate = 3.2 / curvature;
  LearningRateRangeTest test = from_start(experiment, options);
  test.advance(all_pieces);
  CHECK_FALSE(test.tenth_of_least_rate().has_value());
  CHECK(test.divergence_rate().has_value());
  CHECK_FALSE(test.steepest_rate().has_value());
}

TEST_CASE("range test: in pieces of any size it gives the same bits, long passes in several") {
  ExperimentConfig experiment = default_experiment();
  experiment.data.sample_count = 2000;
  experiment.data.test_share = 0;
  experiment.training.batch_size = 1500;
  experiment.network.layers.assign(2, dense_layer(128, {"tanh"}));
  RangeTestOptions options;
  options.steps = 6;
  LearningRateRangeTest whole = from_start(experiment, options);
  whole.advance(all_pieces);
  LearningRateRangeTest pieces = from_start(experiment, options);
  CHECK(pieces.progress() == 0);
  Index count = 0;
  for (double before = 0; !pieces.done(); ++count) {
    CHECK(pieces.advance(1) == 1);
    CHECK(pieces.progress() >= before);
    before = pieces.progress();
  }
  CHECK(count > 12);
  CHECK(pieces.advance(5) == 0);
  REQUIRE(pieces.points().size() == whole.points().size());
  CHECK(pieces.start_loss() == whole.start_loss());
  for (std::size_t i = 0; i < whole.points().size(); ++i)
    CHECK(pieces.points()[i].loss == whole.points()[i].loss);
}

TEST_CASE("range test: options that are not allowed are named") {
  const ExperimentConfig experiment = linear_experiment("lineThroughOrigin");
  const auto refused = [&](auto change, const std::string& message) {
    RangeTestOptions options;
    change(options);
    CHECK_THROWS_WITH_AS(from_start(experiment, options), doctest::Contains(message.c_str()),
                         std::invalid_argument);
  };
  refused([](auto& options) { options.lowest_rate = 0; },
          "rangeTest.lowestRate: 0 is not allowed (1e-05 to 6.6");
  refused([](auto& options) { options.highest_rate = 11; },
          "rangeTest.highestRate: 11 is not allowed (1.5");
  refused(
      [](auto& options) {
        options.lowest_rate = 1;
        options.highest_rate = 1;
      },
      "rangeTest.highestRate: 1 is not allowed (1.5 to 10)");
  refused([](auto& options) { options.steps = 1; },
          "rangeTest.steps: 1 is not allowed (2 to 100000, whole numbers)");
  refused([](auto& options) { options.smoothing = 1; },
          "rangeTest.smoothing: 1 is not allowed (0 to 0.99)");
  refused([](auto& options) { options.divergence_factor = 1; },
          "rangeTest.divergenceFactor: 1 is not allowed (1.1 to 1000)");
  refused([](auto& options) { options.steps = std::numeric_limits<double>::quiet_NaN(); },
          "rangeTest.steps: nan is not allowed");
  CHECK_THROWS_WITH_AS(LearningRateRangeTest(experiment, Vector::Zero(2), {}),
                       "rangeTest.parameters: 2 numbers are not allowed (1)",
                       std::invalid_argument);
}
